"""Works what people in Slack did: into the front desk, and the reply to where it belongs."""

import asyncio
import json
import logging
from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.sharing import share, shareable
from bot.channels.slack import files, receive
from bot.channels.slack.calling import code
from bot.channels.slack.deliver import Delivery
from bot.channels.slack.incoming import Incoming, Opened, Pressed, Removed, Said, Shared, Who
from bot.channels.slack.people import People
from bot.channels.slack.places import Places
from bot.channels.slack.stream import Stream, Streams
from bot.channels.slack.views import home
from bot.channels.work import AT_DESK, FORM, Turn
from bot.frontdesk.desk import FrontDesk
from bot.library.wording import Say
from bot.ports import Clock, Inbox
from bot.talk.kept import Job
from bot.talk.message import Attachment, Message, Place
from bot.talk.reply import Partial, Prose, Reply
from bot.talk.trouble import DeskcheckError

_log = logging.getLogger("deskcheck")
_TOO_OLD = timedelta(minutes=15)
_TRIES = 6  # within four minutes
_MISSED = (
    "I could not work what you sent at {when} in time, and it is deleted now. I am sorry; please "
    "send it again."
)
_PROMPTS = (
    ("Check a profile", "Please check this profile: "),
    ("What may we ask for?", "Can we insist that the camera is on in interviews?"),
    ("Something is happening", "A worker we let go threatens to publish our code."),
)
_START = {
    "ask": "Ask your question here, in your own words.",
    "incident": "Tell here what is happening, in a sentence or two, without names and evidence.",
}
_INVITE = "I am not a member there. Invite me with /invite, then share it again; nothing was sent."


