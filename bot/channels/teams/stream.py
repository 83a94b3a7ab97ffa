"""An answer that is seen to grow in the chat of two, until the whole of it takes its place."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.channels.flow import Flow, Over
from bot.channels.teams.connector import Refused
from bot.channels.teams.elements import short
from bot.channels.teams.incoming import Address
from bot.channels.teams.line import Line
from bot.channels.teams.models import growing
from bot.channels.teams.text import LONGEST
from bot.channels.teams.text import growing as text
from bot.talk.reply import Partial, Working
from bot.talk.trouble import ChannelError

_log = logging.getLogger("deskcheck")
PACE = 1.5  # seconds between two; Teams takes one a second
_SIGN = 1_000  # characters of a sign of life


@dataclass(frozen=True, slots=True)
class Begun:
    """What has grown so far.

    Attributes:
        id: of its message; empty where there is none.
        stopped: whether the reader has had enough of it.
    """

    id: str = ""
    stopped: bool = False


class Stream:
    """One answer. Its message is noted before a word stands in it."""

    def __init__(
        self, line: Line, to: Address, note: Callable[[str], Awaitable[None]], pace: float = PACE
    ) -> None:
        """Prepare.

        Args:
            line: speaks to Teams.
            to: the chat of two.
            note: keeps the message's id, for who takes over.
            pace: seconds between two updates.
        """
        self._line, self._to, self._note = line, to, note
        self._flow = Flow(self._put, pace)
        self._status, self._shown, self._number = "", "", 0
        self._id, self._stopped = "", False

    def tell(self, sign: Working | Partial) -> bool:
        """Show a sign of life; say whether it is shown."""
        if isinstance(sign, Working):
            self._status = sign.text
        else:
            self._flow.show(text(sign.parts))
        return self._flow.begun

    async def end(self) -> Begun:
        """Show nothing more, and say what has grown."""
        await self._flow.end()
        return Begun(self._id, self._stopped)

    async def _put(self, told: str) -> None:
        if not self._id:
            self._id = await self._update(short(self._status, _SIGN) or "...", "informative")
            await self._note(self._id)
            self._flow.show(told)
        elif told != self._shown and told.startswith(self._shown) and len(told) <= LONGEST:
            await self._update(told, "streaming")
            self._shown = told

    async def _update(self, told: str, kind: str) -> str:
        """Send one update; return the stream's id.

        Raises:
            Over: when Teams takes no more.
        """
        self._number += 1
        try:
            id_ = await self._line.send(self._to, growing(told, kind, self._number, self._id))
        except Refused as refused:
            self._stopped = stopped(refused)
            _log.info("teams.stream status=%s stopped=%s", refused.status, self._stopped)
            raise Over from None
        except ChannelError:
            raise Over from None
        if not id_ and not self._id:
            raise Over  # a client that knows no streams
        return self._id or id_


def stopped(refused: Refused) -> bool:
    """Whether a refusal says that the reader pressed Stop."""
    return refused.status == 403 and "cancel" in refused.told.lower()
