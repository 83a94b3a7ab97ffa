"""Keeps people from waiting for a dead model: after one failure nobody tries for a while."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from bot.talk.trouble import EngineError


class Circuit:
    """Open while the model rests; afterwards one call tries it, and the others go on waiting."""

    def __init__(self, rest: float = 60, tick: Callable[[], float] = monotonic) -> None:
        """Begin closed.

        Args:
            rest: seconds that nobody tries after a failure.
            tick: tells the seconds.
        """
        self._rest, self._tick, self._lock = rest, tick, Lock()
        self._until, self._trying, self._reason = 0.0, False, ""

    @property
    def absent(self) -> str:
        """Why nobody may try now; empty where somebody may."""
        resting = self._reason and (self._trying or self._tick() < self._until)
        return self._reason if resting else ""

    def enter(self) -> None:
        """Begin a call.

        Raises:
            EngineError: while the model rests or another call tries it.
        """
        with self._lock:
            if absent := self.absent:
                raise EngineError(absent)
            self._trying = bool(self._reason)

    def open(self, reason: str) -> None:
        """End a call that found the model dead."""
        with self._lock:
            self._reason, self._until, self._trying = reason, self._tick() + self._rest, False

    def close(self) -> None:
        """End a call that found it alive."""
        with self._lock:
            self._reason, self._trying = "", False

    def leave(self) -> None:
        """End a call that found neither."""
        with self._lock:
            self._trying = False
