from collections import Counter
from dataclasses import replace
from datetime import date

from bot.cli.knowledge.page import page
from bot.cli.knowledge.seen import Disturbed, Heard, Marked, Seen, Unanswered
from bot.library.library import Library
from bot.library.report import Place, Survey
from bot.library.shapes import Weight
from bot.library.shingles import Pair

SURVEY = Survey(
    signals=Counter({("interview", "interview", Weight.STRONG): 2}),
    heard={"en": 2, "de": 1, "pt": 0},
    words={"en": 20, "de": 10, "pt": 0},
    deaf={"de": ("one",), "pt": ("one", "two")},
    rows={"INT-02": ("one", "two")},
    gaps=("INT-01",),
    sources=Counter({"memory": 3}),
    pages=Counter({"guidance": 4}),
    stale=(Place("guidance/x.md:4", "last looked through on 2024-01-01"),),
    unverified=(),
    unfinished=(),
    twice=(Pair("guidance/x", "policy/y", 0.25, "four words of both"),),
)


def seen(library: Library) -> Seen:
    return Seen("knowledge", library, date(2026, 11, 28), SURVEY, None, 0, ())


def test_every_part_of_a_survey_stands_on_the_page(library: Library) -> None:
    text = page(seen(library))
    for told in (
        "The knowledge folder, 2026-11-28", library.hash, "interview, strong: 2",
        "interview, interview: 2", "2 signals hear no Portuguese", "INT-02", "INT-01.",
        "guidance/x.md:4", "last looked through on 2024-01-01", "25%", "four words of both",
        "memory: 3", "guidance: 4",
    ):  # fmt: skip
        assert told in text, told


def test_what_wants_a_hand_is_marked_and_what_does_not_is_not(library: Library) -> None:
    text = page(seen(library))
    assert 'class="tile warn"><b>1</b>pages not looked through for a year' in text
    assert 'class="tile"><b>0</b>unverified sources' in text


def test_texts_and_questions_are_told_the_gravest_first_and_cut(library: Library) -> None:
    places = [Disturbed("h:1", Weight.WEAK, "mild"), Disturbed("h:2", Weight.STRONG, "x" * 500)]
    asked = tuple(
        Unanswered(f"q:{at}", f"question {at}", "evidence none", True) for at in range(400)
    )
    given = replace(
        seen(library), honest=Heard(9, ("h:2",), (("one", places),)), unanswered=asked,
        questions=1000,
    )  # fmt: skip
    text = page(given)
    assert "9 honest texts were checked; the priority of 1 is above routine: h:2." in text
    assert "strong 1, weak 1" in text and text.index("h:2</code>") < text.index("h:1</code>")
    assert "x" * 200 not in text
    assert "1,000 questions were asked" in text and "question 299" in text
    assert "question 300" not in text and "and 100 more" in text


def test_what_people_marked_stands_beside_how_often_it_fired(library: Library) -> None:
    marked = Marked(
        7, Counter({"camera-refused": 5}), Counter({"camera-refused": 2}), {"ask": (3, 1)}, 4
    )
    text = page(replace(seen(library), marked=marked))
    for told in (
        "7 checks; 2 flags were marked as wrong; 4 questions had no answer", "camera-refused",
        "<td>2</td><td>5</td>", "<td>ask</td><td>3</td><td>1</td>",
    ):  # fmt: skip
        assert told in text, told
    assert "No bot has run" in page(seen(library))
