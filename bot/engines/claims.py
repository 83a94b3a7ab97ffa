"""Which jobs a worker may take: due, the first of their lane, and none of it under work."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from bot.engines.tables import INBOX

LEASE = 30.0  # seconds that a worker has a job without saying that it goes on
_LATEST = 120.0  # no lease and no pause ends later; one that does is of a clock that was set back
_LOOKED_AT = 200  # waiting jobs; enough to find free lanes among them
_OPEN = ("waiting", "claimed")  # named one by one: the index finds them among all that is done


def claim(connection: sa.Connection, limit: int, lanes: str, now: float) -> Sequence[Any]:
    """Take the oldest free jobs, one of a lane, for the time of a lease; return their rows."""
    if connection.dialect.name == "postgresql":
        return _beside(connection, limit, lanes, now)
    return _alone(connection, limit, lanes, now)


def _alone(connection: sa.Connection, limit: int, lanes: str, now: float) -> Sequence[Any]:
    """Take them while nobody else can write."""
    busy = sa.select(INBOX.c.lane).where(_held(INBOX, now))
    free = _free(INBOX, lanes, now).where(INBOX.c.lane.not_in(busy))
    found = connection.execute(free.limit(max(_LOOKED_AT, limit))).all()
    first = {row.lane: row for row in reversed(found)}
    taken = sorted(first.values(), key=lambda row: int(row.number))[:limit]
    if taken:
        connection.execute(_taken([row.number for row in taken], now))
    return taken


def _beside(connection: sa.Connection, limit: int, lanes: str, now: float) -> Sequence[Any]:
    """Take them beside other replicas: what one looks at, the next passes over.

    A job for later that becomes due while another of its lane is taken makes a second first one; so
    the lane itself is locked too, and looked at again by whoever has it.
    """
    other = INBOX.alias("other")
    before = sa.and_(_due(other, now), other.c.number < INBOX.c.number)
    blocked = sa.exists().where(
        other.c.lane == INBOX.c.lane,
        other.c.state.in_(_OPEN),
        sa.or_(_held(other, now), before),
    )
    free = _free(INBOX, lanes, now).where(~blocked).limit(limit)
    found = connection.execute(free.with_for_update(skip_locked=True)).all()
    if not found:
        return []
    locked = set(
        connection.execute(
            sa.text(
                "SELECT lane FROM unnest(CAST(:lanes AS text[])) AS wanted(lane)"
                " WHERE pg_try_advisory_xact_lock(770412, hashtext(lane))"
            ),
            {"lanes": [row.lane for row in found]},
        ).scalars()
    )
    held = sa.exists().where(other.c.lane == INBOX.c.lane, _held(other, now))
    mine = [row.number for row in found if row.lane in locked]
    taken = set(
        connection.execute(_taken(mine, now).where(~held).returning(INBOX.c.number)).scalars()
    )
    return [row for row in found if row.number in taken]


def _free(table: sa.FromClause, lanes: str, now: float) -> sa.Select[Any]:
    mine = table.c.lane.startswith(lanes, autoescape=True)
    return sa.select(table).where(_due(table, now), mine).order_by(table.c.number)


def _due(table: sa.FromClause, now: float) -> sa.ColumnElement[bool]:
    lost = sa.and_(table.c.state == "claimed", table.c.due > now + _LATEST)
    return sa.and_(table.c.state.in_(_OPEN), sa.or_(table.c.due <= now, lost))


def _held(table: sa.FromClause, now: float) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.state == "claimed", table.c.due > now, table.c.due <= now + _LATEST)


def _taken(numbers: Sequence[int], now: float) -> sa.Update:
    taken = sa.update(INBOX).where(INBOX.c.number.in_(numbers))
    return taken.values(state="claimed", due=now + LEASE, attempts=INBOX.c.attempts + 1)
