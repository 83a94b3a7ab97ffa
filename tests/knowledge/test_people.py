"""Ordinary honest people stay quiet, and who somebody is changes nothing."""

import pytest

from bot.check.priority import Priority, prioritise
from bot.library.library import Library
from bot.library.shapes import Weight
from tests.evaluation import checked, lines

HONEST = lines("profiles/known_good.jsonl") + lines("pastes/honest.jsonl")
SWAPS = lines("pastes/swaps.jsonl")


@pytest.mark.parametrize("case", HONEST, ids=lambda case: str(case["id"]))
def test_an_honest_profile_gets_nothing_strong_and_stays_routine(
    case: dict[str, str], library: Library
) -> None:
    findings = checked(case["paste"], library)
    assert [each.signal for each in findings if each.weight is Weight.STRONG] == []
    assert prioritise(findings, library.priority) is Priority.ROUTINE


@pytest.mark.parametrize("group", SWAPS, ids=lambda group: str(group["id"]))
def test_another_name_country_school_or_language_gives_the_same_findings(
    group: dict[str, list[str]], library: Library
) -> None:
    seen = {
        tuple((each.signal, each.weight, len(each.evidence)) for each in checked(text, library))
        for text in group["variants"]
    }
    assert len(seen) == 1


def test_the_swapped_profiles_with_signs_have_findings(library: Library) -> None:
    loud = [group for group in SWAPS if group["id"] <= "SW-10"]
    assert all(len(checked(group["variants"][0], library)) for group in loud)
