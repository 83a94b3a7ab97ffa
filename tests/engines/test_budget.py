import pytest

from bot.engines.budget import Budget, Limits, RecentUsage, Tokens, today
from bot.talk.trouble import EngineError
from tests.engines.keeping import Watch

NONE = Limits()


def budget(limits: Limits = NONE) -> tuple[Budget, RecentUsage, Watch]:
    usage, watch = RecentUsage(), Watch()
    return Budget(limits, usage, watch), usage, watch


def spend(made: Budget, who: str, read: int, written: int = 0) -> None:
    with made.bill(who, Tokens(1, 1)) as bill:
        bill.used = Tokens(read, written)


def test_what_is_expected_counts_until_it_is_known_what_it_was() -> None:
    made, usage, watch = budget()
    with made.bill("U1", Tokens(10, 5)) as bill:
        assert usage.of(today(watch), "U1") == Tokens(10, 5)
        bill.used = Tokens(8, 9)
    assert usage.of(today(watch), "U1") == Tokens(8, 9)


def test_what_breaks_off_is_counted_as_expected() -> None:
    made, usage, watch = budget()
    with pytest.raises(ValueError), made.bill("U1", Tokens(10, 5)):
        raise ValueError
    assert usage.of(today(watch)) == Tokens(10, 5)


def test_one_person_used_up_leaves_the_others_theirs_until_the_house_is_through() -> None:
    made, _, watch = budget(Limits(person=100, house=150))
    spend(made, "U1", 100)
    with pytest.raises(EngineError, match=r"^Your share .* midnight UTC"):
        spend(made, "U1", 1)
    spend(made, "U2", 60)
    with pytest.raises(EngineError, match=r"^The chat model's budget"):
        spend(made, "U3", 1)
    watch.pass_(days=1)
    spend(made, "U1", 1)


def test_money_counts_what_is_read_and_written_at_their_prices() -> None:
    made, _, _ = budget(Limits(house_money=1, price_read=1, price_written=10))
    assert made.limits.cost(Tokens(500_000, 40_000)) == pytest.approx(0.9)
    spend(made, "U1", 500_000, 40_000)
    spend(made, "U2", 100_000)
    with pytest.raises(EngineError, match="budget"):
        spend(made, "U1", 1)


def test_without_limits_nothing_is_refused() -> None:
    made, _, _ = budget()
    for _ in range(3):
        spend(made, "U1", 10**9, 10**9)


def test_days_are_those_of_utc() -> None:
    watch = Watch()
    assert today(watch) == "2026-11-28" and today(watch, before=28) == "2026-10-31"
