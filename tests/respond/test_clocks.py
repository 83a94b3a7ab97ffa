from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.library.papers import ClockFile, Limit
from bot.respond.clocks import aware_at, clocks, deadline, zone
from bot.talk.trouble import DeskcheckError

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 28, 14, 0, tzinfo=UTC)


def clock(id_: str, limit: dict[str, object], starts: str = "awareness") -> ClockFile:
    return ClockFile.model_validate(
        {
            "id": id_, "regime": id_, "limit": limit, "starts": starts, "from": "becoming aware",
            "applies": "always", "sources": ["gdpr"],
        }
    )  # fmt: skip


def test_hours_are_counted_hour_by_hour_in_the_askers_zone() -> None:
    aware = datetime(2026, 11, 28, 9, 30, tzinfo=BERLIN)
    assert deadline(Limit(hours=72), aware) == datetime(2026, 12, 1, 9, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("day", "hour"),
    [((2026, 3, 27), 13), ((2026, 10, 23), 11)],  # clocks go forward, and back, in between
)
def test_seventy_two_hours_stay_so_over_a_change_of_clocks(
    day: tuple[int, int, int], hour: int
) -> None:
    aware = datetime(*day, 12, 0, tzinfo=BERLIN)
    ends = deadline(Limit(hours=72), aware)
    assert ends is not None
    assert ends.hour == hour
    assert (ends.astimezone(UTC) - aware.astimezone(UTC)).total_seconds() == 72 * 3600


def test_days_and_months_end_with_their_last_day() -> None:
    aware = datetime(2027, 1, 31, 9, 30, tzinfo=BERLIN)
    assert deadline(Limit(months=1), aware) == datetime(2027, 2, 28, 23, 59, tzinfo=BERLIN)
    assert deadline(Limit(days=60), aware) == datetime(2027, 4, 1, 23, 59, tzinfo=BERLIN)
    assert deadline(Limit(months=11), aware) == datetime(2027, 12, 31, 23, 59, tzinfo=BERLIN)


def test_business_days_leave_out_the_weekend() -> None:
    friday = datetime(2026, 11, 27, 16, 0, tzinfo=BERLIN)
    assert deadline(Limit(business_days=4), friday) == datetime(2026, 12, 3, 23, 59, tzinfo=BERLIN)
    saturday = datetime(2026, 11, 28, 16, 0, tzinfo=BERLIN)
    assert deadline(Limit(business_days=1), saturday) == datetime(
        2026, 11, 30, 23, 59, tzinfo=BERLIN
    )


def test_a_limit_without_a_number_has_no_deadline() -> None:
    assert deadline(Limit(none="without undue delay"), NOW) is None
    assert str(Limit(none="without undue delay")) == "without undue delay"
    assert str(Limit(hours=72)) == "72 hours"
    assert str(Limit(business_days=1)) == "1 business day"


def test_no_deadline_is_computed_from_something_else_than_awareness() -> None:
    (found,) = clocks([("US", clock("x", {"business_days": 4}, "event"))], NOW)
    assert found.deadline is None


def test_the_first_to_run_out_comes_first_and_the_open_ones_last() -> None:
    files = [
        clock("open", {"none": "soon"}),
        clock("long", {"hours": 72}),
        clock("short", {"hours": 24}),
    ]
    assert [each.file.id for each in clocks((("EU", file) for file in files), NOW)] == [
        "short", "long", "open",
    ]  # fmt: skip


def test_a_moment_without_a_zone_is_in_the_askers() -> None:
    moment = aware_at("2026-11-28 09:30", NOW, BERLIN)
    assert moment.isoformat() == "2026-11-28T09:30:00+01:00"
    assert aware_at("2026-11-28T08:30-05:00", NOW, BERLIN) == datetime(
        2026, 11, 28, 14, 30, tzinfo=BERLIN
    )
    assert aware_at("", NOW, BERLIN) == NOW


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "2026-11-28T16:00", "9:30"])
def test_what_is_no_moment_is_refused_in_words(text: str) -> None:
    with pytest.raises(DeskcheckError) as raised:
        aware_at(text, NOW, BERLIN)
    assert "2026" in raised.value.message_for_people


@pytest.mark.parametrize("name", ["Mars/Base", "../etc/passwd", "\0", "x" * 500])
def test_an_unknown_zone_is_refused_in_words(name: str) -> None:
    with pytest.raises(DeskcheckError) as raised:
        zone(name)
    assert "Europe/Berlin" in raised.value.message_for_people


def test_no_name_is_this_machines_zone() -> None:
    assert datetime.now(zone("")).utcoffset() == datetime.now().astimezone().utcoffset()
