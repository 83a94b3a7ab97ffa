"""The time that all processes of one database agree on, whatever their own clocks say."""

import time
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.engines.database import Database
from bot.ports import Clock
from bot.talk.trouble import EngineError

_OFTEN = 60.0  # seconds between two looks at the server's clock
_JUMP = 0.5  # seconds that our own may be off what passed before it counts as set
_TRUST = 1200.0  # seconds after which a clock that was set is right: whatever waited then is over
_SAME = 0.2  # seconds that two clocks may differ by and still tell the same time
_ASKED = sa.text("SELECT extract(epoch FROM clock_timestamp())::float8")


class AgreedClock:
    """Our own clock, put right by the server's; leases and ages are counted on it.

    Where there is no server to ask, a clock that is set is not believed for a while, so that what
    waits is not taken for hours old, or for a lease that never ends.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._offset, self._drift = 0.0, _drift()
        self._until = 0.0 if database.shared else float("inf")

    def now(self) -> datetime:
        """Return the present moment."""
        drift = _drift()
        if abs(drift - self._drift) > _JUMP:
            # What our clock was set by is known at once, also while the server is away.
            self._offset -= drift - self._drift
            self._drift = drift
            self._until = 0.0 if self._database.shared else time.monotonic() + _TRUST
        if time.monotonic() > self._until:
            self._compare()
        return self._clock.now() + timedelta(seconds=self._offset)

    def _compare(self) -> None:
        if not self._database.shared:
            self._offset, self._until = 0.0, float("inf")
            return
        try:
            before = time.time()
            told = self._database.run(lambda each: float(each.execute(_ASKED).scalar_one()))
            after = time.time()
            off = told - (before + after) / 2
            sure = (after - before) / 2 + _SAME
            self._offset = off if abs(off) > sure else 0.0
            self._until = time.monotonic() + _OFTEN
        except EngineError:
            self._until = time.monotonic() + _OFTEN / 10


def _drift() -> float:
    return time.time() - time.monotonic()
