"""Processes that work the same database, and whether they read the same knowledge folder."""

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import REPLICAS, insert
from bot.ports import Clock
from bot.talk.condition import Condition
from bot.talk.trouble import EngineError

_log = logging.getLogger("deskcheck")
_OFTEN = 10.0  # seconds between two signs of life
_DEAD = 45.0  # seconds without one


@dataclass(frozen=True, slots=True)
class Replica:
    """Another process.

    Attributes:
        id: by which it goes in the log.
        library: hash of the library it answers from.
    """

    id: str
    library: str


class Replicas:
    """The processes of one database, each with one row."""

    def __init__(self, database: Database, clock: Clock, key: str) -> None:
        """Prepare; ``key`` is a mark of the key that seals, the same for the same key alone."""
        self.id = secrets.token_hex(4)
        self._database, self._clock, self._key = database, clock, key[:64]
        self._told: frozenset[str] = frozenset()

    def beat(self, library: str) -> None:
        """Say that this process lives, and which library it answers from.

        Raises:
            EngineError: when the database does not take it.
        """
        now = self._clock.now().timestamp()
        row = {"key": self._key, "library": library, "seen": now}

        def put(connection: sa.Connection) -> None:
            new = insert(connection.dialect.name, REPLICAS).values(id=self.id, **row)
            connection.execute(new.on_conflict_do_update(index_elements=[REPLICAS.c.id], set_=row))
            dead = REPLICAS.c.seen < now - 60 * _DEAD
            connection.execute(sa.delete(REPLICAS).where(dead))

        self._database.run(put)

    def others(self) -> list[Replica]:
        """Return the other processes that live.

        Raises:
            EngineError: when the database cannot be asked.
        """
        return [Replica(row.id, row.library) for row in self._others()]

    def differing(self, library: str) -> list[Replica]:
        """Return those that answer from another library; after an edit that lasts a few seconds."""
        return [each for each in self.others() if each.library != library]

    def condition(self, library: str) -> Condition:
        """Return whether all answer from this library."""
        try:
            others = self.others()
        except EngineError:
            return Condition("replicas", "weak", "unknown")
        differing = sum(each.library != library for each in others)
        facts = {"replicas_others": len(others), "replicas_differing": differing}
        if differing:
            return Condition("replicas", "weak", "differ", facts)
        return Condition("replicas", "ok", "", facts)

    def _others(self) -> Sequence[Any]:
        since = self._clock.now().timestamp() - _DEAD
        wanted = sa.select(REPLICAS.c.id, REPLICAS.c.library, REPLICAS.c.key).where(
            REPLICAS.c.id != self.id, REPLICAS.c.seen > since
        )
        return self._database.run(lambda each: each.execute(wanted).all(), reading=True)

    def join(self, library: str) -> None:
        """Be one of them.

        Raises:
            EngineError: when another one has another key: neither could read what the other keeps.
        """
        if any(row.key != self._key for row in self._others()):
            raise EngineError(
                "Another process works this database with another DESKCHECK_KEY, so that neither "
                "can read what the other keeps. Give the same key to all of them."
            )
        self.beat(library)

    def leave(self) -> None:
        """Be none of them any more."""
        mine = sa.delete(REPLICAS).where(REPLICAS.c.id == self.id)
        self._database.run(lambda connection: connection.execute(mine))

    @contextmanager
    def joined(self, library: Callable[[], str], often: float = _OFTEN) -> Iterator[None]:
        """Be one of them meanwhile; tell in the log who answers from another library.

        Args:
            library: returns the hash of the library in force.
            often: seconds between two signs of life.

        Raises:
            EngineError: see ``join``.
        """
        self.join(library())
        over = Event()

        def live() -> None:
            while not over.wait(often):
                self._look(library())

        thread = Thread(target=live, name="replicas", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            try:
                self.leave()
            except EngineError:
                _log.warning("replicas.leave within=%s", _DEAD)

    def _look(self, library: str) -> None:
        try:
            self.beat(library)
            other = frozenset(each.library for each in self.differing(library))
        except EngineError:
            _log.warning("replicas.away")
            return
        if other != self._told:
            self._told = other
            if other:
                _log.error("replicas.differ ours=%s others=%s", library, ",".join(sorted(other)))
            else:
                _log.info("replicas.same library=%s", library)
