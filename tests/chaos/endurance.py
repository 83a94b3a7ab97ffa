"""Very many events, day after day on a clock that is set: memory and file handles stay as they are.

``python -m tests.chaos.endurance [events]`` works 100,000 through the inbox, the worker and the
front desk into a channel that only counts, deletes each day what has had its time, and prints a
table. What is kept is as much after ten thousand as ever after: it is kept for a few days here.
"""

import asyncio
import gc
import json
import logging
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from bot.channels.work import AT_DESK, Turn, Worker
from bot.cli.memory import trim
from bot.engines.retention import Retention
from bot.engines.tables import METADATA
from bot.settings import Settings
from bot.talk.kept import Job, Post
from bot.talk.message import Message
from bot.talk.reply import Reply
from bot.wiring.house import House, house, retention
from tests.engines.keeping import Watch

EVENTS, WARM = 100_000, 10_000
_MOST = 15  # connections of SQLAlchemy's pool: five that are kept and ten more
PEOPLE, BATCH = 40, 200  # five messages of each person in a batch: fewer than the limit
HOURS = 8.0  # that pass after a batch: 10,000 events take sixteen days
KEPT: dict[str, Any] = {
    "keep_days": 1,
    "ledger_days": 2,
    "feedback_days": 2,
    "inbox_days": 1,
    "links_days": 2,
}
PAGE = int(os.sysconf("SC_PAGE_SIZE"))
HEAD = (
    "| events | days | events a second | memory | file handles | rows kept |\n"
    "|--:|--:|--:|--:|--:|--:|"
)
SAID: tuple[dict[str, Any], ...] = (
    {"text": "hello"},
    {"text": "help"},
    {"text": "can we insist that the camera is on?"},
    {"text": "he refused to switch the camera on\nasked to be paid in USDT only"},
    {"text": "", "press": "check.sources"},
)  # fmt: skip
ANSWERED = ("Check a profile", "Check a profile", "camera", "camera", "")
"""What stands in each answer, so that what is refused or broken is not taken for one."""


@dataclass(frozen=True)
class Sample:
    """How it was after so many events."""

    events: int
    days: float
    speed: float
    memory: float
    handles: int
    rows: int

    def line(self) -> str:
        return (
            f"| {self.events:,} | {self.days:.0f} | {self.speed:.0f} | {self.memory:.1f} MB |"
            f" {self.handles} | {self.rows:,} |"
        )


@dataclass
class Channel:
    """Speaks to nobody: reads a job as a message, and counts what it is answered."""

    made: House
    cases: dict[str, str] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    answered: int = 0
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_DESK))

    async def handle(self, job: Job) -> None:
        told = json.loads(job.payload)
        kind, sender = told["kind"], told["sender"]
        message = Message(
            id=job.id, channel="slack", workspace="T1", sender=sender, thread=sender,
            about=self.cases.get(sender, ""), received=job.received, **SAID[kind],
        )  # fmt: skip
        reply = None
        async with Turn(self.turns):
            async for each in self.made.desk.handle(message):
                if isinstance(each, Reply):
                    reply = each
        if reply is None or ANSWERED[kind] not in f"{reply.fallback} {reply.parts}":
            self.wrong[f"{kind}: {reply.fallback[:80] if reply else None}"] += 1
        if reply and reply.case:
            self.cases[sender] = reply.case
            posts = self.made.store.posts
            await asyncio.to_thread(posts.add, reply.case, Post("D1", job.id))
        self.answered += 1


