"""What the tests of Teams share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.channels.teams.running import Bot, running


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """Return the running bot in its tenant; all that it is sent is signed."""
    async with running(tmp_path) as made:
        yield made


@pytest.fixture
async def local(tmp_path: Path) -> AsyncIterator[Bot]:
    """Return the bot as it runs in development, where nothing is signed."""
    async with running(tmp_path, dev=True) as made:
        yield made
