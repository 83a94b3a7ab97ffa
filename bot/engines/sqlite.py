"""SQLite as this program uses it: every transaction begins as a reader's or as a writer's."""

import sqlite3
import time
from contextlib import ExitStack
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

BUSY = 10  # seconds that a write waits for another process
_PAUSE = 0.05
_PRAGMAS = (
    "PRAGMA synchronous=NORMAL",  # the log is not waited for; see ``Database``
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten
)


class Reading(SQLiteDialect_pysqlite):
    """Begins transactions that write nothing: they wait for nobody."""

    supports_statement_cache = True
    begins = "BEGIN"

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin; the driver does it by itself only where something is written."""
        dbapi_connection.execute(self.begins)


class Writing(Reading):
    """Begins at once as a writer: a reader that becomes one later can be refused."""

    supports_statement_cache = True
    begins = "BEGIN IMMEDIATE"


registry.register("sqlite.reading", __name__, "Reading")
registry.register("sqlite.writing", __name__, "Writing")


def engines(address: sa.URL) -> tuple[sa.Engine, sa.Engine]:
    """Return what writes and what reads, over the same connections.

    Dialects and not events of the engine: with one of those every statement asks for all.
    """
    writing = sa.create_engine(address.set(drivername="sqlite+writing"))
    sa.event.listen(writing, "connect", _prepared)
    reading = sa.create_engine(address.set(drivername="sqlite+reading"), pool=writing.pool)
    return writing, reading


def _prepared(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by the dialects, not by the driver
    with ExitStack() as stack:
        stack.callback(connection.close)  # a pool does not close what could not be prepared
        connection.execute(f"PRAGMA busy_timeout={BUSY * 1000}")
        _logged(connection)
        for each in _PRAGMAS:
            connection.execute(each)
        stack.pop_all()


def _logged(connection: Any) -> None:
    """Let readers and one writer in at a time.

    Where several open a new file at once, SQLite refuses this without waiting for its turn.
    """
    end = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
        time.sleep(_PAUSE)
