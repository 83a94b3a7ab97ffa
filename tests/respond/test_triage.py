from dataclasses import replace
from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.load import load
from bot.respond.triage import holds, likeliest, opened, prove, questions, tell


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


def test_every_triage_file_is_right_about_its_own_examples(library: Library) -> None:
    assert list(prove(library)) == []


def test_an_example_that_is_told_wrongly_is_a_mistake_with_its_file(library: Library) -> None:
    file = library.triage["threat"]
    examples = file.examples.model_copy(update={"no": ("he threatens to leak our code",)})
    broken = replace(library, triage={"threat": file.model_copy(update={"examples": examples})})
    (mistake,) = prove(broken)
    assert str(mistake).startswith("knowledge/triage/threat.yaml:1: examples.no.0: is not told")


@pytest.mark.parametrize(
    ("facts", "playbook"),
    [
        ({"threat": True}, "dismissed-and-threatening"),
        ({"threat": True, "leaked": True}, "data-leaked"),
        ({"threat": True, "keys": True, "leaked": True}, "crypto-keys"),
        ({"farm": True, "access": True}, "laptop-farm"),
        ({"agency": True, "access": True}, "agency-contractor"),
        ({"proven": False, "access": True}, "thin-evidence"),
        ({"access": True}, "suspected-employee"),
        ({"paid": True}, "legal-exposure"),
        ({}, "suspected-employee"),
    ],
)
def test_the_gravest_fact_opens_the_playbook(
    facts: dict[str, bool], playbook: str, library: Library
) -> None:
    assert opened(facts, library).playbook.id == playbook


def test_what_applies_as_well_is_offered(library: Library) -> None:
    found = opened({"threat": True, "agency": True, "access": True}, library)
    assert [each.id for each in found.also] == ["agency-contractor", "suspected-employee"]


def test_at_most_two_questions_and_none_that_is_answered(library: Library) -> None:
    asked = questions({}, library)
    assert len(asked) == 2
    rest = questions(dict.fromkeys(library.triage, True), library)
    assert rest == ()
    assert not set(asked) & set(questions(dict.fromkeys(asked, False), library))


def test_a_condition_is_open_until_its_facts_are_known() -> None:
    both = (("access", True), ("threat", False))
    assert holds(both, {}) is None
    assert holds(both, {"access": True}) is None
    assert holds(both, {"access": True, "threat": False}) is True
    assert holds(both, {"threat": True}) is False
    assert holds((), {}) is True


PRICE = "the coder we said goodbye to would like 30k for keeping our drawings to himself"


def test_an_incident_opens_the_playbook_that_it_is_like(library: Library) -> None:
    assert opened(tell(PRICE, library), library).playbook.id == "suspected-employee"
    assert likeliest(PRICE, library) == "dismissed-and-threatening"


def test_the_playbook_of_the_facts_stands_where_the_words_are_like_it(library: Library) -> None:
    assert (
        likeliest("a contractor we fired threatens to leak our code unless we pay", library) == ""
    )


def test_without_learned_points_the_facts_open(library: Library) -> None:
    assert likeliest(PRICE, replace(library, choosing=None)) == ""
