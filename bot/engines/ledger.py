"""Who did what and when, in the database; never what a profile says."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import LEDGER
from bot.ports import Clock

_NOTE = sa.insert(LEDGER)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger."""

    at: datetime
    event: str
    who: str
    facts: Mapping[str, str | int]


class DatabaseLedger:
    """Lines in a table, only ever added and, when they are old, deleted."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def note(self, event: str, who: str, facts: Mapping[str, str | int]) -> None:
        """Write one line."""
        at = self._clock.now().timestamp()
        row = {"event": event, "who": who, "facts": dict(facts), "at": at}
        self._database.run(lambda connection: connection.execute(_NOTE, row))

    def lines(self, event: str = "") -> Iterator[Line]:
        """Yield the lines in the order they were written, all or those of one event."""
        wanted = sa.select(LEDGER).order_by(LEDGER.c.number)
        if event:
            wanted = wanted.where(LEDGER.c.event == event)
        for row in self._database.run(lambda each: each.execute(wanted).all(), reading=True):
            yield Line(datetime.fromtimestamp(row.at, UTC), row.event, row.who, row.facts)

    def purge(self, days: int) -> int:
        """Delete what is older than that; return how many."""
        old = sa.delete(LEDGER).where(LEDGER.c.at < self._clock.now().timestamp() - days * 86400)
        return self._database.run(lambda each: each.execute(old).rowcount, slow=True)


def written(url: str, clock: Clock) -> AbstractContextManager[Iterator[Line]] | None:
    """Return what opens the lines of a database, or None where no bot has run on it.

    Raises:
        EngineError: on opening, when the database cannot be used.
    """
    path = url.removeprefix("sqlite:///")
    return _opened(url, clock) if path == url or Path(path).is_file() else None


@contextmanager
def _opened(url: str, clock: Clock) -> Iterator[Iterator[Line]]:
    database = Database(url)
    try:
        yield DatabaseLedger(database, clock).lines()
    finally:
        database.close()
