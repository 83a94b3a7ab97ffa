import os
import shutil
from collections import namedtuple
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.engines import machine
from bot.engines.backlog import LEAST

Usage = namedtuple("Usage", "total used free")
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("free", "level"), [(LEAST - 1, "fail"), (2 * LEAST, "warn"), (100 * LEAST, "ok")]
)
def test_a_disk_with_little_room_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free))
    said = machine.disk(tmp_path / "not" / "there" / "yet")
    assert said.level == level and bool(said.fix) is (level != "ok")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    said = machine.disk(tmp_path)
    assert said.level == "fail" and str(tmp_path) in said.told


def test_a_clock_that_is_behind_what_was_written_is_wrong() -> None:
    assert machine.clock(NOW, date(2026, 11, 28)).level == "ok"
    said = machine.clock(NOW, date(2026, 11, 29))
    assert said.level == "fail" and "NTP" in said.fix


@pytest.mark.parametrize(
    ("given", "level"),
    [("short", "fail"), ("ab" * 30, "warn"), ("0c1d2e3f4a5b69788796a5b4c3d2e1f0", "ok")],
)
def test_a_secret_that_can_be_guessed_is_told_and_not_shown(given: str, level: str) -> None:
    said = machine.secret(given)
    assert said.level == level and given not in said.told + said.fix
