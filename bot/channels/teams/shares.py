"""Sends a check on to others: what goes where is shown first, and then it goes."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.channels.sharing import share as shared
from bot.channels.teams.deliver import Delivery
from bot.channels.teams.forms import share
from bot.channels.teams.incoming import Pressed, Shared
from bot.channels.teams.places import Places
from bot.channels.teams.render import render
from bot.channels.teams.where import Where
from bot.library.wording import Say
from bot.talk.kept import Job, Post
from bot.talk.message import Message
from bot.talk.reply import Notice, Reply

Replies = Callable[[Message], Awaitable[Reply]]
PRESS = "teams.share"
"""The press of the button that opens the form."""
_NOWHERE = (
    "I know no group or channel that you are in. Mention me there once, then press Share again; "
    "nothing was sent."
)
_WHICH = "Choose where it goes; nothing was sent."
_REFUSED = "Teams did not take it there. Add me to that conversation and share it again."


class Shares:
    """Goes with one person's check to where that person has talked to us before."""

    def __init__(self, delivery: Delivery, places: Places, where: Where) -> None:
        self._delivery, self._places, self._where = delivery, places, where

    async def opened(
        self, pressed: Pressed, message: Message, reply: Replies, say: Say
    ) -> Reply | None:
        """Show the form to whoever pressed the button; return what is said in its place."""
        card = await reply(replace(message, press="case.show"))
        return await self._open(pressed, card, say) if card.case else card

    async def filled(
        self, given: Shared, message: Message, reply: Replies, say: Say, job: Job
    ) -> None:
        """Do what a filled form asks for: show it anew, or send the check and say so."""
        card = await reply(message)
        if card.case and not given.send:
            await self._show(given, card, say)
            return
        # Without a case it is no longer remembered, or another's; the reply says so.
        told = await self._send(given, card, say, job) if card.case else card
        if told is None:
            done = await reply(replace(message, press=f"case.shared:{given.to}"))
            await self._delivery.instead(given.at, given.id, render(done, say=say)[0])
        else:
            key, again = f"{job.id}/told", job.attempts > 1
            await self._delivery.post(given.at, told, say, key=key, again=again)

    async def _open(self, pressed: Pressed, reply: Reply, say: Say) -> Reply | None:
        places = await self._where.places(pressed.who.user)
        if not places:
            return _told(say(_NOWHERE))
        form = share(reply, say, secrets.token_hex(4), places, where=places[0][0])
        if post := await self._places.form(pressed, form, say):
            await self._delivery.keep(reply.case, Post(post.place, post.id, "beside"))
        return None

    async def _show(self, given: Shared, reply: Reply, say: Say) -> None:
        places = await self._where.places(given.who.user)
        form = share(reply, say, secrets.token_hex(4), places, quotes=given.quotes, where=given.to)
        id_ = await self._delivery.instead(given.at, given.id, form)
        await self._delivery.keep(reply.case, Post(given.at.conversation, id_, "beside"))

    async def _send(self, given: Shared, reply: Reply, say: Say, job: Job) -> Reply | None:
        """Send a check on; return why it could not be, or None."""
        if given.to not in dict(await self._where.places(given.who.user)):
            return _told(say(_WHICH))
        key, again = f"{job.id}/shared", job.attempts > 1
        bare = shared(reply, given.quotes)
        if not await self._places.send(given.to, bare, say, key, again=again):
            return _told(say(_REFUSED))
        return None


def _told(text: str) -> Reply:
    return Reply((Notice(text),), text)
