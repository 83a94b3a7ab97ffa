"""Which place a reply goes to: private unless it may be read by all, never to nowhere."""

import asyncio
import logging
from dataclasses import replace

from bot.channels.teams.connector import Refused
from bot.channels.teams.deliver import NOTHING, Delivery
from bot.channels.teams.forms import group_line
from bot.channels.teams.incoming import Address, Pressed, Said
from bot.channels.teams.line import Line
from bot.channels.teams.render import Outgoing
from bot.channels.teams.stream import Begun
from bot.library.wording import Say
from bot.talk.kept import Job, Post
from bot.talk.message import Place
from bot.talk.reply import Audience, Buttons, Notice, Reply
from bot.talk.trouble import ChannelError

_log = logging.getLogger("deskcheck")
_PATIENCE = 0.5  # seconds without a sign of life; most replies are there by then
_TYPING = 3.0  # seconds that Teams shows it
_STILL_THERE = (
    "What you wrote in the other conversation stays readable for everybody there until you delete "
    "it: open the menu of your message (three dots) and choose Delete."
)


class Places:
    """Brings replies to the right readers."""

    def __init__(self, line: Line, delivery: Delivery) -> None:
        self._line, self._delivery = line, delivery

    async def answer(
        self, said: Said, reply: Reply, say: Say, job: Job, begun: Begun = NOTHING
    ) -> bool:
        """Answer what was said: where it was said, or in private with one line there.

        Args:
            said: what.
            reply: the answer.
            say: the reader's language.
            job: that it is given for.
            begun: what has grown of it there.

        Returns:
            Whether the reply could be shown.
        """
        alone = said.place is Place.PERSONAL
        again, key = job.attempts > 1, job.id
        if alone or (reply.audience is Audience.HERE and not said.page):
            await self._delivery.post(
                said.at, reply, say, key=key, again=again, asked=said.id, personal=alone,
                who=said.who.account, begun=begun,
            )  # fmt: skip
            return True
        home = await self._delivery.home(said.who, said.at)
        if home is None:
            await self._pointed(said, say, reached=False)
            return False
        if reply.sensitive and said.id:
            # Above the buttons, which close a card.
            at = len(reply.parts) - isinstance(reply.parts[-1], Buttons)
            told = Notice(say(_STILL_THERE))
            reply = replace(reply, parts=(*reply.parts[:at], told, *reply.parts[at:]))
        await self._delivery.post(home, reply, say, key=key, again=again)
        await self._pointed(said, say, reached=True)
        return True

    async def beside(self, pressed: Pressed, about: str, reply: Reply, say: Say, job: Job) -> None:
        """Answer a button: in the chat of its card; from a shared place, in private."""
        beside = "" if reply.removes else about
        again = job.attempts > 1
        to: Address | None = pressed.at
        if pressed.place is not Place.PERSONAL:
            to = await self._delivery.home(pressed.who, pressed.at)
        if to is None:
            await self._delivery.show(pressed.at, group_line(say, reached=False))
            return
        await self._delivery.post(to, reply, say, key=job.id, again=again, beside=beside)

    async def form(self, pressed: Pressed, form: Outgoing, say: Say) -> Post | None:
        """Show a form to whoever pressed its button, in private; return where, if it could be."""
        at: Address | None = pressed.at
        if pressed.place is not Place.PERSONAL:
            at = await self._delivery.home(pressed.who, pressed.at)
        if at is None:
            await self._delivery.show(pressed.at, group_line(say, reached=False))
            return None
        return Post(at.conversation, await self._delivery.show(at, form))

    async def send(self, to: str, reply: Reply, say: Say, key: str, *, again: bool) -> bool:
        """Post a reply to a person or a conversation; say whether it could be done."""
        try:
            address = await self._delivery.to(to)
            if address is None:
                return False
            alone = "@thread" not in address.conversation
            await self._delivery.post(address, reply, say, key=key, again=again, personal=alone)
        except Refused as refused:
            _log.warning("teams.send status=%s", refused.status)
            return False
        return True

    async def status(self, at: Address) -> None:
        """Be seen typing while work takes longer than people notice."""
        await asyncio.sleep(_PATIENCE)
        while True:
            try:
                await self._line.typing(at)
            except (Refused, ChannelError) as error:
                _log.info("teams.status kind=%s", type(error).__name__)
            await asyncio.sleep(_TYPING)

    async def _pointed(self, said: Said, say: Say, *, reached: bool) -> None:
        """Leave one line where it was asked, which says nothing of what was asked.

        What was chosen from a message's menu has been answered in its form.
        """
        if not said.page:
            await self._delivery.show(said.at, group_line(say, reached=reached))
