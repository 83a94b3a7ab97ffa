"""Deletes what has had its time, each kind of data after days of its own."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from bot.engines.budget import today
from bot.engines.database import Database
from bot.engines.links import DatabaseLinks
from bot.engines.second_copy import SecondCopy
from bot.engines.tables import INBOX, LEDGER, LIMITS, POSTS, SESSIONS, USAGE
from bot.ports import Clock

_log = logging.getLogger("deskcheck")
KINDS = ("inbox", "sessions", "posts", "limits", "ledger", "feedback", "links", "usage")
FEEDBACK = ("feedback.good", "feedback.bad", "flag.wrong")
"""The ledger's lines that say what people thought of a reply."""
_DAY = 86400.0  # seconds
_SEEN = _DAY  # that a job is known after it was worked: platforms repeat for minutes
_WINDOW = 60.0  # seconds in which messages are counted


@dataclass(frozen=True, slots=True)
class Days:
    """How long each kind is kept; a check says itself until when.

    Attributes:
        inbox: a message that nobody worked.
        ledger: who did what, where cards were shown, and what was used of the chat model.
        feedback: what people thought of replies.
        links: what could link applicants; 0 where links are off, so that nothing is left of them.
    """

    inbox: int = 7
    ledger: int = 365
    feedback: int = 365
    links: int = 0


class Retention:
    """Knows what has had its time."""

    def __init__(self, database: Database, clock: Clock, days: Days) -> None:
        self._database, self._clock, self._days = database, clock, days
        self._links = DatabaseLinks(database, clock, days.links)

    def due(self, kinds: Iterable[str] = KINDS) -> dict[str, int]:
        """Return how much of each kind has had its time; nothing is deleted."""
        old, told = self._old(), {}
        with self._database.begin(reading=True) as connection:
            for kind in kinds:
                if kind in old:
                    table, over = old[kind]
                    counted = sa.select(sa.func.count()).select_from(table).where(over)
                    told[kind] = int(connection.execute(counted).scalar_one())
                else:
                    told[kind] = self._links.old()
        return told

    def purge(self, kinds: Iterable[str] = KINDS) -> dict[str, int]:
        """Delete what has had its time; return how much of each kind."""
        old, gone = self._old(), {}
        for kind in kinds:
            if kind in old:
                table, over = old[kind]
                gone[kind] = self._delete(sa.delete(table).where(over))
            else:
                gone[kind] = self._links.purge()
        SecondCopy(self._database).tidy()
        self._database.settle()
        for kind, count in gone.items():
            if count:
                _log.info("store.purged kind=%s rows=%s", kind, count)
        return gone

    def _delete(self, old: sa.Delete) -> int:
        return self._database.run(lambda each: each.execute(old).rowcount, slow=True)

    def _old(self) -> dict[str, tuple[sa.Table, sa.ColumnElement[bool]]]:
        now, days = self._clock.now().timestamp(), self._days
        unworked = now - days.inbox * _DAY
        worked = sa.and_(INBOX.c.state == "done", INBOX.c.due < now - _SEEN)
        # What makes itself later is received long before it is due.
        left = sa.and_(INBOX.c.state != "done", INBOX.c.due < unworked, INBOX.c.received < unworked)
        thought = LEDGER.c.event.in_(FEEDBACK)
        return {
            "inbox": (INBOX, sa.or_(worked, left)),
            "sessions": (SESSIONS, SESSIONS.c.until <= now),
            "posts": (POSTS, POSTS.c.at < now - days.ledger * _DAY),
            "usage": (USAGE, USAGE.c.day < today(self._clock, before=days.ledger)),
            "limits": (LIMITS, LIMITS.c.since < now - _WINDOW),
            "ledger": (LEDGER, sa.and_(~thought, LEDGER.c.at < now - days.ledger * _DAY)),
            "feedback": (LEDGER, sa.and_(thought, LEDGER.c.at < now - days.feedback * _DAY)),
        }
