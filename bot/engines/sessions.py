"""Conversations in the database: sealed, because they quote; deleted when their time is over."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from bot.check.desk import Assessment
from bot.engines.cipher import Cipher
from bot.engines.database import Database
from bot.engines.tables import SESSIONS, insert
from bot.ports import Clock
from bot.respond.desk import Incident
from bot.talk.handoff import Handoff
from bot.talk.message import Message
from bot.talk.session import Session

# What each desk keeps; a session of another shape was written by another version and is forgotten.
_STATES: dict[str, Any] = {
    "": str,
    "ask": tuple[str, ...],
    "check": Assessment,
    "frontdesk": Message,
    "respond": Incident,
    "security": Handoff,
}

# Put together once: that takes longer than what the database does with it.
_GET = sa.select(SESSIONS.c.sealed).where(
    SESSIONS.c.key == sa.bindparam("of"), SESSIONS.c.until > sa.bindparam("now")
)


class DatabaseSessions:
    """Sessions in a table."""

    def __init__(self, database: Database, cipher: Cipher, clock: Clock) -> None:
        self._database, self._cipher, self._clock = database, cipher, clock

    def get(self, key: str) -> Session | None:
        """Return the session of ``key`` unless it has run out or can no longer be read."""
        asked = {"of": key, "now": self._clock.now().timestamp()}
        sealed = self._database.run(lambda each: each.execute(_GET, asked).scalar(), reading=True)
        opened = self._cipher.open(sealed) if sealed else None
        return _read(opened) if opened else None

    def put(self, key: str, session: Session, also: Mapping[str, Session] | None = None) -> None:
        """Keep ``session``, and others in the same moment."""
        rows = [
            {
                "key": name, "sealed": self._cipher.seal(_written(each)),
                "until": each.until.timestamp(),
            }
            for name, each in {key: session, **(also or {})}.items()
        ]  # fmt: skip
        self._database.run(lambda each: each.execute(_put(each.dialect.name), rows))

    def drop(self, key: str) -> None:
        """Forget ``key``."""
        gone = sa.delete(SESSIONS).where(SESSIONS.c.key == key)
        self._database.run(lambda connection: connection.execute(gone))

    def every(self) -> Iterator[tuple[str, Session]]:
        """Yield what can be read and has not run out, with its keys."""
        wanted = sa.select(SESSIONS.c.key).where(SESSIONS.c.until > self._clock.now().timestamp())
        with self._database.begin(reading=True) as connection:
            keys = connection.execute(wanted).scalars().all()
        for key in keys:
            if session := self.get(key):
                yield key, session


@cache
def _put(dialect: str) -> sa.Executable:
    new = insert(dialect, SESSIONS)
    kept = {each: new.excluded[each] for each in ("sealed", "until")}
    return new.on_conflict_do_update(index_elements=[SESSIONS.c.key], set_=kept)


@cache
def _adapter(desk: str) -> TypeAdapter[Any]:
    return TypeAdapter(_STATES[desk])


@cache
def _frame() -> TypeAdapter[Session]:
    return TypeAdapter(Session)


def plain(session: Session) -> dict[str, Any]:
    """Return a session as JSON-ready values."""
    state = _adapter(session.desk).dump_python(session.state, mode="json")
    told: dict[str, Any] = _frame().dump_python(replace(session, state=None), mode="json")
    return {**told, "state": state}


def _written(session: Session) -> bytes:
    state = _adapter(session.desk).dump_json(session.state).decode()
    # A check is 50 kB of words that come again and again; a fifth of that is sealed and written.
    return zlib.compress(_frame().dump_json(replace(session, state=state)), 1)


def _read(written: bytes) -> Session | None:
    try:
        session = _frame().validate_json(zlib.decompress(written))
        state = _adapter(session.desk).validate_json(str(session.state))
    except (ValidationError, KeyError, zlib.error):
        return None
    return replace(session, state=state)
