"""A short form of ``make kills``: whatever was accepted is answered, and as good as never twice."""

import random
from pathlib import Path

import pytest

from tests.channels.slack.killing import rampage


@pytest.mark.parametrize("mode", ["http", "socket"])
async def test_killed_in_the_middle_of_work_it_loses_nothing(mode: str, tmp_path: Path) -> None:
    toll = await rampage(tmp_path, mode, 5, random.Random())
    assert toll.accepted > 5
    assert toll.lost == [] and toll.other == []
    assert len(toll.doubled) <= 1, toll.doubled
    assert "Traceback" not in toll.log
