"""A fixed window per person in the database, so that all processes count together."""

from functools import cache

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
        now, seconds = self._clock.now().timestamp(), self._seconds
        given = {
            "key": key, "now": now, "over": now - seconds, "ahead": now + seconds,
            "most": self._uses,
        }  # fmt: skip
        row = self._database.run(
            lambda each: each.execute(_counted(each.dialect.name), given).one()
        )
        return float(row.since + seconds - now) if row.uses > self._uses else 0.0

    def purge(self) -> int:
        """Forget windows that are over; return how many."""
        over = sa.delete(LIMITS).where(
            LIMITS.c.since < self._clock.now().timestamp() - self._seconds
        )
        return self._database.run(lambda each: each.execute(over).rowcount, slow=True)


@cache
def _counted(dialect: str) -> sa.Executable:
    """Return what counts one use, or begins a window, and tells it."""
    now: sa.BindParameter[float] = sa.bindparam("now")
    since, uses = LIMITS.c.since, LIMITS.c.uses
    # A window that begins long after now is of a clock that was set back.
    fresh = sa.or_(since <= sa.bindparam("over"), since > sa.bindparam("ahead"))
    used = sa.case((fresh, 1), (uses > sa.bindparam("most"), uses), else_=uses + 1)
    new = insert(dialect, LIMITS).values(key=sa.bindparam("key"), since=now, uses=1)
    counted = new.on_conflict_do_update(
        index_elements=[LIMITS.c.key],
        set_={"since": sa.case((fresh, now), else_=since), "uses": used},
    )
    return counted.returning(since, uses)
