"""The blind sets are what their README says, and hold together."""

from collections import Counter

import pytest

from bot.library.library import Library
from bot.reading.jurisdictions import known
from tests.eval.ask import document
from tests.eval.report import sets
from tests.eval.sets import LANGUAGES, names, rows, texts
from tests.questions import told

BESIDE = ("flagged_alt_quotes", "swaps_meta")  # they say more of another set's rows


def test_every_file_has_its_line_in_the_readme() -> None:
    assert sorted(sets()) == names()


@pytest.mark.parametrize("name", [each for each in names() if each not in BESIDE])
def test_ids_and_texts_are_there_once(name: str) -> None:
    given = rows(name)
    assert len({row["id"] for row in given}) == len(given)
    said = [text for row in given for text in texts(row)]
    assert said and len(set(said)) == len(said)
    if name not in ("swaps", "hostile"):
        assert {row["lang"] for row in given} == set(LANGUAGES)


@pytest.mark.parametrize(
    ("name", "fewest"),
    [("flagged", 150), ("honest", 160), ("swaps", 40), ("hostile", 80), ("questions", 220),
     ("nothing", 60), ("premises", 30), ("incidents", 60), ("routing", 300)],
)  # fmt: skip
def test_sets_are_large_enough_to_say_something(name: str, fewest: int) -> None:
    assert len(rows(name)) >= fewest


def test_marked_quotes_stand_once_in_their_pastes() -> None:
    for row in rows("flagged"):
        assert row["flags"]
        for flag in row["flags"]:
            assert row["paste"].count(flag["quote"]) == 1, (row["id"], flag["quote"])
            assert flag["strength"] in ("strong", "moderate", "weak")


def test_a_third_is_hard_and_half_of_the_honest_look_like_somebody_else() -> None:
    assert sum(row["hard"] for row in rows("flagged")) >= len(rows("flagged")) / 3
    assert sum(row["look_alike"] for row in rows("honest")) >= len(rows("honest")) / 2


def test_other_quotes_stand_in_the_paste_of_a_marked_flag() -> None:
    pastes = {row["id"]: row for row in rows("flagged")}
    for row in rows("flagged_alt_quotes"):
        paste = pastes[row["id"]]
        assert row["covers"] in {flag["covers"] for flag in paste["flags"]}
        assert all(quote in paste["paste"] for quote in row["alt"])


def test_swaps_are_groups_of_six_of_which_half_show_signs() -> None:
    told = {row["id"]: row["flagged"] for row in rows("swaps_meta")}
    assert all(len(row["variants"]) == 6 for row in rows("swaps"))
    assert told.keys() == {row["id"] for row in rows("swaps")}
    assert sum(told.values()) >= len(told) / 2


def test_relevant_passages_stand_in_the_folder(library: Library) -> None:
    held = {each.id for each in library.passages}
    held |= {document(each) for each in held}
    for row in rows("questions"):
        assert row["rel"].keys() <= held, (row["id"], row["rel"].keys() - held)
        assert 2 in row["rel"].values()


def test_what_must_never_be_said_is_not_said_in_the_folder(library: Library) -> None:
    whole = " ".join(each.text for each in library.passages)
    for row in rows("premises"):
        assert not any(told(whole, said) for said in row["never"]), row["id"]


def test_every_playbook_has_its_incidents(library: Library) -> None:
    wanted = Counter(row["playbook"] for row in rows("incidents"))
    assert wanted.keys() == library.playbooks.keys()
    for row in rows("incidents"):
        assert set(row["also"]) <= library.playbooks.keys()
        assert {each.upper() for each in row["jurisdictions"]} <= known(library).keys()
