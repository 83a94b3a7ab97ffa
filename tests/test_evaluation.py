from dataclasses import replace

import pytest

from bot.library.library import Library
from bot.reading.parts import Span
from tests import evaluation
from tests.check.making import finding
from tests.evaluation import HONEST, SETS, UNTUNED, covers_half, lines, loud, recall, same_findings


@pytest.mark.parametrize("name", [*SETS, *UNTUNED])
def test_marked_quotes_stand_in_their_pastes(name: str) -> None:
    cases = lines(f"pastes/{name}.jsonl")
    assert cases
    for case in cases:
        for flag in case["flags"]:
            assert flag["quote"] in case["paste"] and len(flag["quote"]) <= 240


def test_who_is_honest_alone_has_no_mark() -> None:
    assert not any(
        case["flags"] for each in evaluation.UNMARKED for case in lines(f"pastes/{each}.jsonl")
    )


def test_half_of_what_was_marked_is_enough_and_less_is_not() -> None:
    paste = "0123456789abcdefghij"
    shown = replace(finding(), evidence=(Span(0, 5, 15, paste[5:15]),))
    assert covers_half(shown, paste, "0123456789")
    assert not covers_half(shown, paste, "012345678")


@pytest.mark.parametrize(
    "name", [each for each in (*SETS, *UNTUNED) if each not in evaluation.UNMARKED]
)
def test_at_least_seven_of_ten_marked_flags_are_found(name: str, library: Library) -> None:
    assert recall(f"pastes/{name}.jsonl", library, show=False)["strong+moderate"] >= 0.7


@pytest.mark.parametrize("name", [each for each in HONEST if each != "pastes/heldout"])
def test_at_most_three_in_a_hundred_honest_profiles_are_disturbed(
    name: str, library: Library
) -> None:
    held = [case for case in lines(f"{name}.jsonl") if not case.get("flags")]
    assert len(held) >= 30
    assert loud(held, library, show=False) <= 0.03


def test_unseen_honest_people_are_not_disturbed_more(library: Library) -> None:
    """Five of 150 were when first run; of the three sets measured unseen, 13 of 630."""
    held = [case for case in lines("pastes/heldout.jsonl") if not case["flags"]]
    assert loud(held, library, show=False) <= 5 / 150


def test_swaps_change_nothing(library: Library) -> None:
    assert same_findings(library) == 1.0
