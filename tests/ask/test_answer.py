from dataclasses import replace
from pathlib import Path

import pytest

from bot.ask.answer import Answered, _abroad, answer
from bot.ask.evidence import Evidence
from bot.ask.search import searcher
from bot.ask.views import ELSEWHERE
from bot.library.library import Library
from tests.ask.asking import folder, page, worded

NOTES = page("Interview notes", "Interview notes are deleted after six months. [advisory]")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return folder(tmp_path, {"guidance/a/notes.md": NOTES})


def answered(text: str, library: Library, near: dict[str, float] | None = None) -> Answered:
    return answer(worded(text, library, near), searcher(library))


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


def test_the_law_of_another_place_is_left_out_where_that_of_one_fits_better(tmp_path: Path) -> None:
    rule = "Notice of a camera in the meeting room is due within {days} days. [advisory]"
    uk = page("Camera notice, United Kingdom", rule.format(days=9), jurisdictions="[UK]")
    de = "Shop windows with a camera need a sign for visitors. [advisory]"
    pages = {
        "guidance/a/uk.md": uk,
        "guidance/a/de.md": page("Signs", de, jurisdictions="[DE]"),
    }
    said = answered("when is notice of a camera in the meeting room due?", folder(tmp_path, pages))
    assert {each.passage.id for each in said.chosen} == {"guidance/a/uk"}
    near = replace(said.near[0], score=1.0)
    other = replace(near, passage=replace(near.passage, jurisdictions=("DE",)))
    assert _abroad(other, near.passage.jurisdictions) and not _abroad(near, ("UK",))
    everywhere = replace(near, passage=replace(near.passage, jurisdictions=()))
    assert not _abroad(everywhere, ("UK",)) and not _abroad(near, ())
