from dataclasses import replace
from datetime import date

import pytest

from bot.check.says import heard
from bot.library.conditions import Says
from bot.library.library import Entry, Idea, Library
from bot.reading.parts import Part
from bot.reading.profile import read

DAY = date(2026, 11, 21)
IDEAS = {
    "lamp": Idea("lamp", "thing", (Entry("en", "lamp"), Entry("de", "lampe"))),
    "asks": Idea("asks", "act", (Entry("en", "wants"), Entry("en", "asks"), Entry("de", "will"))),
    "solved": Idea("solved", "act", (Entry("en", "solved"),)),
    "cellar": Idea("cellar", "thing", (Entry("en", "cellar"),)),
    "nope": Idea("nope", "act", (Entry("en", "won't"),)),
}
BOTH = Says(("asks", "lamp"))


def said(text: str, library: Library, says: Says = BOTH) -> list[str]:
    """The quotes in which ``says`` holds on a text."""
    grammar = {each.id: each for each in library.ideas.values() if each.kind == "grammar"}
    small = replace(library, ideas=grammar | IDEAS)
    return [seen.span.quote for seen in heard(says, read((Part("t", text),), small, DAY))]


@pytest.mark.parametrize(
    "text",
    [
        "He wants a lamp.",
        "he ASKS for two lamps",
        "lamp is what she wants",
        "We met on Monday. She wants a lamp. We left.",
        "Er will eine Lampe.",
        "not only a chair, he wants a lamp",
        "he did not come, and he wants a lamp",
        "we asked about chairs and he wants a lamp",
    ],
)
def test_meant_words_are_heard(text: str, library: Library) -> None:
    assert len(said(text, library)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "He wants a chair.",
        "He wants a chair. The lamp is ours.",
        "He never asks for a lamp.",
        "She does not want, wants no lamp",
        "wants a lamp: no",
        "We told him our office wants a lamp",
        "our policy: nobody wants a lamp",
        "If a candidate wants a lamp, say no.",
        "Built the shop where everyone wants a lamp",
        "wants " + "very " * 40 + "lamp",
    ],
)
def test_denied_supposed_or_scattered_words_are_not(text: str, library: Library) -> None:
    assert said(text, library) == []


def test_a_denial_that_is_the_idea_itself_denies_nothing(library: Library) -> None:
    says = Says(("nope", "lamp"))
    assert said("She won't touch the lamp.", library, says) == ["She won't touch the lamp."]


def test_what_clears_it_may_stand_in_the_next_sentence_but_not_later(library: Library) -> None:
    says = Says(("asks", "lamp"), none_of=("solved",))
    assert said("He wants a lamp. It was solved.", library, says) == []
    assert said("He wants a lamp. It was not solved.", library, says)
    assert said("He wants a lamp. We met. It rained. All solved.", library, says)


def test_what_clears_a_question_may_stand_on_the_next_line(library: Library) -> None:
    says = Says(("asks", "lamp"), none_of=("solved",))
    assert said("He wants a lamp?\nIt was solved.", library, says) == []
    assert said("He wants a lamp.\nIt was solved.", library, says)
    assert said("He wants a lamp?\n\nIt was solved.", library, says)


def test_a_thing_that_clears_is_not_undone_by_the_denial_that_is_the_idea(library: Library) -> None:
    says = Says(("nope", "lamp"), none_of=("cellar",))
    assert said("She won't take a lamp in the cellar.", library, says) == []
    assert said("She won't take a lamp, not in the cellar.", library, says)
    assert said("She won't take the lamp.", library, says)


def test_what_stands_under_a_heading_that_makes_it_a_subject_is_not_meant(library: Library) -> None:
    assert said("Slide 4: He wants a lamp. It is hers.", library) == []
    assert said("Slide 4: Lamps\nHe wants a lamp.", library)
    assert said("Things to notice:\n- he wants a lamp\n\nShe wants a lamp.", library) == [
        "She wants a lamp."
    ]


def test_what_the_interviewer_has_seen_counts_in_a_question(library: Library) -> None:
    text = "I: {} wants a lamp?\nC: Good morning.\nI: Fine.\nC: Yes."
    assert said(text.format("So I see somebody"), library)
    assert said(text.format("So somebody"), library) == []


def test_a_thing_can_be_borrowed_from_before_and_an_act_cannot(library: Library) -> None:
    reach = Says(("asks", "lamp"), reach=1)
    quotes = said("We spoke about the lamp.\nHe wants it today.", library, reach)
    assert quotes == ["He wants it today.", "We spoke about the lamp."]
    assert said("He wants something. We spoke about the lamp.", library, reach) == []
    assert said("The lamp.\n\nHe wants it today.", library, reach) == []


def test_the_interviewers_words_are_no_sign_and_their_question_lends(library: Library) -> None:
    asked = "I: He wants a lamp?\nC: Good morning.\nI: Fine.\nC: Yes."
    assert said(asked, library) == []
    answered = "I: What about the lamp?\nC: My brother wants it.\nI: Fine.\nC: Yes."
    assert said(answered, library) == ["C: My brother wants it.", "I: What about the lamp?"]


def test_one_of_several_is_enough(library: Library) -> None:
    says = Says((), any_of=("lamp", "nope"))
    assert said("a lamp", library, says) == ["a lamp"]
    assert said("a chair", library, says) == []
    assert said("wants the lamp", library, Says(("asks",), any_of=("lamp", "nope")))
    assert said("wants the chair", library, Says(("asks",), any_of=("lamp", "nope"))) == []


def test_a_few_places_are_enough(library: Library) -> None:
    assert len(said("He wants a lamp.\n" * 30, library)) == 4
