from contextlib import nullcontext
from pathlib import Path

import pytest

from bot.engines.budget import Tokens
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
    kept.usage.add("2026-11-28", "ana", Tokens(1, 1))
    watch.pass_(days=400)
    gone = kept.purge(ledger_days=365)
    assert gone == {"inbox": 0, "sessions": 0, "limits": 1, "ledger": 1, "usage": 1}
    assert list(kept.ledger.lines()) == []
    kept.close()


def test_a_seat_is_beside_the_database_and_takes_over_what_a_dead_process_had(
    tmp_path: Path, watch: Watch
) -> None:
    first, second = store(tmp_path, watch), store(tmp_path, watch)
    first.inbox.accept("1", "ana", b"x")
    first.inbox.claim(1)
    with second.seat(shared=False) or nullcontext():
        assert (tmp_path / "deskcheck.db.serve").exists()
        assert [each.id for each in second.inbox.claim(1)] == ["1"]
    first.close()
    second.close()
