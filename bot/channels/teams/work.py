"""Works what people in Teams did: into the front desk, and the reply to where it belongs."""

import asyncio
import json
import logging
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from bot.channels.sharing import shareable
from bot.channels.teams import files, receive
from bot.channels.teams.connector import Refused
from bot.channels.teams.deliver import NOTHING, Delivery
from bot.channels.teams.forms import check_form, chosen, welcome
from bot.channels.teams.glance import Glances
from bot.channels.teams.incoming import (
    Address,
    Incoming,
    Installed,
    Pressed,
    Removed,
    Said,
    Shared,
    Who,
)
from bot.channels.teams.places import Places
from bot.channels.teams.shares import PRESS as SHARE
from bot.channels.teams.shares import Shares
from bot.channels.teams.stream import Begun, Stream
from bot.channels.teams.where import Where
from bot.channels.work import AT_DESK, FORM, Turn
from bot.frontdesk.desk import FrontDesk
from bot.library.wording import Say
from bot.ports import Clock, Inbox
from bot.talk.kept import Job
from bot.talk.message import Attachment, Message, Place
from bot.talk.reply import Notice, Partial, Prose, Reply
from bot.talk.trouble import DeskcheckError

_log = logging.getLogger("deskcheck")
_TOO_OLD = timedelta(minutes=15)
_TRIES = 4
_MISSED = (
    "I could not work what you sent at {when} in time, and it is deleted now. I am sorry; please "
    "send it again."
)
_STARTS = {
    "start:ask": "Ask your question here, in your own words.",
    "start:incident": "Tell here what is happening, in a sentence or two, without names and "
    "evidence.",
}
_EMPTY = "Paste a profile, fill in one of the fields, or give a file."
_SHUT = (401, 403, 404)  # a place where nothing can be said any more