class Days:
    """One process that goes on and on."""

    def __init__(self, folder: Path) -> None:
        self.watch = Watch()
        given = Settings(
            _env_file=None, embeddings="off", index=folder / "index",
            database=f"sqlite:///{folder / 'deskcheck.db'}", links_key="k" * 32, **KEPT,
        )  # fmt: skip
        self.made = house(given, self.watch)
        self.made.desk.prepare()
        self.made.desk.warm()
        self.tidy: Retention = retention(given, self.made.store.database, self.made.clock)
        self.channel = Channel(self.made)
        self.worker = Worker(self.made.inbox, self.channel.handle, lanes="slack/")
        self.began, self.sent, self.purged = self.watch.now(), 0, 0
        self._connect()

    def _connect(self) -> None:
        """Open as many connections as there may be, as a busy hour does, whenever that is.

        Of those that are not kept SQLite keeps the handle while others hold a lock, for the next.
        """
        database = self.made.store.database
        with ExitStack() as stack:
            for _ in range(_MOST):
                connection = stack.enter_context(database.begin(reading=True))
                connection.execute(sa.text("SELECT 1 FROM inbox"))

    async def go(self, events: int, samples: set[int]) -> list[Sample]:
        """Work so many events; look at the process after some of them."""
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(16))
        working, taken = asyncio.create_task(self.worker.run()), []
        start, before = time.perf_counter(), 0
        while self.sent < events:
            await self._batch()
            if self.sent in samples:
                speed = (self.sent - before) / (time.perf_counter() - start)
                taken.append(await asyncio.to_thread(self._look, speed))
                print(taken[-1].line(), flush=True)
                start, before = time.perf_counter(), self.sent
        await self.worker.stop(5)
        await working
        self.made.store.close()
        return taken

    async def _batch(self) -> None:
        await asyncio.to_thread(self._deliver)
        self.worker.wake()
        async with asyncio.timeout(300):
            while self.channel.answered < self.sent or await asyncio.to_thread(self._open):
                await asyncio.sleep(0.005)
                self.watch.pass_(seconds=0.005)  # or what is tried again would never be due
        self.watch.pass_(hours=HOURS)
        if self.sent % (BATCH * 3) == 0:  # a day
            gone = await asyncio.to_thread(self.tidy.purge)
            self.purged += sum(gone.values())

    def _deliver(self) -> None:
        for at in range(BATCH):
            person = f"U{at % PEOPLE}"
            other = (at + self.sent // BATCH) % 2  # half ask a question, half have a check
            kind = (0, 1, 2 + other, 4, 1)[at // PEOPLE]
            told = {"kind": kind, "sender": person}
            id_ = f"slack/{self.sent + at}"
            assert self.made.inbox.accept(id_, f"slack/T1/{person}", json.dumps(told).encode())
            if at % 20 == 0:  # platforms deliver twice
                assert not self.made.inbox.accept(id_, f"slack/T1/{person}", b"{}")
        self.sent += BATCH

    def _open(self) -> bool:
        return self.made.store.inbox.waiting() > 0

    def _look(self, speed: float) -> Sample:
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        count = sa.func.count()
        with self.made.store.database.begin(reading=True) as connection:
            rows = sum(
                connection.execute(sa.select(count).select_from(each)).scalar_one()
                for each in METADATA.sorted_tables
            )
        days = (self.watch.now() - self.began).total_seconds() / 86400
        handles = len(os.listdir("/proc/self/fd"))
        return Sample(self.sent, days, speed, pages * PAGE / 1e6, handles, rows)


def main(events: int) -> None:
    """Print the table; end with an error where something has grown."""
    logging.disable(logging.INFO)
    trim()
    warm = min(WARM, events // 2)
    # In memory where there is such a folder: it is not the disk that is looked at.
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with TemporaryDirectory(dir=place) as folder:
        days = Days(Path(folder))
        steps = {warm, *range(warm, events + 1, warm), events}
        print(HEAD)
        taken = asyncio.run(days.go(events, steps))
    first, last = taken[0], taken[-1]
    grown = last.memory / first.memory - 1
    print(f"memory {grown:+.1%}, file handles {last.handles - first.handles:+d},"
          f" {days.purged:,} rows deleted, wrong answers: {dict(days.channel.wrong)}")  # fmt: skip
    if grown > 0.05 or last.handles > first.handles or days.channel.wrong:
        raise SystemExit("Not as promised.")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS)
