"""Keeps people from waiting for a dead model: after one failure nobody tries for a while.

Nor does a slow one hold all who work: so many calls at once and no more.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from bot.talk.trouble import EngineError

_BUSY = "The chat model has enough to do for the moment."
_TOGETHER = 10  # calls; each holds one of the threads that channels work in, and there are 16


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
        self._within = 0

    @property
    def absent(self) -> str:
        """Why nobody may try now; empty where somebody may."""
        resting = self._reason and (self._trying or self._tick() < self._until)
        return self._reason if resting else ""

    def enter(self) -> None:
        """Begin a call.

        Raises:
            EngineError: while the model rests, another call tries it or many are under way.
        """
        with self._lock:
            if absent := self.absent:
                raise EngineError(absent)
            if self._within >= _TOGETHER:
                raise EngineError(_BUSY)
            self._within += 1
            self._trying = bool(self._reason)

    def open(self, reason: str) -> None:
        """Say that a call found the model dead."""
        with self._lock:
            self._reason, self._until, self._trying = reason, self._tick() + self._rest, False

    def close(self) -> None:
        """Say that a call found it alive."""
        with self._lock:
            self._reason, self._trying = "", False

    def leave(self) -> None:
        """End a call, whatever it found."""
        with self._lock:
            self._within -= 1
            self._trying = False
