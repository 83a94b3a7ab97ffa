from datetime import UTC, datetime

from bot.engines.clock import SystemClock


def test_the_system_clock_tells_the_present_with_its_zone() -> None:
    before = datetime.now(UTC)
    told = SystemClock().now()
    assert before <= told <= datetime.now(UTC)
