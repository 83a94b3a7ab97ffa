"""Which place a reply goes to: private unless it may be read by all, never to nowhere."""

import asyncio
import logging
from collections.abc import Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.calling import UNREADABLE, code
from bot.channels.slack.deliver import Delivery
from bot.channels.slack.incoming import Pressed, Said
from bot.channels.slack.render import Post as Card
from bot.channels.slack.render import render
from bot.channels.slack.typed import typed
from bot.library.wording import Say
from bot.talk.kept import Job
from bot.talk.message import Attachment, Place
from bot.talk.reply import Audience, Reply

_log = logging.getLogger("deskcheck")
_PATIENCE = 0.5  # seconds without a status; most replies are there by then
_THREAD = 50  # messages of a thread that are read
_ANSWERED = "I have answered you in our own conversation, where nobody else reads it."
_STILL_THERE = (
    "What you wrote here stays readable for everybody in this place until you delete it: open the "
    "menu of your message (three dots) and choose Delete message."
)
_NO_HISTORY = (
    "was not read: Deskcheck has no permission to read threads here. Paste it, or ask whoever runs "
    "Deskcheck to grant the optional history scope"
)


class Places:
    """Brings replies to the right readers."""

    def __init__(self, client: AsyncWebClient, delivery: Delivery) -> None:
        self._client, self._delivery = client, delivery

    async def answer(self, said: Said, reply: Reply, say: Say, job: Job, begun: str = "") -> None:
        """Answer what was said: where it was said, or in private with one line there.

        A command is answered in private, but for help: what Slack shows to one person in a channel
        cannot be found again, so that whoever takes the work over would post it twice; and it is
        gone at the next start of their Slack.

        Args:
            said: what.
            reply: the answer.
            say: the reader's language.
            job: that it is given for.
            begun: ts of the message there in which it was seen to grow; empty for none.
        """
        channel, private = said.who.channel, said.place is Place.PERSONAL
        if private or (reply.audience is Audience.HERE and not said.hook and said.ts):
            thread = said.thread if private and not begun else said.thread or said.ts
            place = channel or await self._delivery.direct(said.who.user)
            if await self._posted(place, reply, say, job, thread, said.ts, begun):
                return
        elif reply.audience is Audience.HERE and said.form.get("intent") == "help":
            for card in render(reply, say=say):
                await self._delivery.whisper(said.who.user, channel, card, hook=said.hook)
            return
        if begun:  # it turned out to be for the asker alone, or the place was refused
            await self._delivery.take_back(channel, begun)
        home = await self._delivery.direct(said.who.user)
        known = await self._known(home, "", job)
        ts = await self._delivery.post(home, reply, say, key=job.id, known=known)
        if not known:  # an earlier try that came so far has most likely told
            await self._pointed(said, home, ts, reply, say)

    async def beside(self, pressed: Pressed, about: str, reply: Reply, say: Say, job: Job) -> None:
        """Answer a button in the thread of its card; in a shared place to whoever pressed."""
        who = pressed.who
        personal = not who.channel or who.channel.startswith("D")
        if personal or reply.sensitive:
            here = who.channel.startswith("D")
            home = who.channel if here else await self._delivery.direct(who.user)
            inside = here and not reply.removes
            thread = (pressed.thread or pressed.ts) if inside else ""
            known = await self._known(home, thread, job)
            await self._delivery.post(
                home, reply, say, thread=thread, key=job.id, known=known,
                beside="" if reply.removes else about,
            )  # fmt: skip
            return
        for card in render(reply, say=say):
            await self._delivery.whisper(
                who.user, who.channel, card, thread=pressed.thread, hook=pressed.hook
            )

    async def send(self, to: str, reply: Reply, say: Say, job: Job, name: str) -> bool:
        """Post a reply to a person or a conversation; say whether it could be done.

        Args:
            to: id of the person or the conversation.
            reply: what.
            say: the reader's language.
            job: that it is sent for.
            name: tells it from everything else that is sent for the job.

        Raises:
            SlackApiError: when what answers is not Slack; the job is tried again.
        """
        try:
            channel = await self._delivery.direct(to) if to[:1] in "UW" else to
            key = f"{job.id}/{name}"
            known = await self._known(channel, "", job, key)
            await self._delivery.post(channel, reply, say, key=key, known=known)
        except SlackApiError as error:
            _log.warning("slack.send error=%s", code(error))
            if code(error) == UNREADABLE:
                raise
            return False
        return True

    async def status(self, said: Said) -> None:
        """Show that work goes on, when it takes longer than people notice."""
        await asyncio.sleep(_PATIENCE)
        try:
            await self._client.assistant_threads_setStatus(
                channel_id=said.who.channel, thread_ts=said.thread or said.ts,
                status="is reading ...",
            )  # fmt: skip
        except SlackApiError as error:
            _log.info("slack.status error=%s", code(error))

    async def rest(self, said: Said, say: Say) -> list[Attachment]:
        """Return the thread around a message that was chosen to be checked, if we may read it."""
        thread = said.form.get("thread", "")
        if not thread:
            return []
        name = say("thread")
        try:
            found = await self._client.conversations_replies(
                channel=said.who.channel, ts=thread, limit=_THREAD
            )
        except SlackApiError as error:
            _log.info("slack.thread error=%s", code(error))
            return [Attachment(name, b"", say(_NO_HISTORY))]
        lines = [typed(str(each.get("text") or "")) for each in found.get("messages") or ()]
        text = "\n\n".join(each for each in lines if each and each != said.text)
        return [Attachment(f"{name}.txt", text.encode())] if text else []

    async def _posted(
        self, place: str, reply: Reply, say: Say, job: Job, thread: str, asked: str, begun: str
    ) -> bool:
        known = await self._known(place, thread, job)
        if job.attempts > 1 and asked and not thread and not known:
            # What has grown stands under what was asked, also in a conversation of two.
            known = await self._known(place, asked, job)
        try:
            await self._delivery.post(
                place, reply, say, thread=thread, key=job.id, known=known, asked=asked, begun=begun
            )
        except SlackApiError as error:
            if place.startswith("D") or code(error) == UNREADABLE:
                raise
            _log.warning("slack.place error=%s", code(error))
            return False
        return True

    async def _known(self, place: str, thread: str, job: Job, key: str = "") -> Mapping[str, str]:
        """Return what an earlier try posted; a first try has posted nothing."""
        if job.attempts < 2:
            return {}
        return await self._delivery.posted(place, thread, job.received, key or job.id)

    async def _pointed(self, said: Said, home: str, ts: str, reply: Reply, say: Say) -> None:
        """Leave one line, for the asker's eyes only, that leads to the answer."""
        if not said.who.channel or said.place is Place.PERSONAL:
            return
        link = await self._delivery.link(home, ts)
        told = say(_ANSWERED) + (f" {link}" if link else "")
        if reply.sensitive and said.ts:
            told += f"\n{say(_STILL_THERE)}"
        thread = said.thread
        await self._delivery.whisper(
            said.who.user, said.who.channel, Card(text=told), thread=thread, hook=said.hook
        )
