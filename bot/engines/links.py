"""What links checks, in the database: numbers that say nothing without the key they were made with.

A look-up asks for some thirty marks at once. Each is found by the primary key of one narrow table,
and of a mark that many have only the newest are read, so that it takes as long among a million
checks as among a thousand.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import islice

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import LINK_CASES, LINK_MARKS
from bot.ports import Clock
from bot.reading.linked import Entered, Holder

_MOST = 64  # checks of one mark that are looked at; so many say that it is an office's
_STEP = 16  # marks; statements for so many, twice as many and so on are compiled once each
_AT_ONCE = 240  # marks in one statement; SQLite allows 500 parts
_ROWS = 500  # of one statement that deletes
# Of two who keep the same check at once the second finds what the first has kept.
_ALONE = sa.text("SELECT pg_advisory_xact_lock(770413, hashtext(:case))")


class DatabaseLinks:
    """Entered checks in one table, their marks in another."""

    def __init__(self, database: Database, clock: Clock, days: int) -> None:
        """Prepare; what is older than ``days`` is no longer found."""
        self._database, self._clock, self._days = database, clock, days

    def keep(self, entered: Entered) -> None:
        """Keep a check in the place of what was kept of it; the first day stays."""
        row = {
            "case": entered.case, "at": self._clock.now().timestamp(),
            "marks": _packed(entered.marks), "labels": _packed(entered.labels),
            "sketch": entered.sketch,
        }  # fmt: skip
        with self._database.begin() as connection:
            if connection.dialect.name == "postgresql":  # SQLite lets one write at a time
                connection.execute(_ALONE, {"case": entered.case})
            for before in connection.execute(_where(entered.case)).all():
                row["at"] = before.at
                _delete(connection, [before])
            made = connection.execute(sa.insert(LINK_CASES).values(row)).inserted_primary_key
            marks = [{"mark": each, "number": made[0]} for each in entered.marks] if made else []
            if marks:
                connection.execute(sa.insert(LINK_MARKS), marks)

    def holders(self, marks: Sequence[int], case: str = "") -> list[Holder]:
        """Return the checks that have one of the marks, the newest first."""
        sought = list(dict.fromkeys(marks))
        found: dict[int, set[int]] = {}
        with self._database.begin(reading=True) as connection:
            for some in _batched(sought, _AT_ONCE):
                values = _padded(some)
                for row in connection.execute(_newest(len(values)), values):
                    found.setdefault(row.number, set()).add(row.mark)
            rows = list(_cases(connection, found, self._since))
        return [
            Holder(
                Entered(row.case, frozenset(found[row.number]), _unpacked(row.labels), row.sketch),
                datetime.fromtimestamp(row.at, UTC),
            )
            for row in sorted(rows, key=lambda row: -row.number)
            if row.case != case
        ]

    def drop(self, case: str) -> None:
        """Forget a check."""
        with self._database.begin() as connection:
            _delete(connection, connection.execute(_where(case)).all())

    def old(self) -> int:
        """Return how many checks have had their time."""
        counted = sa.select(sa.func.count()).where(LINK_CASES.c.at < self._since)
        with self._database.begin(reading=True) as connection:
            return int(connection.execute(counted).scalar_one())

    def purge(self) -> int:
        """Delete what has had its time, a few at a time; return how many checks."""
        gone = 0
        wanted = sa.select(LINK_CASES).where(LINK_CASES.c.at < self._since).limit(_ROWS)
        while True:
            with self._database.begin() as connection:
                old = connection.execute(wanted).all()
                _delete(connection, old)
            gone += len(old)
            if len(old) < _ROWS:
                return gone

    @property
    def _since(self) -> float:
        return self._clock.now().timestamp() - self._days * 86400


def _where(case: str) -> sa.Select[tuple[int, float, bytes]]:
    columns = (LINK_CASES.c.number, LINK_CASES.c.at, LINK_CASES.c.marks)
    return sa.select(*columns).where(LINK_CASES.c.case == case)


@cache
def _newest(count: int) -> sa.CompoundSelect[tuple[int, int]]:
    """Return a statement for the newest checks of so many marks, made once."""
    parts = []
    for at in range(count):
        inner = (
            sa.select(LINK_MARKS.c.mark, LINK_MARKS.c.number)
            .where(LINK_MARKS.c.mark == sa.bindparam(f"mark{at}", type_=sa.BigInteger))
            .order_by(LINK_MARKS.c.number.desc())
            .limit(_MOST)
            .subquery()
        )
        parts.append(sa.select(inner.c.mark, inner.c.number))
    return sa.union_all(*parts)


def _padded(marks: Sequence[int]) -> dict[str, int]:
    """Return the values of the statement; the last places hold the first mark again."""
    padded = [*marks, *[marks[0]] * (-len(marks) % _STEP)]
    return {f"mark{at}": mark for at, mark in enumerate(padded)}


def _cases(
    connection: sa.Connection, numbers: Iterable[int], since: float
) -> Iterator[sa.Row[tuple[int, str, float, bytes, bytes, bytes]]]:
    for some in _batched(numbers, _ROWS):
        wanted = sa.select(LINK_CASES).where(
            LINK_CASES.c.number.in_(some), LINK_CASES.c.at >= since
        )
        yield from connection.execute(wanted)


def _delete(connection: sa.Connection, rows: Sequence[sa.Row[tuple[int, float, bytes]]]) -> None:
    """Delete checks with their marks, each mark by its primary key."""
    pairs = [{"m": mark, "n": row.number} for row in rows for mark in _unpacked(row.marks)]
    if pairs:
        one = (LINK_MARKS.c.mark == sa.bindparam("m")) & (LINK_MARKS.c.number == sa.bindparam("n"))
        connection.execute(sa.delete(LINK_MARKS).where(one), pairs)
    if rows:
        numbers = [row.number for row in rows]
        connection.execute(sa.delete(LINK_CASES).where(LINK_CASES.c.number.in_(numbers)))


def _batched(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    left = iter(numbers)
    while some := list(islice(left, size)):
        yield some


def _packed(numbers: Iterable[int]) -> bytes:
    each = sorted(numbers)
    return struct.pack(f">{len(each)}q", *each)


def _unpacked(packed: bytes) -> frozenset[int]:
    return frozenset(struct.unpack(f">{len(packed) // 8}q", packed))
