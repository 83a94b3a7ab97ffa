import json
import math
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.library.choosing import Choice, Turn, choosing, shrink, turned, weigh, written
from bot.library.library import Library
from bot.library.load import load
from bot.library.page import Page
from tests.library.folder import mistakes, write

DESKS: dict[str, Any] = {
    "kinds": ["check", "ask"], "bases": [0.5, 0.0], "first": 1.0,
    "adds": {"camera": {"0": 0.5}, "what does": {"1": 2.0}},
}  # fmt: skip
TURN: dict[str, Any] = {
    "lead": 1.0, "bases": [0.0, 0.5], "odds": [[1.0, 0.0], [0.0, 1.0]],
    "adds": [[0.0, 0.0, -2.0], [0.0, 0.0, 2.0]],
}  # fmt: skip
PIECES: dict[str, Any] = {
    "bases": [0.0, 0.0], "adds": [[0.0, 0.0, -2.0], [0.0, 0.0, 2.0]],
    "most": [[0.0, 0.0], [0.0, 3.0]], "mean": [[0.0, 0.0], [0.0, 1.0]],
}  # fmt: skip
MEANING: dict[str, Any] = {"embedder": "small/1", "desks": TURN, "playbooks": TURN}
FILE: dict[str, Any] = {
    "messages": "0123456789ab", "desks": DESKS, "playbooks": DESKS, "meaning": MEANING,
}  # fmt: skip


def turn(**changed: Any) -> str:
    return json.dumps({**FILE, "meaning": {**MEANING, "desks": {**TURN, **changed}}})


def folder(place: Path, file: str) -> Path:
    root = write(place)
    (root / "messages.json").write_text(file, encoding="utf-8")
    return root


def test_points_are_read_as_they_are_written() -> None:
    page = Page("messages.json")
    read = choosing(page, written(FILE))
    assert read is not None and not page.mistakes
    assert read.desks.adds["what does"] == {1: 2.0}
    assert json.loads(written(FILE)) == FILE


def test_a_feature_stands_on_its_own_line() -> None:
    assert '\n  "camera": {"0":0.5}' in written(FILE)


def test_a_folder_without_the_file_has_none(tmp_path: Path) -> None:
    assert load(write(tmp_path)).choosing is None


@pytest.mark.parametrize(
    ("file", "needle"),
    [
        ("{", "Invalid JSON"),
        (json.dumps({**FILE, "more": 1}), "more: "),
        (json.dumps({**FILE, "desks": {**DESKS, "bases": [0.5]}}), "do not fit"),
        (json.dumps({**FILE, "desks": {**DESKS, "adds": {"x": {"7": 1.0}}}}), "do not fit"),
        (json.dumps({**FILE, "desks": {**DESKS, "first": "much"}}), "desks.first: "),
        (json.dumps({**FILE, "desks": {**DESKS, "adds": {"korean": {"0": 1}}}}), "protected trait"),
        (json.dumps(FILE), "there is no playbook `check`"),
        (turn(bases=[0.5]), "does not fit the kinds"),
        (turn(odds=[[1.0, 0.0], [0.0]]), "does not fit the kinds"),
        (turn(adds=[[1.0, 0.0, 0.0]]), "does not fit the kinds"),
        (turn(adds=[[1.0, 0.0], [0.0, 1.0]]), "not of one model"),
        (turn(adds=[[1.0, 0.0, 0.0], [0.0, 1.0]]), "not of one model"),
        (turn(adds=[[], []]), "meaning.desks"),
        (turn(lead=-1), "meaning.desks.lead: "),
        (turn(pieces={**PIECES, "most": [[0.0, 3.0]]}), "does not fit the kinds"),
        (turn(pieces={**PIECES, "mean": [[0.0], [1.0]]}), "does not fit the kinds"),
        (turn(pieces={**PIECES, "adds": [[0.0], [1.0]]}), "not of one model"),
        (turn(lead=1.0).replace("0.5", "NaN"), "bases"),
        (json.dumps({**FILE, "meaning": {**MEANING, "embedder": ""}}), "meaning.embedder: "),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(file: str, needle: str, tmp_path: Path) -> None:
    said = str(mistakes(folder(tmp_path, file)))
    assert "knowledge/messages.json:1" in said and needle in said and "make learn" in said


def test_the_rules_word_counts_once_and_so_does_a_feature() -> None:
    choice = Choice.model_validate(DESKS)
    share = shrink(2)
    odds = weigh(choice, ["camera", "camera", "unheard"], "ask")
    assert odds == {"check": pytest.approx(0.5 + 0.5 * share), "ask": pytest.approx(1.0)}


def test_meaning_turns_what_words_leave_open_and_nothing_else() -> None:
    read = Turn.model_validate(TURN)
    open_ = {"check": 1.0, "ask": 0.5}
    assert turned(read, open_, lambda: [[0.0, 0.0, 1.0]]) == {"check": -1.0, "ask": 3.0}
    assert turned(read, open_, lambda: [[0.0, 0.0, -1.0]]) == {"check": 3.0, "ask": -1.0}
    assert turned(read, open_, lambda: None) == open_
    assert turned(read, open_, lambda: [[1.0]]) == open_, "a vector of another model"
    plain = {"check": 1.0, "ask": -0.5}
    assert turned(read, plain, lambda: pytest.fail("nobody needs it")) == plain


def test_one_sentence_among_many_may_turn_it() -> None:
    read = Turn.model_validate({**TURN, "pieces": PIECES})
    plain, telling = [0.0, 0.0, 0.0], [0.0, 0.0, 5.0]
    for said, ask in ((plain, math.log(0.5)), (telling, -math.log1p(math.exp(-20)))):
        seen = [plain, plain, said, plain]
        mean = (2 * math.log(0.5) + ask) / 3
        odds = turned(read, {"check": 1.0, "ask": 0.5}, partial(list, seen))
        assert odds == {"check": 1.0, "ask": pytest.approx(1.0 + 3.0 * ask + mean)}
    alone = turned(read, {"check": 1.0, "ask": 0.5}, lambda: [telling])
    assert alone["ask"] == pytest.approx(1.0 + 10.0, abs=1e-6), "one sentence is the whole"


def test_without_meaning_the_file_reads_as_before() -> None:
    page = Page("messages.json")
    words = {key: value for key, value in FILE.items() if key != "meaning"}
    read = choosing(page, written(words))
    assert read is not None and read.meaning is None and not page.mistakes


def test_of_a_long_message_each_feature_counts_less() -> None:
    assert shrink(400) < shrink(40) < shrink(4)


def test_equal_points_of_the_folder_are_held_once(library: Library) -> None:
    choosing, likeness = library.choosing, library.likeness
    assert choosing is not None and likeness is not None
    for kept in (
        [each for adds in choosing.desks.adds.values() for each in adds.values()],
        [each for adds in choosing.playbooks.adds.values() for each in adds.values()],
        list(likeness.points.words.values()),
    ):
        assert len({id(each) for each in kept}) == len(set(kept)) < len(kept) / 10
