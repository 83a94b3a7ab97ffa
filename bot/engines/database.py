"""The one database behind the inbox, sessions, posts, ledger and limits."""

import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from bot.engines import revision, sqlite
from bot.engines.outage import cause, damaged, passing
from bot.talk.trouble import EngineError, StoreError

_T = TypeVar("_T")
_log = logging.getLogger("deskcheck")
_PATIENCE = 2.0  # seconds for a server that is away: a platform waits three for its answer
_PAUSE = 0.05
_SLOW = sa.text("SET LOCAL statement_timeout = 0")
_WAITING = sa.text("SET LOCAL synchronous_commit = on")
# A session of ours ends by itself where the other side fell silent, and never blocks the others.
# Only what says ``safe`` waits for the server's disk.
_SESSION = (
    "-c synchronous_commit=off -c statement_timeout=10000 -c lock_timeout=5000"
    " -c idle_in_transaction_session_timeout=15000"
)
_CONNECT = {
    "connect_timeout": "3", "application_name": "deskcheck", "options": _SESSION,
    "tcp_user_timeout": "5000", "keepalives_idle": "30", "keepalives_interval": "5",
    "keepalives_count": "3",
}  # fmt: skip


class Database:
    """Opens the database, brings its tables up to date, and turns its errors into words.

    Attributes:
        damaged: whether its file was found to be broken; nothing written to it can be relied on.
    """

    def __init__(self, url: str, *, pool: int = 8, patience: float = _PATIENCE) -> None:
        """Open ``url``, such as ``sqlite:///deskcheck.db``, and migrate it.

        Args:
            url: of a file (``sqlite:///...``) or a server (``postgresql+psycopg://...``).
            pool: connections to a server at the most.
            patience: seconds that a server may take to be there.

        Raises:
            EngineError: when it cannot be opened or is newer than this program.
        """
        self.damaged, self._where, self._turn = False, _shown(url), Lock()
        try:
            address = _address(url)
            if address.get_backend_name() == "sqlite" and address.database:
                _private(Path(address.database))
            self.engine, self._reading = _engines(address, pool)
            self.shared = self.engine.dialect.name == "postgresql"
            with ExitStack() as stack:
                stack.callback(self.engine.dispose)
                self._patiently(self._migrate, patience)
                stack.pop_all()
        except (SQLAlchemyError, LookupError, OSError, ImportError) as error:
            raise self._trouble(error) from None

    def _migrate(self) -> None:
        with self.engine.begin() as connection:
            if revision.at(connection) == revision.newest():
                return
            if self.shared:  # several replicas start at once; one changes, the others wait for it
                connection.execute(sa.text("SET LOCAL lock_timeout = 0"))
                connection.execute(_SLOW)
                connection.execute(_WAITING)
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(770411)"))
            revision.upgrade(connection)

    def run(
        self,
        work: Callable[[sa.Connection], _T],
        *,
        safe: bool = False,
        reading: bool = False,
        slow: bool = False,
    ) -> _T:
        """Do something in a transaction, and again where a server went away for a moment.

        Args:
            work: what is done; it may be done twice, so it changes nothing but the database.
            safe: see ``begin``.
            reading: see ``begin``.
            slow: it may take longer than what somebody waits for.

        Raises:
            EngineError: when the database does not do it.
        """

        def once() -> _T:
            with self._transaction(safe, reading) as connection:
                if slow and self.shared:
                    connection.execute(_SLOW)
                return work(connection)

        try:
            return self._patiently(once, _PATIENCE)
        except SQLAlchemyError as error:
            raise self._trouble(error) from None

    @contextmanager
    def begin(self, *, safe: bool = False, reading: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that is committed at the end; nothing is tried twice.

        Args:
            safe: it outlives a power cut on return, and so does everything before it; others
                outlive the death of this process, which is as much and takes less time.
            reading: nothing is written in it; it waits for nobody who writes.

        Raises:
            EngineError: when the database does not do it.
        """
        try:
            with self._transaction(safe, reading) as connection:
                yield connection
        except SQLAlchemyError as error:
            raise self._trouble(error) from None

    @contextmanager
    def _transaction(self, safe: bool, reading: bool) -> Iterator[sa.Connection]:
        if self.shared:
            with self.engine.begin() as connection:
                if safe:
                    connection.execute(_WAITING)
                yield connection
            return
        # The file has one writer at a time. Threads of ours take turns here, where they are woken;
        # whoever meets another process there sleeps and looks again.
        turn = nullcontext() if reading else self._in_turn()
        with turn, (self._reading if reading else self.engine).begin() as connection:
            yield connection
        if safe:
            self._sync()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=sqlite.BUSY):
            raise StoreError(f"The database {self._where} is busy; look at its disk.")
        try:
            yield
        finally:
            self._turn.release()

    def _sync(self) -> None:
        """Wait for the disk, after others may write again: who waits at once waits together."""
        log = self.file and self.file.with_name(f"{self.file.name}-wal")
        if not log or not log.exists():
            return
        try:
            opened = os.open(log, os.O_RDWR)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
        except OSError as error:
            raise self._trouble(error) from None

    def _patiently(self, work: Callable[[], _T], patience: float) -> _T:
        end, pause = time.monotonic() + patience, _PAUSE
        while True:
            try:
                return work()
            except SQLAlchemyError as error:
                if not passing(error) or time.monotonic() + pause > end:
                    raise
                _log.warning("database.again kind=%s", type(error).__name__)
            time.sleep(pause)
            pause = min(2 * pause, 1.0)

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
            with suppress(sqlite3.Error):  # the next time does what this one could not
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of every connection; of one that is in use as soon as it comes back."""
        sa.event.listen(self.engine.pool, "checkin", _let_go)
        self.engine.dispose()

    def _trouble(self, error: Exception) -> StoreError:
        self.damaged = self.damaged or damaged(error)
        return StoreError(
            f"The database {self._where} cannot be used ({type(error).__name__}). {cause(error)}"
        )


def _private(file: Path) -> None:
    """Make a file and its folder for this account alone, unless they are there."""
    if file.name != ":memory:":
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)  # what SQLite puts beside it gets the same


def _shown(url: str) -> str:
    """Return an address without its password."""
    try:
        return _address(url).render_as_string(hide_password=True)
    except (SQLAlchemyError, EngineError):
        return "that DESKCHECK_DATABASE names"


def _address(url: str) -> sa.URL:
    """Read an address; hosts of databases give it without the name of a driver."""
    address = sa.make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    if address.drivername not in ("sqlite", "postgresql+psycopg"):
        raise EngineError(
            f"A database of the kind {address.drivername} cannot be used. Set DESKCHECK_DATABASE "
            "to sqlite:///FILE or to postgresql+psycopg://ACCOUNT:PASSWORD@HOST/NAME."
        )
    return address


def _engines(address: sa.URL, pool: int) -> tuple[sa.Engine, sa.Engine]:
    if address.get_backend_name() == "sqlite":
        return sqlite.engines(address)
    given = {key: value for key, value in _CONNECT.items() if key not in address.query}
    engine = sa.create_engine(
        address, pool_size=pool, max_overflow=0, pool_timeout=5.0, pool_recycle=1800,
        pool_use_lifo=True, use_native_hstore=False, connect_args=given,
    )  # fmt: skip
    return engine, engine


def _let_go(_connection: object, record: Any) -> None:
    record.invalidate()
