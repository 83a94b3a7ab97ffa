"""What the ask desk says to the labelled questions must not get worse than it is."""

import json
import statistics

import pytest

from bot.ask.desk import assess
from bot.ask.terms import SILENT, Terms
from bot.engines.meaning import NoMeaning
from bot.library.library import Library
from bot.ports import Meaning
from tests.questions import ROOT, measure, questions


def test_by_words_alone_most_is_found_and_little_is_made_up(library: Library) -> None:
    figures = measure(questions(), library, NoMeaning())
    assert statistics.mean(figures.ndcg) >= 0.5
    assert statistics.mean(figures.direct) >= 0.75
    assert statistics.mean(figures.declined) >= 0.8
    assert sum(figures.abroad) <= 3


@pytest.mark.xdist_group("meaning")
def test_with_meaning_it_beats_vectors_alone_and_declines_what_is_not_there(
    library: Library, meaning: Meaning
) -> None:
    figures = measure(questions(), library, meaning)
    assert figures.headroom >= 0.35
    assert statistics.mean(figures.direct) >= 0.85
    assert statistics.mean(figures.answered) >= 0.94
    assert statistics.mean(figures.declined) >= 0.86
    assert sum(figures.abroad) <= 1


def test_no_question_borrows_its_words_from_a_way_to_ask(library: Library) -> None:
    """None shares more than half of its terms with one line that its passage is asked by."""
    own = Terms(library.names[SILENT])  # as written: a translation has other words
    asked = {line for p in library.passages for line in (*p.asked_as, *p.asked_here)}
    sets = [set(own.of(line)) for line in asked]
    for row in questions():
        held = set(own.of(row["text"]))
        if row["id"].startswith("q") and len(held) >= 2:
            assert max(len(held & each) for each in sets) <= len(held) / 2, row["text"]


def test_every_relevant_passage_stands_in_the_folder(library: Library) -> None:
    ids = {passage.id for passage in library.passages}
    for row in questions():
        assert row["rel"].keys() <= ids, (row["id"], row["rel"].keys() - ids)


def test_the_news_reports_facts_are_answered_with_their_corrections(library: Library) -> None:
    """By words alone; the passage quoted holds the words that make it right."""
    path = ROOT / "tests" / "data" / "seeds.jsonl"
    texts = {passage.id: " ".join(passage.text.split()) for passage in library.passages}
    missed = []
    for line in path.read_text("utf-8").splitlines():
        fact = json.loads(line)
        answer = assess(fact["question"], library, NoMeaning())
        quoted = " ".join(texts[each.passage.id] for each in answer.sources)
        if not all(word in quoted for word in fact["words"]):
            missed.append((fact["id"], fact["question"]))
    assert len(missed) <= 4, missed
