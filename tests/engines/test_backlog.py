import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from bot.engines.backlog import LEAST, look
from bot.engines.store import Store
from tests.engines.keeping import Watch, store

Usage = namedtuple("Usage", "total used free")


def test_what_is_due_and_for_how_long_is_told(tmp_path: Path) -> None:
    clock = Watch()
    kept = store(tmp_path, clock)
    kept.inbox.accept("1", "slack/T/U", b"a")
    clock.pass_(seconds=40)
    kept.inbox.accept("2", "slack/T/V", b"b", clock.now().replace(hour=23))  # later
    condition = look(kept.database, clock)
    assert (condition.part, condition.state) == ("database", "ok")
    assert condition.facts["inbox_jobs"] == 1 and condition.facts["inbox_oldest_seconds"] == 40
    [job] = kept.inbox.claim(9)
    kept.inbox.done(job.id)
    assert look(kept.database, clock).facts["inbox_jobs"] == 0
    kept.close()


def test_a_database_that_is_gone_or_closed_to_us_is_down(tmp_path: Path) -> None:
    kept = store(tmp_path, Watch())
    file = kept.database.file
    assert file
    kept.database.close()
    file.rename(tmp_path / "aside")
    assert look(kept.database, Watch()).told == "gone"
    file.write_bytes(b"this is no database" * 100)
    condition = look(kept.database, Watch())
    assert (condition.state, condition.told) == ("down", "refused")
    kept.close()


def test_a_disk_that_is_nearly_full_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: Store = store(tmp_path, Watch())
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, LEAST - 1))
    assert (look(kept.database, Watch()).state, look(kept.database, Watch()).told) == (
        "weak",
        "disk",
    )
    kept.close()
