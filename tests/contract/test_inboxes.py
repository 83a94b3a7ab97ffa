import threading
from datetime import timedelta

import pytest

from bot.engines.claims import LEASE
from bot.engines.retention import Days, Retention
from bot.engines.store import Store
from tests.contract.stores import Shelf, together
from tests.engines.keeping import SECRET, Watch


def test_a_job_is_kept_once_and_worked_once(kept: Store) -> None:
    assert kept.inbox.accept("1", "ana", b"hello")
    assert not kept.inbox.accept("1", "ana", b"hello")
    [job] = kept.inbox.claim(5)
    assert (job.id, job.lane, job.payload, job.attempts) == ("1", "ana", b"hello", 1)
    assert kept.inbox.claim(5) == []
    kept.inbox.done("1")
    assert not kept.inbox.accept("1", "ana", b"hello"), "what is done is known still"
    assert kept.inbox.claim(5) == []
    assert kept.inbox.waiting() == 0


def test_what_a_dead_worker_had_is_claimed_again_after_its_lease(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x")
    kept.inbox.claim(1)
    watch.pass_(seconds=LEASE - 1)
    assert kept.inbox.claim(1) == []
    watch.pass_(seconds=2)
    [again] = kept.inbox.claim(1)
    assert again.attempts == 2


def test_who_says_that_it_goes_on_keeps_the_job(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x")
    kept.inbox.claim(1)
    for _ in range(5):
        watch.pass_(seconds=LEASE - 1)
        kept.inbox.renew(["1"])
        assert kept.inbox.claim(1) == []


def test_one_lane_goes_in_order_and_lanes_side_by_side(kept: Store) -> None:
    for id_, lane in (("1", "ana"), ("2", "ana"), ("3", "bo"), ("4", "ana")):
        kept.inbox.accept(id_, lane, b"x")
    assert [each.id for each in kept.inbox.claim(9)] == ["1", "3"]
    assert kept.inbox.claim(9) == []
    kept.inbox.done("1")
    assert [each.id for each in kept.inbox.claim(9)] == ["2"]


def test_a_channel_takes_its_own_jobs_alone(kept: Store) -> None:
    kept.inbox.accept("1", "slack/T/ana", b"x")
    kept.inbox.accept("2", "teams/T/ana", b"x")
    assert [each.id for each in kept.inbox.claim(9, "teams/")] == ["2"]
    assert [each.id for each in kept.inbox.claim(9, "slack/")] == ["1"]


def test_a_job_handed_back_waits_and_its_try_counts(kept: Store) -> None:
    """It may have posted something; whoever tries next has to look."""
    kept.inbox.accept("1", "ana", b"x")
    kept.inbox.claim(1)
    kept.inbox.release(["1"])
    assert [each.attempts for each in kept.inbox.claim(1)] == [2]


def test_a_job_that_failed_is_tried_a_little_later_and_its_lane_waits(
    kept: Store, watch: Watch
) -> None:
    for id_ in ("1", "2"):
        kept.inbox.accept(id_, "ana", b"x")
    kept.inbox.claim(9)
    kept.inbox.again("1", 6)
    watch.pass_(seconds=5)
    assert kept.inbox.claim(9) == []
    watch.pass_(seconds=2)
    assert [(each.id, each.attempts) for each in kept.inbox.claim(9)] == [("1", 2)]


def test_who_is_alone_takes_over_what_a_dead_process_had(kept: Store, watch: Watch) -> None:
    for id_ in ("1", "2", "3"):
        kept.inbox.accept(id_, id_, b"x")
    kept.inbox.claim(2)
    assert kept.inbox.inherit() == 2
    assert [(each.id, each.attempts) for each in kept.inbox.claim(9)] == [
        ("1", 2), ("2", 2), ("3", 1),
    ]  # fmt: skip
    kept.inbox.done("1")
    kept.inbox.again("2", 3600)
    assert kept.inbox.inherit() == 2, "what waits for another try is worked at once as well"


def test_a_job_for_later_is_claimed_when_it_is_due(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x", due=watch.now() + timedelta(hours=4))
    watch.pass_(hours=3.9)
    assert kept.inbox.claim(1) == []
    watch.pass_(hours=0.2)
    assert [each.id for each in kept.inbox.claim(1)] == ["1"]


def test_a_job_for_later_does_not_hold_up_its_lane(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x", due=watch.now() + timedelta(hours=4))
    kept.inbox.accept("2", "ana", b"x")
    assert [each.id for each in kept.inbox.claim(9)] == ["2"]


def test_another_process_finds_the_job(kept: Store, shelf: Shelf) -> None:
    kept.inbox.accept("1", "ana", b"x")
    assert [each.id for each in shelf.open().inbox.claim(1)] == ["1"]


def test_what_was_worked_long_ago_is_forgotten(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x")
    kept.inbox.accept("2", "bo", b"x")
    kept.inbox.claim(1)
    kept.inbox.done("1")
    watch.pass_(hours=25)
    assert Retention(kept.database, watch, Days()).purge(["inbox"]) == {"inbox": 1}
    assert kept.inbox.waiting() == 1


@pytest.mark.parametrize("at_once", [2, 6])
def test_many_who_claim_at_once_get_each_job_once(shelf: Shelf, at_once: int) -> None:
    first = shelf.open()
    for number in range(40):
        first.inbox.accept(str(number), f"lane {number}", b"x")
    claimed: list[str] = []

    def work() -> None:
        mine = shelf.open()
        while jobs := mine.inbox.claim(3):
            claimed.extend(each.id for each in jobs)

    together([work] * at_once)
    # What one was looking at another may have passed over; it is there at the next look.
    claimed += [each.id for each in first.inbox.claim(40)]
    assert sorted(claimed, key=int) == [str(number) for number in range(40)]


def test_no_lane_is_worked_by_two_at_once_and_each_goes_in_order(shelf: Shelf) -> None:
    """Many processes, few lanes, leases never run out: whoever overlaps is caught."""
    first, lanes, each = shelf.open(), 4, 15
    for number in range(lanes * each):
        first.inbox.accept(str(number), f"lane {number % lanes}", b"x")
    worked: list[str] = []
    under, wrong, lock = set[str](), list[str](), threading.Lock()

    def work() -> None:
        mine, empty = shelf.open(), 0
        while empty < 40:
            jobs = mine.inbox.claim(2)
            empty = 0 if jobs else empty + 1
            with lock:
                wrong.extend(job.lane for job in jobs if job.lane in under)
                under.update(job.lane for job in jobs)
                worked.extend(job.id for job in jobs)
            for job in jobs:
                with lock:
                    under.discard(job.lane)
                mine.inbox.done(job.id)

    together([work] * 5)
    assert wrong == [] and len(worked) == lanes * each
    for lane in range(lanes):
        mine = [int(id_) for id_ in worked if int(id_) % lanes == lane]
        assert mine == sorted(mine)


def test_a_job_for_later_that_becomes_due_waits_for_its_lane(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x", due=watch.now() + timedelta(seconds=5))
    kept.inbox.accept("2", "ana", b"x")
    assert [each.id for each in kept.inbox.claim(9)] == ["2"]
    watch.pass_(seconds=6)
    assert kept.inbox.claim(9) == []
    kept.inbox.done("2")
    assert [each.id for each in kept.inbox.claim(9)] == ["1"]


def test_many_who_accept_the_same_at_once_keep_it_once(shelf: Shelf) -> None:
    new: list[bool] = []

    def deliver() -> None:
        mine = shelf.open()
        new.extend(mine.inbox.accept(str(number), "ana", b"x") for number in range(20))

    together([deliver] * 4)
    assert sum(new) == 20
    assert shelf.open().inbox.waiting() == 20


def test_a_dead_replicas_work_is_taken_over_once(shelf: Shelf, watch: Watch) -> None:
    dead = shelf.open()
    for number in range(10):
        dead.inbox.accept(str(number), f"lane {number}", b"x")
    assert len(dead.inbox.claim(10)) == 10
    watch.pass_(seconds=LEASE + 1)
    taken: list[str] = []

    def take() -> None:
        mine = shelf.open()
        for _ in range(5):
            taken.extend(each.id for each in mine.inbox.claim(4))

    together([take] * 4)
    assert sorted(taken) == sorted(set(taken)) == [str(number) for number in range(10)]


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_is_set_keeps_nothing_waiting(kept: Store, watch: Watch, hours: float) -> None:
    kept.inbox.accept("1", "ana", b"x")
    kept.inbox.claim(1)  # and its worker dies
    kept.inbox.accept("2", "bo", b"x")
    watch.pass_(hours=hours)
    assert sorted(each.id for each in kept.inbox.claim(9)) == ["1", "2"]


def test_what_was_sealed_with_another_key_is_told_in_the_log(
    kept: Store, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    kept.inbox.accept("1", "ana", b"x")
    [job] = shelf.open(secret=SECRET[::-1]).inbox.claim(1)
    assert job.payload == b"" and "key=another" in caplog.text
