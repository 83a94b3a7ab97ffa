"""Everything that can be swapped, on one page."""

from datetime import datetime
from typing import Protocol

from bot.talk.session import Session


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, with a time zone."""
        ...


class Sessions(Protocol):
    """Remembers each person's conversation for a while."""

    def get(self, key: str) -> Session | None:
        """Return the session of ``key``, or None where there is none or it has run out."""
        ...

    def put(self, key: str, session: Session) -> None:
        """Keep ``session`` under ``key`` until it runs out."""
        ...
