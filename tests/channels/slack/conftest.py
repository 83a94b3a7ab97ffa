from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.channels.slack.running import Bot, running


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with running(tmp_path) as made:
        yield made
