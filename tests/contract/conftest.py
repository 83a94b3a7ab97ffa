from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engines.store import Store
from tests.contract.stores import KINDS, Shelf, address
from tests.engines.keeping import Watch

NAME = "contract"


@pytest.fixture(params=KINDS)
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    url = address(request.param, tmp_path, lambda: request.getfixturevalue("server"), NAME)
    made = Shelf(url, tmp_path)
    yield made
    made.close()


@pytest.fixture
def kept(shelf: Shelf) -> Store:
    return shelf.open()


@pytest.fixture
def watch(shelf: Shelf) -> Watch:
    return shelf.watch
