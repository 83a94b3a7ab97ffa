"""What platforms deliver, kept in the database until it is worked."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.engines.cipher import Cipher
from bot.engines.claims import LEASE, claim
from bot.engines.database import Database
from bot.engines.second_copy import SecondCopy
from bot.engines.tables import INBOX, insert
from bot.ports import Clock
from bot.talk.kept import Job

_log = logging.getLogger("deskcheck")

# Statements are put together once: that takes longer than what the database does with them.
_MINE = sa.update(INBOX).where(
    INBOX.c.id.in_(sa.bindparam("ids", expanding=True)), INBOX.c.state == sa.literal("claimed")
)
_RELEASED = _MINE.values(state="waiting", due=INBOX.c.received)


class DatabaseInbox:
    """Jobs in a table: waiting, claimed for a while, done."""

    def __init__(self, database: Database, cipher: Cipher, clock: Clock) -> None:
        self._database, self._cipher, self._clock = database, cipher, clock
        self._second = SecondCopy(database)

    def accept(self, id: str, lane: str, payload: bytes, due: datetime | None = None) -> bool:
        """Keep a job unless it is known; on return it is committed."""
        now = self._now()
        row = {
            "id": id, "lane": lane, "state": "waiting", "payload": self._cipher.seal(payload),
            "received": now, "due": due.timestamp() if due else now, "attempts": 0,
        }  # fmt: skip

        def keep(connection: sa.Connection) -> bool:
            return connection.execute(_new(connection.dialect.name), row).first() is not None

        new = self._database.run(keep, safe=True)
        if new:
            self._second.add(row)
        return new

    def claim(self, limit: int, lanes: str = "") -> list[Job]:
        """Take the oldest jobs that wait or whose lease ran out, one of each lane without any."""
        now = self._now()
        # On a server it waits for the disk: whoever has the job after a crash there knows that it
        # was begun, and looks for what was posted.
        shared = self._database.shared
        rows = self._database.run(lambda each: claim(each, limit, lanes, now), safe=shared)
        return [self._job(row) for row in rows]

    def _job(self, row: Any) -> Job:
        payload = self._cipher.open(row.payload or b"")
        if payload is None:
            _log.error("inbox.sealed key=another")
        received = datetime.fromtimestamp(row.received, UTC)
        return Job(row.id, row.lane, payload or b"", received, row.attempts)

    def renew(self, ids: Sequence[str]) -> None:
        """Begin the lease of jobs under work anew."""
        self._set(ids, due=self._now() + LEASE)

    def again(self, id: str, seconds: float) -> None:
        """Let a job that failed be claimed again in so many seconds; until then its lane waits."""
        self._set([id], due=self._now() + seconds)

    def inherit(self) -> int:
        """Let what a dead process had be claimed at once; return how many jobs.

        Only for a process that knows itself to be alone with the database: whoever else works one
        of these jobs would go on, and it would be worked twice.
        """
        now = self._now()
        held = sa.update(INBOX).where(INBOX.c.state == "claimed", INBOX.c.due > now)
        taken = held.values(due=now)
        return self._database.run(lambda connection: connection.execute(taken).rowcount)

    def done(self, id: str) -> None:
        """Mark a job as worked and delete what it said."""
        self._second.done(id)  # first: whoever sees that it is done finds nothing of it anywhere
        self._set([id], state="done", payload=None, due=self._now())

    def release(self, ids: Sequence[str]) -> None:
        """Let jobs wait again; the attempt counts, as it may have posted something already."""
        if ids:
            given = {"ids": list(ids)}
            self._database.run(lambda connection: connection.execute(_RELEASED, given))

    def waiting(self) -> int:
        """Return how many jobs are not done."""
        counted = sa.select(sa.func.count()).where(INBOX.c.state != "done")
        return int(
            self._database.run(lambda each: each.execute(counted).scalar_one(), reading=True)
        )

    def _set(self, ids: Sequence[str], **values: object) -> None:
        if not ids:
            return
        changed, given = _changed(frozenset(values)), {"ids": list(ids), **values}
        self._database.run(lambda connection: connection.execute(changed, given))

    def _now(self) -> float:
        return self._clock.now().timestamp()


@cache
def _new(dialect: str) -> sa.Executable:
    unless = insert(dialect, INBOX).on_conflict_do_nothing(index_elements=[INBOX.c.id])
    return unless.returning(INBOX.c.number)


@cache
def _changed(names: frozenset[str]) -> sa.Update:
    """Return what changes jobs that are claimed."""
    values: dict[str, sa.BindParameter[Any]] = {each: sa.bindparam(each) for each in names}
    return _MINE.values(values)
