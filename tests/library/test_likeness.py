import json
from pathlib import Path
from typing import Any

import pytest

from bot.library.likeness import likelihood, points, written
from bot.library.load import load
from bot.library.page import Page
from tests.library.folder import mistakes, write

FILE: dict[str, Any] = {
    "examples": "0123456789ab",
    "start": -2.5,
    "words": {"camera": 1.5, "no camera": -0.25},
    "signals": ["camera-refused"],
    "bases": [0.5],
    "which": {"camera": [1.25, {"0": 2.0}], "=refusal": [1.0, {}]},
    "around_start": 0.5,
    "around": {"outage": -1.5},
}
SETTINGS = "least: 0.5\nsure: 0.9\ndoubt: {strong: 0.3}\ncertain: 0.1\nreason: Only alike.\n"


def folder(place: Path, settings: str = SETTINGS, learned: dict[str, Any] | None = FILE) -> Path:
    root = write(place, {"likeness.yaml": settings})
    if learned is not None:
        (root / "likeness.json").write_text(written(learned), encoding="utf-8")
    return root


def test_points_are_read_as_they_are_written() -> None:
    page = Page("likeness.json")
    read = points(page, written(FILE))
    assert read is not None and not page.mistakes
    assert read.words == FILE["words"]
    assert read.which["camera"] == (1.25, {0: 2.0})
    assert json.loads(written(FILE)) == FILE


def test_a_feature_stands_on_its_own_line() -> None:
    assert '\n  "no camera": -0.25' in written(FILE)


def test_a_folder_with_both_files_has_likeness(tmp_path: Path) -> None:
    known = load(folder(tmp_path)).likeness
    assert known is not None and known.settings.least == 0.5
    assert known.points.signals == ("camera-refused",)


def test_a_folder_with_neither_has_none(tmp_path: Path) -> None:
    assert load(write(tmp_path)).likeness is None


@pytest.mark.parametrize(
    ("learned", "needle"),
    [
        (None, "likeness.json:1: the file is missing"),
        ({**FILE, "bases": []}, "do not fit"),
        ({**FILE, "which": {"camera": [1.0, {"7": 1.0}]}}, "do not fit"),
        ({**FILE, "start": "low"}, "start: "),
        ({**FILE, "words": {"korean": 1.0}}, "names a protected trait"),
        ({**FILE, "around": {"korean": 1.0}}, "names a protected trait"),
    ],
)
def test_what_is_wrong_with_the_points_is_told(
    learned: dict[str, Any] | None, needle: str, tmp_path: Path
) -> None:
    assert needle in str(mistakes(folder(tmp_path, learned=learned)))


@pytest.mark.parametrize(
    ("change", "needle"),
    [
        (("least: 0.5", "least: 50"), "likeness.yaml:1: least"),
        (("doubt:", "doubts:"), "unknown key"),
        (("reason", "doubt_own: {ghost: 0.1}\nreason"), "there is no signal `ghost`"),
        (("reason", "leave_out: [ghost]\nreason"), "there is no signal `ghost`"),
        (("reason", "around_own: {ghost: 0.1}\nreason"), "there is no signal `ghost`"),
    ],
)
def test_what_is_wrong_with_the_settings_is_told(
    change: tuple[str, str], needle: str, tmp_path: Path
) -> None:
    assert needle in str(mistakes(folder(tmp_path, SETTINGS.replace(*change))))


def test_log_odds_are_shares() -> None:
    assert likelihood(0) == 0.5
    assert likelihood(1e9) <= 1 and likelihood(-1e9) >= 0
    assert likelihood(1) == pytest.approx(1 - likelihood(-1))
