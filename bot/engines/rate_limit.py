"""A fixed window per person in the database, so that all processes count together."""

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import LIMITS
from bot.ports import Clock


class DatabaseRateLimit:
    """So many uses in so many seconds."""

    def __init__(self, database: Database, clock: Clock, uses: int, seconds: float) -> None:
        self._database, self._clock = database, clock
        self._uses, self._seconds = uses, seconds

    def wait(self, key: str) -> float:
        """Count one use; return 0, or the seconds until the window ends where it is full."""
        now = self._clock.now().timestamp()
        with self._database.begin() as connection:
            row = connection.execute(
                sa.select(LIMITS).where(LIMITS.c.key == key).with_for_update()
            ).first()
            if row is None:
                connection.execute(sa.insert(LIMITS).values(key=key, since=now, uses=1))
                return 0.0
            fresh = row.since + self._seconds <= now
            if not fresh and row.uses >= self._uses:
                return float(row.since + self._seconds - now)
            counted = {"since": now, "uses": 1} if fresh else {"uses": row.uses + 1}
            connection.execute(sa.update(LIMITS).where(LIMITS.c.key == key).values(counted))
        return 0.0
