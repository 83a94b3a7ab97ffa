"""Puts replies where Teams shows them, once, and says so plainly where Teams refuses."""

import asyncio
import logging
import secrets
from datetime import timedelta

from bot.channels.teams.connector import Refused
from bot.channels.teams.incoming import Address, Who
from bot.channels.teams.line import Line
from bot.channels.teams.models import activity, grown
from bot.channels.teams.render import Outgoing, plain_outgoing, render
from bot.channels.teams.stream import PACE, Begun, Stream, stopped
from bot.channels.teams.where import Where
from bot.library.wording import Say
from bot.ports import Clock, Posts, Sessions
from bot.talk.kept import Post
from bot.talk.reply import Reply
from bot.talk.session import Session

_log = logging.getLogger("deskcheck")
_REFUSED = (400, 413)  # what Teams says of the message itself
_SENT = timedelta(days=1)  # how long a later try knows what an earlier one has sent
NOTHING = Begun()
"""Nothing has grown."""
CUT = "Teams would not show the rest of it here. Ask again with less, or use the command line."


class Delivery:
    """Posts, updates and takes away."""

    def __init__(
        self, line: Line, posts: Posts, where: Where, sessions: Sessions, clock: Clock
    ) -> None:
        self._line, self._posts, self._where = line, posts, where
        self._sessions, self._clock = sessions, clock
        self.pace = PACE

    async def post(
        self,
        to: Address,
        reply: Reply,
        say: Say,
        *,
        key: str,
        again: bool = False,
        asked: str = "",
        beside: str = "",
        personal: bool = True,
        who: str = "",
        begun: Begun = NOTHING,
    ) -> str:
        """Post a reply, its overflow after it; return the id of its card.

        Args:
            to: where.
            reply: what.
            say: the reader's language.
            key: under which a later try finds what this one has posted.
            again: whether this is a later try.
            asked: id of the message that asked for it.
            beside: case that it says more about.
            personal: whether it is posted to one person alone.
            who: to whom suggestions are shown.
            begun: what has grown there, whose place it takes.

        Raises:
            Refused: when the place is refused.
            ChannelError: when Teams is not reached.
        """
        first = ""
        for at, outgoing in enumerate(self._rendered(reply, say, personal=personal)):
            name = f"teams/sent/{key}/{at}"[:255]
            id_ = await self._sent(name) if again else ""
            if not id_:
                if begun.id and not at:
                    id_ = await self._end(to, begun, outgoing, reply, say, who)
                else:
                    id_ = await self._send(to, outgoing, reply, say, who)
                await self._note(name, id_)
            first = first or id_
            if reply.case:
                await self.keep(reply.case, Post(to.conversation, id_))
            elif beside:
                await self.keep(beside, Post(to.conversation, id_, "beside"))
        if reply.case and asked:
            await self.keep(reply.case, Post(to.conversation, asked, "asked"))
        return first

    def stream(self, to: Address, key: str) -> Stream:
        """Return what shows an answer as it grows, in the chat of two."""

        async def note(id_: str) -> None:
            await self._note(_stream(key), id_)

        return Stream(self._line, to, note, self.pace)

    async def left(self, key: str) -> Begun:
        """Return what an earlier try has begun and not ended."""
        return Begun(await self._sent(_stream(key)))

    async def update(
        self, case: str, reply: Reply, say: Say, *, page: int = 0, personal: bool = True
    ) -> None:
        """Show a case anew on the messages that show it."""
        shown = [each for each in await self.shown(case) if each.kind == "card"]
        made = self._rendered(reply, say, page=page, personal=personal)
        for at, outgoing in enumerate(made):
            if at < len(shown):
                await self._change(shown[at], outgoing, reply, say)
            elif shown and (to := await self._where.of(shown[0].place)):
                id_ = await self._send(to, outgoing, reply, say, "")
                await self.keep(case, Post(to.conversation, id_))
        for surplus in shown[len(made) :]:
            await self._change(surplus, Outgoing("—", "—"), reply, say)

    async def remove(self, case: str) -> None:
        """Take away every message of ours that shows a case."""
        for each in await self.shown(case):
            if each.kind != "asked" and (to := await self._where.of(each.place)):
                await self._line.remove(to, each.id)
        await asyncio.to_thread(self._posts.drop, case)

    async def forget(self, seconds: float) -> None:
        """Take away every card that is older than that, of those that stand in Teams."""
        for case in await asyncio.to_thread(self._posts.older, seconds):
            await self.remove(case)

    async def home(self, who: Who, near: Address) -> Address | None:
        """Return the conversation with a person alone; None where there can be none."""
        if home := await self._where.home(who.user):
            return home
        try:
            home = await self._line.open(who.account, near)
        except Refused as refused:
            _log.warning("teams.home status=%s", refused.status)
            return None
        await self._where.moved(who.user, home)
        return home

    async def to(self, name: str) -> Address | None:
        """Return where a person or a conversation is found by its id."""
        if "@thread" in name or name.startswith("19:"):
            return await self._where.of(name)
        near = await self._where.of(name)
        person = Who(name, name, near.tenant if near else "")
        return await self.home(person, near) if near else None

    async def show(self, to: Address, made: Outgoing) -> str:
        """Show something that belongs to no case; return its id."""
        return await self._line.send(to, activity(made))

    async def instead(self, to: Address, id_: str, made: Outgoing) -> str:
        """Show something in the place of a message, or beside it where it is gone."""
        if id_ and await self._line.change(to, id_, activity(made)):
            return id_
        return await self.show(to, made)

    async def case(self, conversation: str, id_: str) -> str:
        """Return the case that a message shows or asked for; empty for none."""
        return await asyncio.to_thread(self._posts.case, Post(conversation, id_)) if id_ else ""

    async def shown(self, case: str) -> list[Post]:
        """Return the messages of a case."""
        return await asyncio.to_thread(self._posts.of, case)

    async def keep(self, case: str, post: Post) -> None:
        """Remember that a message shows a case."""
        await asyncio.to_thread(self._posts.add, case, post)

    def _rendered(
        self, reply: Reply, say: Say, *, page: int = 0, personal: bool = True
    ) -> tuple[Outgoing, ...]:
        return render(
            reply, say=say, key=secrets.token_hex(4), page=page, who=self._where.names,
            personal=personal,
        )  # fmt: skip

    async def _send(self, to: Address, made: Outgoing, reply: Reply, say: Say, who: str) -> str:
        try:
            return await self._line.send(to, activity(made, who))
        except Refused as refused:
            if refused.status not in _REFUSED:
                raise
            _log.error("teams.refused status=%s code=%s", refused.status, refused.code)
            return await self._line.send(to, activity(plain_outgoing(reply, say(CUT))))

    async def _end(
        self, to: Address, begun: Begun, made: Outgoing, reply: Reply, say: Say, who: str
    ) -> str:
        """Put the whole in the place of what has grown; return the message's id.

        What the reader has stopped stays as it is. What took longer than Teams allows for is
        changed afterwards like any other message.
        """
        if begun.stopped:
            return begun.id
        try:
            return await self._line.send(to, grown(made, begun.id, who)) or begun.id
        except Refused as refused:
            if stopped(refused):
                return begun.id
            _log.info("teams.end status=%s code=%s", refused.status, refused.code)
        if await self._change(Post(to.conversation, begun.id), made, reply, say):
            return begun.id
        await self._line.remove(to, begun.id)
        return await self._send(to, made, reply, say, who)

    async def _change(self, post: Post, made: Outgoing, reply: Reply, say: Say) -> bool:
        """Show something else on a message; say whether it is still there."""
        to = await self._where.of(post.place)
        if to is None:
            return False
        try:
            return await self._line.change(to, post.id, activity(made))
        except Refused as refused:
            if refused.status not in _REFUSED:
                raise
            _log.error("teams.refused status=%s code=%s", refused.status, refused.code)
            return await self._line.change(to, post.id, activity(plain_outgoing(reply, say(CUT))))

    async def _sent(self, name: str) -> str:
        session = await asyncio.to_thread(self._sessions.get, name)
        return str(session.state) if session else ""

    async def _note(self, name: str, id_: str) -> None:
        session = Session("", id_, self._clock.now() + _SENT)
        await asyncio.to_thread(self._sessions.put, name, session)


def _stream(key: str) -> str:
    return f"teams/stream/{key}"[:255]
