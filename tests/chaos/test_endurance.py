"""A short form of ``python -m tests.chaos.endurance``."""

from pathlib import Path

from tests.chaos.endurance import Days


async def test_two_thousand_events_leave_memory_and_handles_as_they_were(tmp_path: Path) -> None:
    days = Days(tmp_path)
    first, last = await days.go(2000, {1000, 2000})
    assert not days.channel.wrong and days.channel.answered == 2000
    assert days.purged > 500, "it is more than a day, and what is old is deleted"
    assert last.handles <= first.handles
    assert last.memory <= first.memory * 1.05, (first, last)
