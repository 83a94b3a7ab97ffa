import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.load import load
from bot.respond.desk import GENERAL_ROUTE, WARNINGS, Incident, added, assess, opening

AWARE = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


def incident(**facts: bool) -> Incident:
    return Incident(facts, ("DE",), AWARE)


def test_nothing_of_the_words_is_kept(library: Library) -> None:
    text = "Erik Sonnleitner in Berlin droht, unseren Code zu veröffentlichen, zahlt 2 BTC"
    kept = repr(dataclasses.asdict(opening(text, library, AWARE)))
    assert "Sonnleitner" not in kept and "BTC" not in kept
    assert "'threat': True" in kept and "'DE'" in kept


def test_the_four_warnings_always_stand_there_the_workspace_first(library: Library) -> None:
    for facts in ({}, {"threat": True}, {"keys": True}):
        told = assess(incident(**facts), library).warnings
        assert told == WARNINGS
        assert "may be able to read this workspace" in told[0]


def test_steps_that_do_not_apply_are_left_out_and_open_ones_say_what_they_depend_on(
    library: Library,
) -> None:
    open_ = {each.step.id: each for each in assess(incident(leaked=True), library).do}
    assert open_["cut-access"].condition
    known = {each.step.id: each for each in assess(incident(leaked=True, access=True), library).do}
    assert known["cut-access"].condition == ""
    gone = {each.step.id for each in assess(incident(leaked=True, access=False), library).do}
    assert "cut-access" not in gone


def test_contacts_and_clocks_of_the_union_hold_in_its_member(library: Library) -> None:
    advice = assess(incident(threat=True), library)
    assert {each.jurisdiction for each in advice.clocks} == {"EU"}
    assert {place for place, _ in advice.contacts} >= {"Germany", "European Union"}
    deadlines = {each.file.id: each.deadline for each in advice.clocks}
    assert deadlines["gdpr-33"] == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def test_a_place_the_folder_knows_nothing_of_is_said(library: Library) -> None:
    advice = assess(dataclasses.replace(incident(), jurisdictions=("BR",)), library)
    assert not advice.contacts and not advice.clocks
    assert "no contacts or deadlines for BR" in advice.notices[0]
    assert GENERAL_ROUTE in advice.notices[0]
    for whom in ("counsel", "police", "CERT", "data-protection authority"):
        assert whom in GENERAL_ROUTE


def test_without_a_place_one_is_asked_for(library: Library) -> None:
    advice = assess(dataclasses.replace(incident(), jurisdictions=()), library)
    assert "which country" in advice.notices[0] and not advice.clocks
    assert GENERAL_ROUTE in advice.notices[0]


def test_a_further_message_adds_to_what_is_known(library: Library) -> None:
    first = incident(access=True)
    more = added(first, "now he demands bitcoin or he leaks everything, we are in the UK", library)
    assert more.facts["threat"] is True and more.facts["access"] is True
    assert more.jurisdictions == ("DE", "UK")
    assert assess(more, library).playbook.id == "dismissed-and-threatening"


def test_do_not_is_never_empty(library: Library) -> None:
    for playbook in library.playbooks.values():
        for phase in playbook.phases:
            here = dataclasses.replace(incident(), playbook=playbook.id, phase=phase.name)
            assert assess(here, library).do_not
