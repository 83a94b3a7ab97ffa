from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engines.store import Store
from tests.engines.keeping import Watch, store


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def kept(tmp_path: Path, watch: Watch) -> Iterator[Store]:
    made = store(tmp_path, watch)
    yield made
    made.close()
