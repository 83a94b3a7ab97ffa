"""How the database is, and how much waits in it."""

import shutil

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import INBOX
from bot.ports import Clock
from bot.talk.condition import Condition
from bot.talk.trouble import EngineError

LEAST = 100_000_000  # bytes of free disk; with less, what is kept next may find no room
# Needs leave to write, and writes nothing.
_TOUCH = sa.text("UPDATE limits SET uses = uses WHERE key = ''")


def look(database: Database, clock: Clock) -> Condition:
    """Return the condition of the database, with what waits in its inbox."""
    if database.file and not database.file.exists():
        return Condition("database", "down", "gone")
    now = clock.now().timestamp()
    try:
        with database.begin() as connection:
            connection.execute(_TOUCH)
            jobs, due = connection.execute(_waiting(now)).one()
    except EngineError:
        return Condition("database", "down", "refused")
    oldest, free = round(max(0.0, now - due), 1) if jobs else 0.0, _free(database)
    facts = {"inbox_jobs": jobs, "inbox_oldest_seconds": oldest, "disk_free_bytes": free}
    full = free is not None and free < LEAST
    return Condition("database", "weak" if full else "ok", "disk" if full else "", facts)


def _waiting(now: float) -> sa.Select[int, float]:
    return sa.select(sa.func.count(), sa.func.min(INBOX.c.due)).where(
        INBOX.c.state.in_(("waiting", "claimed")), INBOX.c.due <= now
    )


def _free(database: Database) -> int | None:
    """Return the bytes that are free where the database is; None where nobody can tell."""
    try:
        return shutil.disk_usage(database.file.parent).free if database.file else None
    except OSError:
        return None
