import json
from pathlib import Path
from typing import Any

import pytest

from bot.library.answering import UNTAUGHT, answering
from bot.library.load import load
from bot.library.page import Page
from tests.library.folder import mistakes, write

FILE: dict[str, Any] = UNTAUGHT.model_dump()


def folder(place: Path, file: str) -> Path:
    root = write(place)
    (root / "answering.json").write_text(file, encoding="utf-8")
    return root


def test_a_folder_may_bring_its_weights(tmp_path: Path) -> None:
    file = {**FILE, "weak": 1.5}
    read = load(folder(tmp_path, json.dumps(file))).answering
    assert read is not None and read.weak == 1.5 and read.both == UNTAUGHT.both


def test_a_folder_without_them_is_none(tmp_path: Path) -> None:
    assert load(write(tmp_path)).answering is None


@pytest.mark.parametrize(
    ("file", "needle"),
    [
        ("{", "Invalid JSON"),
        (json.dumps({**FILE, "weak": 0}), "weak: "),
        (json.dumps({**FILE, "more": 1}), "more: "),
        (json.dumps({**FILE, "words": {**FILE["words"], "start": "low"}}), "words.start: "),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(file: str, needle: str, tmp_path: Path) -> None:
    [said] = mistakes(folder(tmp_path, file))
    assert "knowledge/answering.json:1" in said and needle in said and "make learn" in said


def test_weights_by_words_count_no_meaning() -> None:
    read = answering(Page("answering.json"), json.dumps(FILE))
    assert read is not None and read.words.views == 0
