"""What platforms deliver, kept in the database until it is worked."""

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.engines.cipher import Cipher
from bot.engines.database import Database
from bot.engines.tables import INBOX
from bot.ports import Clock, Job

LEASE = 30.0  # seconds that a worker has a job without saying that it goes on
_LOOKED_AT = 200  # waiting jobs; enough to find free lanes among them


class DatabaseInbox:
    """Jobs in a table: waiting, claimed for a while, done."""

    def __init__(self, database: Database, cipher: Cipher, clock: Clock) -> None:
        self._database, self._cipher, self._clock = database, cipher, clock

    def accept(self, id: str, lane: str, payload: bytes, due: datetime | None = None) -> bool:
        """Keep a job unless it is known; on return it is committed."""
        now = self._now()
        row = {
            "id": id, "lane": lane, "state": "waiting", "payload": self._cipher.seal(payload),
            "received": now, "due": due.timestamp() if due else now, "attempts": 0,
        }  # fmt: skip
        with self._database.begin(safe=True) as connection:
            known = connection.execute(sa.select(INBOX.c.number).where(INBOX.c.id == id)).first()
            if known is None:
                connection.execute(sa.insert(INBOX).values(row))
        return known is None

    def claim(self, limit: int, lanes: str = "") -> list[Job]:
        """Take the oldest jobs that wait or whose lease ran out, one of each lane without any."""
        now = self._now()
        busy = sa.select(INBOX.c.lane).where(INBOX.c.state == "claimed", INBOX.c.due > now)
        free = (
            sa.select(INBOX)
            # Named one by one, so that the index finds them among all that is done.
            .where(
                INBOX.c.state.in_(("waiting", "claimed")),
                INBOX.c.due <= now,
                INBOX.c.lane.not_in(busy),
                INBOX.c.lane.startswith(lanes, autoescape=True),
            )
            .order_by(INBOX.c.number)
            .limit(max(_LOOKED_AT, limit))
        )
        with self._database.begin() as connection:
            if connection.dialect.name == "postgresql":  # one replica at a time looks for lanes
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(770412)"))
            first = {row.lane: row for row in reversed(connection.execute(free).all())}
            taken = sorted(first.values(), key=lambda row: row.number)[:limit]
            if taken:
                connection.execute(
                    sa.update(INBOX)
                    .where(INBOX.c.number.in_([row.number for row in taken]))
                    .values(state="claimed", due=now + LEASE, attempts=INBOX.c.attempts + 1)
                )
        return [
            Job(
                id=row.id,
                lane=row.lane,
                payload=self._cipher.open(row.payload) or b"",
                received=datetime.fromtimestamp(row.received, UTC),
                attempts=row.attempts + 1,
            )
            for row in taken
        ]

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
        with self._database.begin() as connection:
            return connection.execute(held.values(due=now)).rowcount

    def done(self, id: str) -> None:
        """Mark a job as worked and delete what it said."""
        self._set([id], state="done", payload=None, due=self._now())

    def release(self, ids: Sequence[str]) -> None:
        """Let jobs wait again; the attempt counts, as it may have posted something already."""
        self._set(ids, state="waiting", due=self._now())

    def waiting(self) -> int:
        """Return how many jobs are not done."""
        counted = sa.select(sa.func.count()).where(INBOX.c.state != "done")
        with self._database.begin(reading=True) as connection:
            return int(connection.execute(counted).scalar_one())

    def _set(self, ids: Sequence[str], **values: object) -> None:
        if not ids:
            return
        with self._database.begin() as connection:
            connection.execute(
                sa.update(INBOX)
                .where(INBOX.c.id.in_(ids), INBOX.c.state == "claimed")
                .values(**values)
            )

    def _now(self) -> float:
        return self._clock.now().timestamp()
