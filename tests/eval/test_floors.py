"""Every desk on the blind sets: no figure below its floor, and each of them on the page.

When a figure is not on the page, it is new: `make eval` writes the page again.
"""

from collections.abc import Iterable

import pytest

from bot.engines.meaning import NoMeaning
from bot.library.library import Library
from bot.ports import Meaning
from tests.eval import ask, check, respond, route
from tests.eval.figures import Figure, least, most, share
from tests.eval.floors import BY_WORDS, FLOORS, below, unheld
from tests.eval.report import PAGE
from tests.eval.sets import rows


def hold(figures: Iterable[Figure]) -> None:
    """Fail where a figure is below its floor, has none, or is not on the page."""
    measured = list(figures)
    page = PAGE.read_text(encoding="utf-8")
    assert measured
    assert below(measured) == []
    assert unheld(measured) == []
    assert [each.name for each in measured if f"| {each.desk} | {each.name} |" not in page] == []


def test_a_figure_below_its_floor_is_told_with_both() -> None:
    name, floor = next(iter(FLOORS["route"].items()))
    told = below([share("route", name, [False])])
    assert told == [f"route: {name}: 0 %, floor {floor}"]
    assert unheld([share("route", "new", [], least(0.5))]) == ["new"]


def test_floors_are_no_aims_in_disguise() -> None:
    """A ceiling of nothing wrong is held exactly; what else is held can fail."""
    assert all(floors for floors in FLOORS.values())
    assert FLOORS["respond"][respond.ORDERS] == most(0.0)


def test_honest_and_flagged_pastes(library: Library) -> None:
    alternatives = rows("flagged_alt_quotes")
    hold(check.pastes(rows("honest"), rows("flagged"), alternatives, library))
    hold(check.peaceful(rows("honest_more"), library))


def test_swaps(library: Library) -> None:
    hold(check.swaps(rows("swaps"), rows("swaps_meta"), library))


def test_hostile_texts(library: Library) -> None:
    hold([check.hostile(rows("hostile"), library)])


def test_questions_by_words_alone(library: Library) -> None:
    way, how = NoMeaning(), ask.WORDS
    hold(ask.questions(rows("questions"), library, way, how))
    hold([ask.nothing(rows("nothing"), library, way, how)])


@pytest.mark.xdist_group("meaning")
def test_questions_as_people_ask_them(library: Library, meaning: Meaning) -> None:
    hold(ask.questions(rows("questions"), library, meaning))
    hold([ask.nothing(rows("nothing"), library, meaning)])
    hold(ask.premises(rows("premises"), library, meaning))


@pytest.mark.xdist_group("meaning")
def test_incidents_and_messages_as_people_are_heard(library: Library, meaning: Meaning) -> None:
    """The figures of the page: with the model that sees meaning."""
    hold(respond.incidents(rows("incidents"), library, meaning))
    hold([respond.everyday(rows("messages"), library, meaning)])
    hold(route.messages(rows("routing"), rows("incidents"), library, meaning))
    hold(route.everyday(rows("messages"), library, meaning))


def test_incidents_and_messages_by_words_alone(library: Library) -> None:
    figures = [
        *respond.incidents(rows("incidents"), library),
        *route.messages(rows("routing"), rows("incidents"), library),
        *route.everyday(rows("messages"), library),
    ]
    assert {each.name for each in figures} >= BY_WORDS.keys()
    held = [(each, BY_WORDS[each.name]) for each in figures if each.name in BY_WORDS]
    assert [each.name for each, floor in held if not floor.met(each.value)] == []
