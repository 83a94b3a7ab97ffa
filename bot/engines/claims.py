"""Which jobs a worker may take: due, the first of their lane, and none of it under work."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from bot.engines.tables import INBOX

LEASE = 30.0  # seconds that a worker has a job without saying that it goes on
_LATEST = 120.0  # no lease and no pause ends later; one that does is of a clock that was set back
_LOOKED_AT = 200  # waiting jobs; enough to find free lanes among them
_OPEN = ("waiting", "claimed")  # named one by one: the index finds them among all that is done


_OTHER = INBOX.alias("other")
_NOW: sa.BindParameter[float] = sa.bindparam("now")
_LATE: sa.BindParameter[float] = sa.bindparam("late")
_LANES: sa.BindParameter[str] = sa.bindparam("lanes")


def claim(connection: sa.Connection, limit: int, lanes: str, now: float) -> Sequence[Any]:
    """Take the oldest free jobs, one of a lane, for the time of a lease; return their rows."""
    beside = connection.dialect.name == "postgresql"
    begins = lanes.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"
    # Statements are put together once: that takes longer than what the database does with them.
    given = {"now": now, "late": now + _LATEST, "lanes": begins}
    if beside:
        return _beside(connection, {**given, "limit": limit}, now)
    return _alone(connection, {**given, "limit": max(_LOOKED_AT, limit)}, limit, now)


def _alone(
    connection: sa.Connection, given: Mapping[str, object], limit: int, now: float
) -> Sequence[Any]:
    """Take them while nobody else can write."""
    found = connection.execute(_FREE_ALONE, given).all()
    first = {lane: number for number, lane in reversed(found)}
    numbers = sorted(first.values())[:limit]
    if not numbers:
        return []
    return _ordered(connection.execute(_TAKEN, {"numbers": numbers, "lease": now + LEASE}))


def _beside(connection: sa.Connection, given: Mapping[str, object], now: float) -> Sequence[Any]:
    """Take them beside other replicas: what one looks at, the next passes over.

    A job for later that becomes due while another of its lane is taken makes a second first one; so
    the lane itself is locked too, and looked at again by whoever has it.
    """
    found = connection.execute(_FREE_BESIDE, given).all()
    if not found:
        return []
    lanes = connection.execute(_LOCKED, {"lanes": [row.lane for row in found]}).scalars()
    locked = set(lanes)
    mine = [row.number for row in found if row.lane in locked]
    held = {"numbers": mine, "lease": now + LEASE, "now": now, "late": given["late"]}
    return _ordered(connection.execute(_TAKEN_BESIDE, held))


def _ordered(taken: Iterable[Any]) -> Sequence[Any]:
    return sorted(taken, key=lambda row: int(row.number))


def _due(table: sa.FromClause) -> sa.ColumnElement[bool]:
    lost = sa.and_(table.c.state == "claimed", table.c.due > _LATE)
    # What is for no later moment is due wherever the clock is set.
    at_once = sa.and_(table.c.state == "waiting", table.c.due <= table.c.received)
    return sa.and_(table.c.state.in_(_OPEN), sa.or_(table.c.due <= _NOW, lost, at_once))


def _held(table: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.state == "claimed", table.c.due > _NOW, table.c.due <= _LATE)


_FREE = (
    sa.select(INBOX.c.number, INBOX.c.lane)  # what they say is read of those that are taken
    .where(_due(INBOX), INBOX.c.lane.like(_LANES, escape="/"))
    .order_by(INBOX.c.number)
    .limit(sa.bindparam("limit"))
)
_FREE_ALONE = _FREE.where(INBOX.c.lane.not_in(sa.select(INBOX.c.lane).where(_held(INBOX))))
_BEFORE = sa.and_(_due(_OTHER), _OTHER.c.number < INBOX.c.number)
_BLOCKED = sa.exists().where(
    _OTHER.c.lane == INBOX.c.lane, _OTHER.c.state.in_(_OPEN), sa.or_(_held(_OTHER), _BEFORE)
)
_FREE_BESIDE = _FREE.where(~_BLOCKED).with_for_update(skip_locked=True)
_LOCKED = sa.text(
    "SELECT lane FROM unnest(CAST(:lanes AS text[])) AS wanted(lane)"
    " WHERE pg_try_advisory_xact_lock(770412, hashtext(lane))"
)
_TAKEN = (
    sa.update(INBOX)
    .where(INBOX.c.number.in_(sa.bindparam("numbers", expanding=True)))
    .values(state="claimed", due=sa.bindparam("lease"), attempts=INBOX.c.attempts + 1)
    .returning(INBOX)
)
_TAKEN_BESIDE = _TAKEN.where(~sa.exists().where(_OTHER.c.lane == INBOX.c.lane, _held(_OTHER)))
