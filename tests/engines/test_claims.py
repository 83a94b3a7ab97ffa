"""What it promises stands in tests/contract/test_inboxes.py, over every database."""

from bot.engines.claims import LEASE
from bot.engines.store import Store
from tests.engines.keeping import Watch


def test_one_person_who_sends_very_much_does_not_hold_up_the_others(kept: Store) -> None:
    for number in range(300):
        kept.inbox.accept(f"a{number}", "ana", b"x")
    kept.inbox.accept("b", "bo", b"x")
    assert [each.id for each in kept.inbox.claim(9)] == ["a0"]
    assert [each.id for each in kept.inbox.claim(9)] == ["b"]


def test_what_lost_its_worker_twice_is_taken_twice(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("1", "ana", b"x")
    for attempt in (1, 2, 3):
        assert [each.attempts for each in kept.inbox.claim(1)] == [attempt]
        watch.pass_(seconds=LEASE)