class Work:
    """Handles one job after the other."""

    def __init__(
        self,
        desk: FrontDesk,
        inbox: Inbox,
        clock: Clock,
        client: AsyncWebClient,
        delivery: Delivery,
        people: People,
        streams: Streams,
    ) -> None:
        self.desk, self._inbox, self._clock = desk, inbox, clock
        self._client, self._delivery, self._people = client, delivery, people
        self._places, self.streams = Places(client, delivery), streams
        self._turns = asyncio.Semaphore(AT_DESK)

    async def handle(self, job: Job) -> None:
        """Work a job and answer it.

        Raises:
            SlackApiError: when Slack takes nothing at all; the job is tried again.
        """
        body = json.loads(job.payload) if job.payload else {}
        incoming = receive.read(body)
        if incoming is None:
            return
        scheduled = "later" in body
        old = not scheduled and self._clock.now() - job.received > _TOO_OLD
        if old or job.attempts > _TRIES:
            await self._missed(incoming, job)
            return
        try:
            await self._work(incoming, job)
        except SlackApiError as error:
            if code(error) in ("user_disabled", "account_inactive"):
                return
            raise

    async def _work(self, incoming: Incoming, job: Job) -> None:
        match incoming:
            case Said():
                await self._said(incoming, job)
            case Pressed():
                await self._pressed(incoming, job)
            case Removed():
                await self._removed(incoming, job)
            case Opened():
                await self._opened(incoming)
            case Shared():
                await self._shared(incoming, job)
            case _:
                assert_never(incoming)

    async def sender(self, who: Who, id_: str) -> Message:
        """Return an empty message of a person, in the language and time zone of their Slack."""
        person = await self._people.of(who.user)
        return Message(
            id=id_, text="", sender=who.user, channel="slack", workspace=who.team,
            locale=person.locale, timezone=person.timezone,
            groups=await self._people.groups(who.user),
        )  # fmt: skip

    async def reply(
        self, message: Message, said: Said | None = None, stream: Stream | None = None
    ) -> Reply:
        """Let the front desk answer, with a status in Slack while it takes longer.

        Args:
            message: what was said.
            said: the same as Slack told it.
            stream: shows the reply as it grows.
        """
        status = asyncio.create_task(self._places.status(said)) if said and said.ts else None
        reply = None
        try:
            async with Turn(self._turns) as turn:
                async for each in self.desk.handle(message):
                    if isinstance(each, Partial):
                        turn.leave()  # it is a model that is waited for
                    if isinstance(each, Reply):
                        reply = each
                    elif stream and stream.tell(each) and status:
                        status.cancel()
        finally:
            if status:
                status.cancel()
        if reply is None:  # the front desk promises one reply; this is its promise checked
            raise DeskcheckError("No answer came.")
        return shareable(reply, "slack.share", self.desk.say(message))

    async def case(self, channel: str, ts: str) -> str:
        """Return the case that a message shows; empty for none."""
        return await self._delivery.case(channel, ts)

    async def forget(self, seconds: float) -> None:
        """Take away the cards that are older than that."""
        await self._delivery.forget(seconds)

    async def try_again(self, user: str) -> None:
        """Say that a form could not be opened."""
        say = self.desk.say(await self.sender(Who(user, ""), "form"))
        told = say("Slack did not open the form in time. Please press it again.")
        channel = await self._delivery.direct(user)
        await self._delivery.post(channel, Reply((Prose(told),), told), say)

    async def _said(self, said: Said, job: Job) -> None:
        # What is new has no card, unless an earlier try has posted it.
        fresh = said.new and job.attempts == 1
        before = "" if fresh else await self._delivery.case(said.who.channel, said.ts)
        if not said.new and not before:
            return  # an edit of what had no card
        if before:  # or the text would be compared with itself as it was
            await asyncio.to_thread(self.desk.forget, before)
        place = said.place is Place.PERSONAL
        thread = said.thread if place else said.thread or said.ts
        message = replace(
            await self.sender(said.who, job.id), text=said.text, place=said.place, thread=thread,
            about=before or await self._delivery.case(said.who.channel, said.thread),
        )  # fmt: skip
        say = self.desk.say(message)
        parts = await files.fetch(said.files, str(self._client.token), say)
        fields = said.form.get("fields", "")
        parts += [Attachment("form.txt", fields.encode())] if fields else []
        parts += await self._places.rest(said, say)
        form = {key: told for key, told in said.form.items() if key in FORM}
        message = replace(message, parts=tuple(parts), form=form)
        if before:
            reply = await self.reply(message, said)
            await self._anew(before, reply, said, say)
        else:
            reply, begun = await self._grown(message, said, job)
            await self._places.answer(said, reply, say, job, begun)
        await self._also(reply, said.who, say, job)

    async def _grown(self, message: Message, said: Said, job: Job) -> tuple[Reply, str]:
        """Return a reply, and the ts of the message in which it was seen to grow, if it was."""
        stream = self.streams.of(said, job)
        if stream is None:
            return await self.reply(message, said), await self.streams.left(job)
        try:
            reply = await self.reply(message, said, stream)
        finally:
            begun = await stream.end()
        return reply, begun

    async def _anew(self, before: str, reply: Reply, said: Said, say: Say) -> None:
        """Put what an edited message is answered in the place of its earlier card."""
        await self._delivery.update(before, reply, say)
        for post in await self._delivery.shown(before):
            await self._delivery.keep(reply.case, post)
        if reply.case != before:  # an earlier try has not done it already
            forget = await self.sender(said.who, said.ts)
            await self.reply(replace(forget, press="case.delete", about=before))

    async def _pressed(self, pressed: Pressed, job: Job) -> None:
        who = pressed.who
        about = pressed.about or await self._delivery.case(who.channel, pressed.ts)
        message = replace(
            await self.sender(who, job.id), press=pressed.press, about=about,
            form=pressed.form, thread=pressed.thread,
        )  # fmt: skip
        say = self.desk.say(message)
        if start := _START.get(pressed.press):
            reply = Reply((Prose(say(start)),), say(start))
        else:
            reply = await self.reply(message)
        if reply.removes:
            await self._delivery.remove(reply.removes)
        if reply.replaces or pressed.page is not None:
            await self._delivery.update(reply.replaces or about, reply, say, pressed.page or 0)
        elif reply.parts:
            await self._places.beside(pressed, about, reply, say, job)
        await self._also(reply, who, say, job)

    async def _removed(self, removed: Removed, job: Job) -> None:
        case = await self._delivery.case(removed.who.channel, removed.ts)
        if case:  # what could link it is kept longer than the check itself
            await asyncio.to_thread(self.desk.forget, case)
            forget = await self.sender(removed.who, job.id)
            await self.reply(replace(forget, press="case.delete", about=case))
            await self._delivery.remove(case)

    async def _opened(self, opened: Opened) -> None:
        message = await self.sender(opened.who, "opened")
        say = self.desk.say(message)
        if opened.tab == "home":
            view = home(say, self.desk.status(message))
            try:
                await self._client.views_publish(user_id=opened.who.user, view=view)
            except SlackApiError as error:  # it is shown when they come again
                _log.warning("slack.home error=%s", code(error))
            return
        prompts = [{"title": say(title), "message": say(text)} for title, text in _PROMPTS]
        try:
            await self._client.assistant_threads_setSuggestedPrompts(
                channel_id=opened.who.channel, prompts=prompts
            )
        except SlackApiError as error:  # a help to the eye, in no way needed
            _log.info("slack.prompts error=%s", code(error))

    async def _shared(self, shared: Shared, job: Job) -> None:
        message = replace(
            await self.sender(shared.who, job.id), press="case.show", about=shared.about
        )
        say = self.desk.say(message)
        reply = await self.reply(message)
        told = Reply((Prose(say(_INVITE)),), say(_INVITE))
        if not reply.case:  # no longer remembered, or another's
            told = reply
        elif await self._places.send(shared.to, share(reply, shared.quotes), say, job, "shared"):
            done = replace(message, press=f"case.shared:{shared.to}")
            told = await self.reply(done)
        await self._places.send(shared.who.user, told, say, job, "told")

    async def _also(self, reply: Reply, who: Who, say: Say, job: Job) -> None:
        """Send what others get because of a reply, and keep what makes itself later."""
        for at, each in enumerate(reply.sends):
            await self._places.send(each.to, each.reply, say, job, f"sent-{at}")
        for later in reply.later:
            await asyncio.to_thread(
                self._inbox.accept,
                f"slack/later/{later.about}/{later.press}"[:255],
                f"slack/{who.team}/{who.user}"[:255],
                json.dumps(receive.later(later.press, later.about, who)).encode(),
                later.at,
            )

    async def _missed(self, incoming: Incoming, job: Job) -> None:
        """Say that something was not worked, and how to go on."""
        _log.error("slack.missed attempts=%s", job.attempts)
        say = self.desk.say(await self.sender(incoming.who, job.id))
        told = say(_MISSED, when=f"{job.received:%H:%M} UTC")
        await self._places.send(incoming.who.user, Reply((Prose(told),), told), say, job, "missed")
