from threading import Thread

from bot.engines.budget import RecentUsage, Tokens
from bot.engines.store import Store

DAY, NEXT = "2026-11-28", "2026-11-29"


def test_it_counts_by_day_and_person(kept: Store) -> None:
    for usage in (kept.usage, RecentUsage()):
        assert usage.of(DAY) == usage.of(DAY, "U1") == Tokens()
        usage.add(DAY, "U1", Tokens(10, 5))
        usage.add(DAY, "U1", Tokens(-2, 1))
        usage.add(DAY, "U2", Tokens(1, 1))
        usage.add(DAY, "", Tokens(1, 0))
        assert usage.of(DAY, "U1") == Tokens(8, 6)
        assert usage.of(DAY, "") == Tokens(1, 0)
        assert usage.of(DAY) == Tokens(10, 7)
        assert usage.of(NEXT) == Tokens()
        usage.add(NEXT, "U1", Tokens(3, 0))
        assert usage.of(NEXT) == Tokens(3, 0)


def test_many_count_at_once_and_nothing_is_lost(kept: Store) -> None:
    def count() -> None:
        for _ in range(20):
            kept.usage.add(DAY, "U1", Tokens(1, 2))

    threads = [Thread(target=count) for _ in range(5)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert kept.usage.of(DAY, "U1") == Tokens(100, 200)
