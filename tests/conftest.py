"""What many tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.library.library import Library
from bot.library.load import draw, load
from bot.ports import Meaning
from tests.eval.report import outdated
from tests.postgres import Server

ROOT = Path(__file__).parent.parent
# How quick an example is, or is found, says something of the machine and nothing of what is tested.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped knowledge folder, read once."""
    return load(ROOT / "knowledge")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a PostgreSQL server of our own."""
    with Server() as made:
        yield made


@pytest.fixture(scope="session")
def meaning(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Meaning:
    """Return search by meaning over it.

    Its vectors take minutes where no index is kept: tests that ask for it are one xdist group.
    """
    from tests.questions import by_meaning  # brings numpy and more, which most tests need not

    kept = ROOT / ".deskcheck" / "index"
    index = kept if kept.is_dir() else tmp_path_factory.mktemp("index")
    made = by_meaning(library, index, lambda done, total: None)
    assert not made.absent, "the model is not installed; `make setup` tries again to get it"
    return made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say when the written figures are of another knowledge folder; that is no failure."""
    _, digest = draw(ROOT / "knowledge", only=frozenset({"none of it, only the hash"}))
    if warning := outdated(digest):
        terminalreporter.write_line(f"note: {warning}", yellow=True)
