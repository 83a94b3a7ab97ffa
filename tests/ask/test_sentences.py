from dataclasses import replace

from bot.ask.search import Found, Searcher
from bot.ask.sentences import Candidate, best, candidates
from bot.ask.terms import Terms
from bot.ask.views import key
from bot.library.passages import Passage, Sentence

TEXTS = ("The camera is on for a moment.", "Notes are kept for six months.", "HR owns this page.")
PASSAGE = Passage(
    id="p", text=" ".join(TEXTS), document="d", heading="h", publisher="", published="",
    reviewed="", url="", jurisdictions=(), kind="guidance",
    sentences=tuple(Sentence(text, ()) for text in TEXTS),
)  # fmt: skip


def ranked(question: str, meaning: dict[str, float] | None = None) -> list[Candidate]:
    searcher = Searcher([PASSAGE], Terms(silent=["are", "for", "how", "long"]))
    asked = searcher.read(question)
    return candidates(asked.weighed, searcher.search(asked), searcher, meaning)


def test_the_sentence_with_the_questions_words_comes_first() -> None:
    assert ranked("how long are notes kept")[0].number == 1
    assert ranked("camera")[0].number == 0


def test_meaning_can_lift_a_sentence_that_shares_no_word() -> None:
    near = {key(PASSAGE, 2): 0.95, key(PASSAGE, 0): 0.05, key(PASSAGE, 1): 0.05}
    assert ranked("notes", near)[0].number in (1, 2)
    assert ranked("camera moment page", near)[0].number == 2


def test_a_passage_that_fits_is_quoted_to_its_end() -> None:
    """What is asked for often stands beside the sentence that has the question's words."""
    assert {each.number for each in best(ranked("notes"), 5, 800)} == {0, 1, 2}


def test_weak_and_repeated_sentences_are_left_out() -> None:
    weak = replace(PASSAGE, id="w", sentences=(Sentence("Visitors take notes of a fire.", ()),))
    searcher = Searcher([PASSAGE, weak], Terms(silent=["are", "for", "how", "long"]))
    found = [Found(PASSAGE, 1.0, 1.0), Found(weak, 0.2, 0.2)]
    few = best(candidates(searcher.weigh("notes kept six months"), found, searcher, None), 5, 800)
    assert {each.passage.id for each in few} == {"p"}
    twice = [*ranked("notes")[:1], *ranked("notes")[:1]]
    assert len(best(twice, 5, 800)) == 1


def test_no_more_than_asked_for_and_no_longer() -> None:
    near = {key(PASSAGE, number): 0.9 for number in range(3)}
    everything = ranked("camera notes page", near)
    assert len(best(everything, 2, 800)) == 2
    assert len(best(everything, 5, 1)) == 1
    assert best([], 5, 800) == []


def test_a_long_list_leaves_room_for_other_passages() -> None:
    said = tuple(Sentence(f"Notes, point {number}: {'x' * 80}.", ()) for number in range(9))
    long = replace(PASSAGE, id="l", sentences=said)
    searcher = Searcher([PASSAGE, long], Terms())
    found = [Found(long, 1.0, 1.0), Found(PASSAGE, 0.9, 1.0)]
    chosen = best(candidates(searcher.weigh("notes"), found, searcher, None), 10, 600)
    own = sum(len(each.sentence.text) for each in chosen if each.passage.id == "l")
    assert 0 < own <= 0.6 * 600 and any(each.passage.id == "p" for each in chosen)
