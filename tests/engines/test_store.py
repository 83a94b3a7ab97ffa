from pathlib import Path

import pytest

from bot.talk.trouble import EngineError
from tests.engines.keeping import Watch, store


def test_without_a_secret_one_is_kept_beside_it(tmp_path: Path, watch: Watch) -> None:
    first = store(tmp_path, watch, secret="")
    first.inbox.accept("1", "ana", b"words")
    first.close()
    again = store(tmp_path, watch, secret="")
    assert [each.payload for each in again.inbox.claim(1)] == [b"words"]
    again.close()


def test_a_weak_secret_stops_the_start(tmp_path: Path, watch: Watch) -> None:
    with pytest.raises(EngineError):
        store(tmp_path, watch, secret="short")


def test_a_purge_deletes_what_has_had_its_time(tmp_path: Path, watch: Watch) -> None:
    kept = store(tmp_path, watch)
    kept.ledger.note("check", "U1", {})
    kept.limits.wait("ana")
    watch.pass_(days=400)
    kept.purge(ledger_days=365)
    assert list(kept.ledger.lines()) == []
    kept.close()