class Work:
    """Handles one job after the other."""

    def __init__(
        self,
        desk: FrontDesk,
        inbox: Inbox,
        clock: Clock,
        delivery: Delivery,
        places: Places,
        where: Where,
        *,
        local: bool = False,
    ) -> None:
        """Join the parts; ``local``: files may come from this machine, as in development."""
        self.desk, self._inbox, self._clock = desk, inbox, clock
        self._delivery, self._places, self._where = delivery, places, where
        self.glances, self._turns = Glances(), asyncio.Semaphore(AT_DESK)
        self._local, self._shares = local, Shares(delivery, places, where)

    async def handle(self, job: Job) -> None:
        """Work a job and answer it.

        Raises:
            Refused: when Teams takes nothing at all; the job is tried again.
            ChannelError: when Teams is not reached; the same.
        """
        body = json.loads(job.payload) if job.payload else {}
        incoming = receive.read(body) if body else None
        if incoming is None:
            return
        alone = incoming.place is Place.PERSONAL
        name = "" if alone else receive.named(body)
        await self._where.met(incoming.who, incoming.at, alone=alone, name=name)
        old = "later" not in body and self._clock.now() - job.received > _TOO_OLD
        try:
            if old or job.attempts > _TRIES:
                await self._missed(incoming, job)
            else:
                await self._work(incoming, job)
        except Refused as refused:
            if refused.status not in _SHUT:
                raise
            _log.warning("teams.shut status=%s", refused.status)

    async def _work(self, incoming: Incoming, job: Job) -> None:
        match incoming:
            case Said():
                await self._said(incoming, job)
            case Pressed():
                await self._pressed(incoming, job)
            case Removed():
                await self._removed(incoming, job)
            case Installed():
                await self._installed(incoming)
            case Shared():
                await self._shared(incoming, job)
            case _:
                assert_never(incoming)

    def sender(self, who: Who, id_: str = "") -> Message:
        """Return an empty message of a person, in the language and time zone of their Teams."""
        return Message(
            id=id_, text="", sender=who.user, channel="teams", workspace=who.tenant,
            locale=who.locale, timezone=who.timezone or "UTC",
        )  # fmt: skip

    async def talks(self, said: Said) -> bool:
        """Whether somebody has been talking to us where they say something."""
        thread = replace(self.sender(said.who), thread=said.at.conversation)
        return await asyncio.to_thread(self.desk.knows, thread)

    async def home(self, who: Who, near: Address) -> Address | None:
        """Return the conversation with a person alone; None where there can be none."""
        return await self._delivery.home(who, near)

    async def forget(self, seconds: float) -> None:
        """Take away the cards that are older than that."""
        await self._delivery.forget(seconds)

    async def reply(
        self, message: Message, at: Address | None = None, stream: Stream | None = None
    ) -> Reply:
        """Let the front desk answer; where it takes longer, seen typing ``at`` a place.

        Args:
            message: what was said.
            at: where.
            stream: shows the reply as it grows.
        """
        status = asyncio.create_task(self._places.status(at)) if at else None
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
        return shareable(reply, SHARE, self.desk.say(message))

    async def _said(self, said: Said, job: Job) -> None:
        before = await self._delivery.case(said.at.conversation, said.id)
        if not said.new and not before:
            return  # an edit of what had no card
        if before:  # or the text would be compared with itself as it was
            await asyncio.to_thread(self.desk.forget, before)
        personal = said.place is Place.PERSONAL
        message = replace(
            self.sender(said.who, job.id), text=said.text, place=said.place, about=before,
            thread="" if personal else said.at.conversation,
        )  # fmt: skip
        say = self.desk.say(message)
        if personal and (press := chosen(said.text, say)):
            message = replace(message, press=press)
        parts = await files.fetch(said.files, say, personal=personal, local=self._local)
        if said.page:
            parts.append(Attachment(f"{say('message')}.html", said.page.encode()))
        if fields := said.form.get("fields", ""):
            parts.append(Attachment("form.txt", fields.encode()))
        form = {key: told for key, told in said.form.items() if key in FORM}
        begun = NOTHING
        if not parts and not said.text and "fields" in said.form:
            reply = Reply((Notice(say(_EMPTY)),), say(_EMPTY))
        else:
            message = replace(message, parts=tuple(parts), form=form)
            reply, begun = await self._grown(message, said, job, new=not before)
        self.glances.made(job.id, reply)
        if before:
            await self._anew(before, reply, said, say)
        elif not await self._places.answer(said, reply, say, job, begun) and reply.case:
            await self._drop(said.who, reply.case)
            return
        await self._also(reply, said, say, job)

    async def _grown(
        self, message: Message, said: Said, job: Job, *, new: bool
    ) -> tuple[Reply, Begun]:
        """Return a reply, and what of it was seen to grow: in the chat of two, where it is new."""
        if said.place is not Place.PERSONAL or not said.id or not new:
            return await self.reply(message, said.at), NOTHING
        if job.attempts > 1:
            return await self.reply(message, said.at), await self._delivery.left(job.id)
        stream = self._delivery.stream(said.at, job.id)
        try:
            reply = await self.reply(message, said.at, stream)
        finally:
            begun = await stream.end()
        return reply, begun

    async def _anew(self, before: str, reply: Reply, said: Said, say: Say) -> None:
        """Put what an edited message is answered in the place of its earlier card."""
        await self._delivery.update(before, reply, say, personal=said.place is Place.PERSONAL)
        for post in await self._delivery.shown(before):
            await self._delivery.keep(reply.case, post)
        await self._drop(said.who, before)

    async def _pressed(self, pressed: Pressed, job: Job) -> None:
        at, personal = pressed.at, pressed.place is Place.PERSONAL
        about = pressed.about or await self._delivery.case(at.conversation, pressed.id)
        message = replace(
            self.sender(pressed.who, job.id), press=pressed.press, about=about, form=pressed.form,
            place=pressed.place, thread="" if personal else at.conversation,
        )  # fmt: skip
        say = self.desk.say(message)
        if pressed.press == "start:check":
            await self._places.form(
                pressed,
                check_form(say, secrets.token_hex(4), links=self.desk.book is not None),
                say,
            )
            return
        if start := _STARTS.get(pressed.press):
            reply = Reply((Prose(say(start)),), say(start))
        elif pressed.press == SHARE:
            asked = await self._shares.opened(pressed, message, self.reply, say)
            if asked is None:
                return
            reply = asked
        else:
            reply = await self.reply(message, None if pressed.quiet else at)
        if reply.removes:
            await self._delivery.remove(reply.removes)
        if reply.replaces or (pressed.page is not None and reply.case):
            page = pressed.page or 0
            case = reply.replaces or about
            await self._delivery.update(case, reply, say, page=page, personal=personal)
        elif reply.parts and not pressed.quiet:
            await self._places.beside(pressed, about, reply, say, job)
        await self._also(reply, pressed, say, job)

    async def _shared(self, shared: Shared, job: Job) -> None:
        message = replace(self.sender(shared.who, job.id), press="case.show", about=shared.about)
        await self._shares.filled(shared, message, self.reply, self.desk.say(message), job)

    async def _removed(self, removed: Removed, job: Job) -> None:
        case = await self._delivery.case(removed.at.conversation, removed.id)
        if case:  # what could link it is kept longer than the check itself
            await asyncio.to_thread(self.desk.forget, case)
            await self._drop(removed.who, case)
            await self._delivery.remove(case)

    async def _drop(self, who: Who, case: str) -> None:
        """Forget a check, as if its asker had pressed the button for it."""
        await self.reply(replace(self.sender(who), press="case.delete", about=case))

    async def _installed(self, installed: Installed) -> None:
        """Say what can be asked, and how to begin."""
        say = self.desk.say(self.sender(installed.who))
        await self._delivery.show(installed.at, welcome(say, secrets.token_hex(4)))

    async def _also(self, reply: Reply, came: Said | Pressed, say: Say, job: Job) -> None:
        """Send what others get because of a reply, and keep what makes itself later."""
        again = job.attempts > 1
        for at, each in enumerate(reply.sends):
            await self._places.send(each.to, each.reply, say, f"{job.id}/{at}", again=again)
        for later in reply.later:
            body = receive.later(later.press, later.about, came.who, came.at, came.place)
            await asyncio.to_thread(
                self._inbox.accept,
                f"teams/later/{later.about}/{later.press}"[:255],
                f"teams/{came.who.tenant}/{came.who.user}"[:255],
                json.dumps(body).encode(),
                later.at,
            )

    async def _missed(self, incoming: Incoming, job: Job) -> None:
        """Say that something was not worked, and how to go on."""
        _log.error("teams.missed attempts=%s", job.attempts)
        say = self.desk.say(self.sender(incoming.who))
        told = say(_MISSED, when=f"{job.received:%H:%M} UTC")
        home = await self._delivery.home(incoming.who, incoming.at)
        reply = Reply((Prose(told),), told)
        await self._delivery.post(home or incoming.at, reply, say, key=f"{job.id}/missed")
