import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.channels.work import Turn, Worker
from bot.engines.inbox import DatabaseInbox
from bot.engines.store import Store
from bot.talk.kept import Job
from bot.talk.trouble import EngineError
from tests.engines.keeping import Watch, store
from tests.patience import PATIENCE


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with closing(store(tmp_path, Watch())) as made:
        yield made


class Away:
    """An inbox whose database is away until it is back."""

    def __init__(self, inbox: DatabaseInbox) -> None:
        self.away, self._inbox = True, inbox
        self.accept, self.renew = inbox.accept, inbox.renew
        self.done, self.release, self.again = inbox.done, inbox.release, inbox.again

    def claim(self, limit: int, lanes: str = "") -> list[Job]:
        if self.away:
            raise EngineError("gone")
        return self._inbox.claim(limit)


class Hands:
    """What works the jobs of a test."""

    def __init__(self, wait: float = 0.0) -> None:
        self.began: list[str] = []
        self.ended: list[str] = []
        self.wait, self.most, self._now = wait, 0, 0
        self.fail: set[str] = set()

    async def __call__(self, job: Job) -> None:
        self.began.append(job.id)
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            await asyncio.sleep(self.wait)
            if job.id in self.fail:
                raise ValueError("not this one")
            self.ended.append(job.id)
        finally:
            self._now -= 1


async def drained(kept: Store, limit: float = PATIENCE) -> None:
    async with asyncio.timeout(limit):
        while await asyncio.to_thread(kept.inbox.waiting):
            await asyncio.sleep(0.01)


async def test_jobs_are_worked_as_they_come(kept: Store) -> None:
    hands = Hands()
    worker = Worker(kept.inbox, hands)
    task = asyncio.create_task(worker.run())
    for number in range(20):
        kept.inbox.accept(str(number), f"lane {number % 3}", b"x")
        worker.wake()
    await drained(kept)
    assert sorted(hands.ended, key=int) == [str(number) for number in range(20)]
    for lane in range(3):
        mine = [each for each in hands.began if int(each) % 3 == lane]
        assert mine == sorted(mine, key=int), "one lane in its order"
    await worker.stop(1)
    await task


async def test_no_more_at_once_than_allowed(kept: Store) -> None:
    hands = Hands(wait=0.02)
    worker = Worker(kept.inbox, hands, at_once=4)
    for number in range(20):
        kept.inbox.accept(str(number), f"lane {number}", b"x")
    task = asyncio.create_task(worker.run())
    await drained(kept)
    assert hands.most == 4
    await worker.stop(1)
    await task


async def test_what_fails_is_not_done_and_holds_up_nobody_else(kept: Store) -> None:
    hands = Hands()
    hands.fail = {"0"}
    worker = Worker(kept.inbox, hands)
    task = asyncio.create_task(worker.run())
    for number in range(3):
        kept.inbox.accept(str(number), f"lane {number}", b"x")
    worker.wake()
    async with asyncio.timeout(PATIENCE):
        while len(hands.ended) < 2 or await asyncio.to_thread(kept.inbox.waiting) > 1:
            await asyncio.sleep(0.01)
    assert kept.inbox.waiting() == 1
    await worker.stop(1)
    await task


async def test_a_stop_finishes_what_is_nearly_done_and_hands_back_the_rest(kept: Store) -> None:
    for wait, ended in ((0.05, ["0"]), (60.0, [])):
        kept.inbox.accept("0" if wait < 1 else "1", "lane", b"x")
        hands = Hands(wait=wait)
        worker = Worker(kept.inbox, hands)
        task = asyncio.create_task(worker.run())
        while not hands.began:
            await asyncio.sleep(0.005)
        await worker.stop(0.5)
        await task
        assert hands.ended == ended
    assert [each.id for each in kept.inbox.claim(5)] == ["1"], "it waits again, at once"


async def test_a_database_that_is_away_is_asked_again(kept: Store) -> None:
    hands = Hands()
    inbox = Away(kept.inbox)
    worker = Worker(inbox, hands)
    kept.inbox.accept("0", "lane", b"x")
    task = asyncio.create_task(worker.run())
    await asyncio.sleep(0.1)
    assert not hands.began
    inbox.away = False
    await drained(kept)
    await worker.stop(1)
    await task


async def test_a_stop_while_jobs_are_being_claimed_loses_none(kept: Store) -> None:
    """What was claimed in that moment is worked or handed back, never left under its lease."""
    for number in range(8):
        kept.inbox.accept(str(number), f"lane {number}", b"x")
    hands = Hands(wait=60)
    slow = Slow(kept.inbox)
    worker = Worker(slow, hands)
    task = asyncio.create_task(worker.run())
    await asyncio.to_thread(slow.claiming.wait, PATIENCE)
    await worker.stop(0)
    await task
    assert len(kept.inbox.claim(9)) == 8


class Slow(Away):
    """An inbox that takes its time to claim."""

    def __init__(self, inbox: DatabaseInbox) -> None:
        super().__init__(inbox)
        self.away, self.claiming = False, threading.Event()

    def claim(self, limit: int, lanes: str = "") -> list[Job]:
        jobs = super().claim(limit)
        self.claiming.set()
        time.sleep(0.2)
        return jobs


async def test_what_goes_on_is_not_begun_twice_when_its_lease_ran_out(tmp_path: Path) -> None:
    watch, hands = Watch(), Hands(wait=0.5)
    mine = store(tmp_path, watch)
    worker = Worker(mine.inbox, hands)
    mine.inbox.accept("1", "ana", b"x")
    running = asyncio.create_task(worker.run())
    async with asyncio.timeout(PATIENCE):
        while not hands.began:
            await asyncio.sleep(0.01)
        watch.pass_(hours=3)  # the clock is set while it is under work
        worker.wake()
        await drained(mine)
    await worker.stop(1)
    await running
    assert hands.began == ["1"]
    mine.close()


async def test_a_turn_is_left_once_early_or_at_its_end() -> None:
    places = asyncio.Semaphore(1)
    async with Turn(places) as turn:
        assert places.locked()
        turn.leave()
        async with Turn(places):
            assert places.locked()
    assert not places.locked()
    async with Turn(places), asyncio.timeout(PATIENCE):
        assert places.locked()
