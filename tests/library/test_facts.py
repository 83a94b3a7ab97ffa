import re

import pytest

from bot.library.facts import CATALOGUE, FactKind, Kind
from bot.library.lint import PROTECTED

FACTS = pytest.mark.parametrize("fact", CATALOGUE.values(), ids=CATALOGUE.keys())


@FACTS
def test_no_fact_is_about_who_somebody_is(fact: FactKind) -> None:
    words = f"{fact.name} {fact.tells} {' '.join(fact.choices)}".replace("_", " ").casefold()
    stems = [stem for stem in PROTECTED if re.search(rf"(?<!\w){re.escape(stem)}", words)]
    assert stems == []


@FACTS
def test_a_fact_is_named_by_its_area_and_says_what_it_tells(fact: FactKind) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", fact.name)
    assert fact.tells and not fact.tells.endswith(".")


@FACTS
def test_only_a_choice_has_choices_and_it_has_at_least_two(fact: FactKind) -> None:
    assert (len(fact.choices) >= 2) is (fact.kind is Kind.CHOICE)
    assert len(set(fact.choices)) == len(fact.choices)
