"""What many tests share."""

from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.load import load

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped knowledge folder, read once."""
    return load(ROOT / "knowledge")
