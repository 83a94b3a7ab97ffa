from dataclasses import replace
from pathlib import Path

import pytest

from bot.ask.answer import look
from bot.ask.evidence import Evidence, Seen, found, log_odds, see, weigh
from bot.ask.search import searcher
from bot.ask.views import ELSEWHERE
from bot.library.answering import UNTAUGHT, Weights
from bot.library.library import Library
from tests.ask.asking import folder, page, worded

LIKELY = Seen(count=2, known=1.0, covered=1.0, strength=2.0, leaning=2.0, lines=0.05)
NOTES = page("Interview notes", "Interview notes are deleted after six months. [advisory]")
NOT_HERE = "title: Not here\nkind: questions\nentries: [which parking tickets are paid]\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    pages = {"guidance/a/notes.md": NOTES, "lists/asking/not-here.yaml": NOT_HERE}
    return folder(tmp_path, pages)


def seen(text: str, library: Library, near: dict[str, float] | None = None) -> Seen:
    return look(worded(text, library, near), searcher(library))[1]


def test_what_is_seen_by_words(library: Library) -> None:
    ours = seen("when are interview notes deleted", library)
    theirs = seen("which parking tickets are paid", library)
    assert ours.known == 1 and ours.near is None
    assert ours.leaning > 0 > theirs.leaning
    assert ours.lines < 0.5 < theirs.lines


def test_numbers_and_what_is_said_twice_count_neither_way(library: Library) -> None:
    assert seen("notes notes 2024", library).leaning == seen("notes", library).leaning


def test_what_is_seen_by_meaning(library: Library) -> None:
    near = {"guidance/a/notes": 0.8, f"{ELSEWHERE}0": 0.2}
    ours = seen("interview notes", library, near)
    assert ours.near == 0.8 and ours.views < 0.01
    far = seen("interview notes", library, {"guidance/a/notes": 0.2, f"{ELSEWHERE}0": 0.8})
    assert far.near == 0.2 and far.views > 0.99


def test_a_follow_up_is_as_near_as_the_question_that_it_leans_on(library: Library) -> None:
    own = searcher(library)
    asked = own.read("and notes", "interview notes")
    passages = own.search(asked)
    meaning = [own.views.of({f"{ELSEWHERE}0": 0.5}), own.views.of({"guidance/a/notes": 0.7})]
    both = see(asked, passages, meaning)
    assert both.near == 0.7 and both.views == 0


def test_each_sign_counts_for_or_against() -> None:
    weights = Weights(start=0, known=1, leaning=1, lines=-1, views=-1)
    sure = log_odds(LIKELY, weights)
    assert log_odds(replace(LIKELY, known=0.5), weights) < sure
    assert log_odds(replace(LIKELY, leaning=-1.0), weights) < sure
    assert log_odds(replace(LIKELY, lines=0.9), weights) < sure
    assert log_odds(replace(LIKELY, views=0.9), weights) < sure


def test_a_share_of_all_or_none_is_no_certainty() -> None:
    weights = Weights(start=0, known=0, leaning=0, lines=-1)
    assert -5 < log_odds(replace(LIKELY, lines=1.0), weights) < 0
    assert 0 < log_odds(replace(LIKELY, lines=0.0), weights) < 5


def test_enough_evidence_is_good_a_little_less_weak_and_much_less_none() -> None:
    assert weigh(LIKELY, None) is Evidence.GOOD
    taught = UNTAUGHT.model_copy(update={"words": Weights(start=-1, known=0, leaning=0, lines=0)})
    assert weigh(LIKELY, taught) is Evidence.WEAK
    taught = UNTAUGHT.model_copy(update={"words": Weights(start=-9, known=0, leaning=0, lines=0)})
    assert weigh(LIKELY, taught) is Evidence.NONE


def test_what_a_passage_says_in_so_many_words_is_answered_whatever_it_is_like() -> None:
    far = replace(LIKELY, leaning=-9.0)
    assert weigh(far, None) is not Evidence.GOOD
    assert weigh(replace(far, count=3), None) is Evidence.GOOD
    assert weigh(replace(far, count=3, lines=0.6), None) is not Evidence.GOOD
    assert weigh(replace(far, count=3, near=0.5, views=0.6), None) is not Evidence.GOOD
    assert weigh(replace(far, near=0.8, same=0.8), None) is Evidence.GOOD


def test_whatever_leans_to_it_nothing_is_said_where_nothing_was_found() -> None:
    little = replace(LIKELY, known=0.1), replace(LIKELY, covered=0.05), replace(LIKELY, near=0.2)
    assert {weigh(each, None) for each in little} == {Evidence.NONE}
    some = replace(LIKELY, known=0.2)
    assert weigh(some, None) is Evidence.WEAK
    assert not found(some) and found(some, 0.5)
