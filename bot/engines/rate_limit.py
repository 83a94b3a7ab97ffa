"""A fixed window per person in the database, so that all processes count together."""

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import LIMITS, insert
from bot.ports import Clock


class DatabaseRateLimit:
    """So many uses in so many seconds."""

    def __init__(self, database: Database, clock: Clock, uses: int, seconds: float) -> None:
        self._database, self._clock = database, clock
        self._uses, self._seconds = uses, seconds

    def wait(self, key: str) -> float:
        """Count one use; return 0, or the seconds until the window ends where it is full."""
        now = self._clock.now().timestamp()
        # A window that begins long after now is of a clock that was set back.
        ahead = LIMITS.c.since > now + self._seconds
        fresh = sa.or_(LIMITS.c.since + self._seconds <= now, ahead)
        used = sa.case(
            (fresh, 1), (LIMITS.c.uses > self._uses, LIMITS.c.uses), else_=LIMITS.c.uses + 1
        )

        def count(connection: sa.Connection) -> tuple[float, int]:
            row = connection.execute(
                insert(connection, LIMITS)
                .values(key=key, since=now, uses=1)
                .on_conflict_do_update(
                    index_elements=[LIMITS.c.key],
                    set_={"since": sa.case((fresh, now), else_=LIMITS.c.since), "uses": used},
                )
                .returning(LIMITS.c.since, LIMITS.c.uses)
            ).one()
            return row.since, row.uses

        since, uses = self._database.run(count)
        return since + self._seconds - now if uses > self._uses else 0.0

    def purge(self) -> int:
        """Forget windows that are over; return how many."""
        over = sa.delete(LIMITS).where(
            LIMITS.c.since < self._clock.now().timestamp() - self._seconds
        )
        return self._database.run(lambda connection: connection.execute(over).rowcount)
