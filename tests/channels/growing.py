"""A front desk whose answers grow, as they do where a chat model writes them."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.frontdesk.desk import FrontDesk
from bot.talk.message import Message
from bot.talk.reply import Audience, Bullets, Part, Partial, Prose, Reply, Working

State = tuple[Part, ...] | float | asyncio.Event
SIGN = "Looking it up ..."
SAID = ("You may ask for it. [1]", "Ask everybody alike. [2]", "Say why, before the call. [1]")


class Grows:
    """Lets every answer grow before it is there.

    Attributes:
        states: what is shown on the way; a number is a pause in seconds, an event is waited for.
        audience: who may read along.
        dies: whether the process dies before the answer, so many times.
        whole: what is answered in the end; None for what the desk says itself.
    """

    def __init__(self, desk: FrontDesk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._handle = desk.handle
        self.states: Sequence[State] = states()
        self.audience, self.dies = Audience.HERE, 0
        self.whole: Reply | None = None
        monkeypatch.setattr(desk, "handle", self._grow)

    async def _grow(self, message: Message) -> AsyncIterator[Working | Partial | Reply]:
        yield Working(SIGN)
        for each in self.states:
            if isinstance(each, float):
                await asyncio.sleep(each)
            elif isinstance(each, asyncio.Event):
                await each.wait()
            else:
                yield Partial(each, self.audience)
        if self.dies:
            self.dies -= 1
            raise ConnectionResetError
        async for last in self._handle(message):
            if isinstance(last, Reply):
                yield self.whole or last


def states(pause: float = 0.08) -> list[State]:
    """Return how an answer grows by a sentence at a time."""
    grown: list[State] = [(), pause]
    for upto in range(1, len(SAID) + 1):
        grown += [(Bullets(SAID[:upto]),), pause]
    return grown


def hostile() -> tuple[Part, ...]:
    """Return what must stay text."""
    return (Prose("<!channel> <@U0X> **bold** [x](https://evil.test) <https://evil.test|x> &amp;"),)
