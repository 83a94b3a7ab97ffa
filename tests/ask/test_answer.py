from pathlib import Path

import pytest

from bot.ask.answer import Answered, answer
from bot.ask.evidence import Evidence
from bot.ask.question import understand
from bot.ask.search import searcher
from bot.ask.views import ELSEWHERE
from bot.library.library import Library
from tests.ask.asking import folder, page

NOTES = page("Interview notes", "Interview notes are deleted after six months. [advisory]")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return folder(tmp_path, {"guidance/a/notes.md": NOTES})


def answered(text: str, library: Library, near: dict[str, float] | None = None) -> Answered:
    meaning = None if near is None else [near]
    return answer(understand(text, library), searcher(library), meaning)


def test_enough_evidence_is_quoted(library: Library) -> None:
    said = answered("when are interview notes deleted?", library)
    assert said.evidence is Evidence.GOOD
    assert [each.sentence.text for each in said.chosen] == [
        "Interview notes are deleted after six months."
    ]


def test_some_evidence_is_shown_and_not_quoted(library: Library) -> None:
    said = answered("interview parking tickets", library)
    assert said.evidence in (Evidence.WEAK, Evidence.NONE)
    assert not said.chosen and said.near


def test_no_evidence_is_no_answer_whatever_the_similarity_of_the_topic(library: Library) -> None:
    near = {"guidance/a/notes": 0.4, "guidance/interview/camera": 0.3, f"{ELSEWHERE}0": 0.6}
    said = answered("parental leave in Norway", library, near)
    assert said.evidence is Evidence.NONE and not said.chosen
    low = {"guidance/a/notes": 0.2, "guidance/interview/camera": 0.01}
    assert answered("parental leave in Norway", library, low).evidence is Evidence.NONE


def test_a_close_meaning_needs_fewer_of_the_words(library: Library) -> None:
    question = "interview jottings purged?"
    near = {"guidance/a/notes": 0.85, "guidance/a/notes/0": 0.85, f"{ELSEWHERE}0": 0.3}
    assert answered(question, library).evidence is not Evidence.GOOD
    assert answered(question, library, near).evidence is Evidence.GOOD
