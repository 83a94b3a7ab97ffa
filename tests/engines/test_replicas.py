"""Who sees whom stands in tests/contract/test_stores.py; here is what the log says meanwhile."""

import logging
import time
from pathlib import Path

import pytest

from bot.engines.store import Store
from tests.engines.keeping import Watch, store
from tests.patience import PATIENCE


def until(words: str, caplog: pytest.LogCaptureFixture) -> None:
    end = time.monotonic() + PATIENCE
    while words not in caplog.text:
        assert time.monotonic() < end, caplog.text
        time.sleep(0.01)


def test_another_library_is_told_once_and_that_it_is_over(
    kept: Store, tmp_path: Path, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "deskcheck")
    other = store(tmp_path, watch)
    other.replicas.join("abd")
    library = ["abc"]
    with kept.replicas.joined(lambda: library[0], often=0.01):
        until("replicas.differ ours=abc others=abd", caplog)
        seen = kept.replicas.condition("abc")
        assert (seen.state, seen.told, seen.facts["replicas_differing"]) == ("weak", "differ", 1)
        library[0] = "abd"
        until("replicas.same library=abd", caplog)
        assert kept.replicas.condition("abd").state == "ok"
        assert [each.library for each in other.replicas.others()] == ["abd"]
    assert caplog.text.count("replicas.differ") == 1
    assert other.replicas.others() == [], "who ends says so"
    other.close()


def test_a_database_that_is_away_is_told_and_stops_nobody(
    kept: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with kept.replicas.joined(lambda: "abc", often=0.01):
        with kept.database.begin() as connection:
            connection.exec_driver_sql("DROP TABLE replicas")
        until("replicas.away", caplog)
        assert kept.replicas.condition("abc").told == "unknown"
    assert "replicas.leave" in caplog.text
