"""What it does stands in tests/contract/test_stores.py, over every database."""

from pathlib import Path

from bot.engines.ledger import written
from bot.engines.store import Store
from tests.engines.keeping import Watch


def test_the_lines_of_a_database_are_read_without_a_store(
    kept: Store, tmp_path: Path, watch: Watch
) -> None:
    kept.ledger.note("check", "U1", {"library": "abc"})
    opened = written(f"sqlite:///{tmp_path / 'deskcheck.db'}", watch)
    assert opened
    with opened as lines:
        assert [each.event for each in lines] == ["check"]
    assert written(f"sqlite:///{tmp_path / 'nowhere.db'}", watch) is None
