import threading
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.engines.inbox import LEASE
from bot.engines.store import Store
from bot.engines.tables import INBOX
from tests.engines.keeping import Watch, store


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


def test_what_it_holds_is_sealed_and_gone_when_done(kept: Store, tmp_path: Path) -> None:
    words = b"he refused to switch the camera on"
    kept.inbox.accept("1", "ana", words)
    files = [each.read_bytes() for each in tmp_path.iterdir() if each.is_file()]
    assert not any(words in each for each in files)
    kept.inbox.claim(1)
    kept.inbox.done("1")
    with kept.database.begin() as connection:
        assert connection.execute(sa.select(INBOX.c.payload)).scalar_one() is None


def test_another_process_finds_the_job(kept: Store, tmp_path: Path, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x")
    other = store(tmp_path, watch)
    assert [each.id for each in other.inbox.claim(1)] == ["1"]
    other.close()


@pytest.mark.parametrize("at_once", [2, 6])
def test_many_who_claim_at_once_get_each_job_once(
    tmp_path: Path, watch: Watch, at_once: int
) -> None:
    first = store(tmp_path, watch)
    for number in range(40):
        first.inbox.accept(str(number), f"lane {number}", b"x")
    claimed: list[str] = []

    def work() -> None:
        mine = store(tmp_path, watch)
        while jobs := mine.inbox.claim(3):
            claimed.extend(each.id for each in jobs)
        mine.close()

    threads = [threading.Thread(target=work) for _ in range(at_once)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(claimed, key=int) == [str(number) for number in range(40)]
    first.close()
