"""The one database behind the inbox, sessions, posts, ledger and limits."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import SQLAlchemyError

from bot.talk.trouble import EngineError

_HERE = Path(__file__).parent
_BUSY = 10  # seconds that a write waits for another process
_SQLITE = (
    "PRAGMA journal_mode=WAL",  # readers and one writer at a time
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten
)


class Database:
    """Opens the database, brings its tables up to date, and turns its errors into words."""

    def __init__(self, url: str) -> None:
        """Open ``url``, such as ``sqlite:///deskcheck.db``, and migrate it.

        Raises:
            EngineError: when it cannot be opened or is newer than this program.
        """
        self._where = _shown(url)
        try:
            address = sa.make_url(url)
            if address.get_backend_name() == "sqlite" and address.database:
                _private(Path(address.database))
            self.engine = self.safe = _engine(address, "NORMAL")
            if self.engine.dialect.name == "sqlite" and self.file:
                self.safe = _engine(address, "FULL")
            self._reading = self.engine.execution_options(reading=True)
            self._migrate()
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise EngineError(self._trouble(error)) from None

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(_HERE / "migrations"))
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "postgresql":  # several replicas start at once
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(770411)"))
            config.attributes["connection"] = connection
            command.upgrade(config, "heads")

    @contextmanager
    def begin(self, *, safe: bool = False, reading: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that is committed at the end.

        Args:
            safe: it outlives a power cut on return, and so does everything before it; others
                outlive the death of this process, which is as much and takes less time.
            reading: nothing is written in it; it waits for nobody who writes.

        Raises:
            EngineError: when the database does not do it.
        """
        engine = self.safe if safe else self._reading if reading else self.engine
        try:
            with engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise EngineError(self._trouble(error)) from None

    @property
    def file(self) -> Path | None:
        """The file of the database; None for one in memory or on a server."""
        address = self.engine.url
        named = address.get_backend_name() == "sqlite" and address.database
        return Path(named) if named and named != ":memory:" else None

    def settle(self) -> None:
        """Have what was deleted leave the disk: until then SQLite's log still holds old pages.

        Another process that reads at this moment keeps them there until the next time.
        """
        if not self.file:
            return
        connection = self.engine.raw_connection()
        try:
            with suppress(sqlite3.Error):
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        self.safe.dispose()

    def _trouble(self, error: Exception) -> str:
        return (
            f"The database {self._where} cannot be used ({type(error).__name__}). Check that it is "
            "there, that this account may write it, and that the disk is not full."
        )


def _private(file: Path) -> None:
    """Make a file and its folder for this account alone, unless they are there."""
    if file.name != ":memory:":
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)  # what SQLite puts beside it gets the same


def _shown(url: str) -> str:
    """Return an address without its password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "that DESKCHECK_DATABASE names"


def _engine(address: sa.URL, synchronous: str) -> sa.Engine:
    if address.get_backend_name() != "sqlite":
        return sa.create_engine(address, pool_pre_ping=True)
    engine = sa.create_engine(address)
    sa.event.listen(engine, "connect", partial(_prepared, synchronous))
    sa.event.listen(engine, "begin", _begun)
    return engine


def _prepared(synchronous: str, connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by ``_begun``, not by the driver
    connection.execute(f"PRAGMA busy_timeout={_BUSY * 1000}")
    connection.execute(f"PRAGMA synchronous={synchronous}")
    for each in _SQLITE:
        connection.execute(each)


def _begun(connection: sa.Connection) -> None:
    # At once as a writer: a reader that becomes one later can be refused without waiting.
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
