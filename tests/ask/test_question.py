from dataclasses import replace
from pathlib import Path

import pytest

from bot.ask.question import holds, placed, understand
from bot.library.library import Library
from bot.library.load import load
from bot.library.passages import Passage

BEFORE = "may we record an interview in Germany?"


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


def test_a_question_by_itself_leans_on_nothing(library: Library) -> None:
    asked = understand("may we record interviews?", library)
    assert asked.earlier == () and asked.places == ()


@pytest.mark.parametrize("text", ["and for how long?", "who decides that?", "what about Portugal?"])
def test_a_follow_up_leans_on_the_turn_before(text: str, library: Library) -> None:
    assert understand(text, library, ["hello there", BEFORE]).earlier == (BEFORE,)


@pytest.mark.parametrize(
    "text",
    [
        "which notary checks identity documents before onboarding a contractor",
        "how many days of paternity leave does a contractor get?",
        "is it legal to hire a seventeen year old cousin of the founder?",
    ],
)
def test_a_whole_new_question_does_not(text: str, library: Library) -> None:
    assert understand(text, library, [BEFORE]).earlier == ()


def test_the_place_of_the_turn_before_holds_until_another_is_named(library: Library) -> None:
    assert understand("and for how long?", library, [BEFORE]).stated == ("DE",)
    assert understand("and in Portugal?", library, [BEFORE]).stated == ("PT",)
    assert understand("and for how long?", library, [BEFORE], "uk").stated == ("UK",)


def test_a_passage_holds_where_its_law_does(library: Library) -> None:
    passage = library.passages[0]
    german = understand("and in Germany?", library)
    for codes, wanted in (((), True), (("EU",), True), (("DE",), True), (("US",), False)):
        assert holds(replace(passage, jurisdictions=codes), german) is wanted
    american = understand("", library, jurisdiction="US")
    ny: Passage = replace(passage, jurisdictions=("US-NY",))
    assert holds(ny, american)
    assert holds(ny, understand("what is it?", library))


def test_a_part_for_one_place_holds_only_there(library: Library) -> None:
    shipped = {each.id: each.jurisdictions for each in placed(library)}
    page = "guidance/law/sanctions-exposure"
    assert shipped[f"{page}#united-kingdom"] == ("UK",)
    assert shipped[f"{page}#other-countries"] == ("AU", "CA", "JP")
    assert set(shipped[page]) == {"US", "UK", "EU", "AU", "CA", "JP"}
    reporting = shipped["guidance/reporting/channels-by-country#other-countries"]
    assert "US" not in reporting and "US-NY" not in reporting


def test_a_place_that_a_page_does_not_have_is_not_given_to_its_parts(library: Library) -> None:
    for before, after in zip(library.passages, placed(library), strict=True):
        assert set(after.jurisdictions) <= set(before.jurisdictions)
        assert bool(after.jurisdictions) is bool(before.jurisdictions)
