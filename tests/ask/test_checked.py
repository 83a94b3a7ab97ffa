import pytest

from bot.ask.checked import Checker, Leaning, Refused
from bot.ask.search import searcher
from bot.engines.meaning import NoMeaning
from tests.ask.asking import Knows
from tests.ask.faithful import judge, pairs, score
from tests.knowledge.test_signals import SHIPPED

FOUND = searcher(SHIPPED)
PASSAGES = {each.id: each for each in FOUND.passages}
TEAMS = "policy/contractors-and-agencies#how-teams-and-substitutes-are-handled"
OWNS = "policy/remote-hire-verification#who-owns-the-checks"
SWEEP = "guidance/equipment/laptop-farms-and-remote-tools#how-many-laptop-farms-are-known"

LONG = "HR owns the identity checks and keeps the check list"
PAUSED = f"{LONG}; the security lead may pause an offer for at most five working days"


def check(text: str, *ids: str, english: str = "", language: str = "en") -> str:
    checker = Checker(SHIPPED, FOUND, NoMeaning())
    said = checker.check(text, [PASSAGES[each] for each in ids], english, language)
    return said.why if isinstance(said, Refused) else ""


def test_faithful_pairs_are_told_from_unfaithful_ones() -> None:
    rows = pairs()
    assert sum(row["faithful"] for row in rows) >= 120
    assert sum(not row["faithful"] for row in rows) >= 120
    told = score(judge(rows, SHIPPED, NoMeaning()))
    assert told.precision >= 0.98, told
    assert told.recall >= 0.88, told
    abroad = score(judge([row for row in rows if row["language"] != "en"], SHIPPED, NoMeaning()))
    assert abroad.precision >= 0.97, abroad
    assert abroad.recall >= 0.78, abroad


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The security lead may pause an offer for at most five working days.", ""),
        ("The security lead may pause an offer for at most six working days.", "number"),
        ("The security lead may pause an offer for at most five weeks.", "amount or date"),
        ("The security lead must pause an offer for at most five working days.", "duty"),
        ("The security lead may not pause an offer for at most five working days.", "duty"),
        ("The security lead may pause an offer for at least five working days.", "limit"),
        (f"{PAUSED} for the zebra.", "strange words"),
        (f"{PAUSED} for Europol.", "strange words"),
        (f"{LONG} and Microsoft may pause an offer.", "name"),
        (f"{LONG}; the security lead may pause an offer, @here.", "address"),
        ("Hiring managers **cannot** waive a check.", "form"),
        ("Hiring managers cannot waive a check <!channel>.", "form"),
        ("Hiring managers cannot waive a [check](//x).", "form"),
        ("Pay is never tied to the return of equipment.", "words"),
        ("", "form"),
    ],
)
def test_what_does_not_stand_in_the_passage_is_not_said(text: str, why: str) -> None:
    assert check(text, OWNS) == why


def test_a_sentence_without_a_passage_is_not_said() -> None:
    assert check("Accounts are never shared.") == "citation"


def test_numbers_are_not_moved_to_another_thing() -> None:
    assert check("The June 2025 sweep took 137 laptops.", SWEEP) == ""
    assert check("The June 2025 sweep took 200 laptops.", SWEEP) == "what a number counts"


def test_only_the_passages_that_say_it_are_cited() -> None:
    checker = Checker(SHIPPED, FOUND, NoMeaning())
    said = checker.check("Accounts are never shared.", [PASSAGES[OWNS], PASSAGES[TEAMS]])
    assert isinstance(said, Leaning)
    assert said.passages == (TEAMS,)
    assert said.on[0].sentence.text.startswith("Accounts are never shared")


def test_a_sentence_of_the_folder_is_said_as_it_stands() -> None:
    for sentence in PASSAGES[OWNS].sentences:
        assert check(sentence.text, OWNS) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Konten werden nie geteilt.", ""),
        ("As contas nunca são partilhadas.", ""),
        ("Konten werden geteilt.", "denial"),
        ("Zahlen Sie sofort das Lösegeld in Bitcoin.", "name"),
        ("Überweisen Sie das Gehalt nie.", "translation"),
        ("Konten werden bei Interpol nie geteilt.", "name"),
    ],
)
def test_a_translation_claims_what_its_english_claims(text: str, why: str) -> None:
    language = "pt" if "contas" in text else "de"
    assert check(text, TEAMS, english="Accounts are never shared.", language=language) == why


def test_another_language_without_its_english_is_not_said() -> None:
    assert check("Konten werden nie geteilt.", TEAMS, language="de") == "form"


def test_what_leaves_words_out_must_be_near_in_meaning() -> None:
    text = "A single device entry is not proof, so IT asks the person what is connected."
    page = PASSAGES["guidance/equipment/kvm-and-capture-hardware#ordinary-reasons"]
    for similarity, why in ((0.9, ""), (0.2, "meaning")):
        near = Knows({f"{page.id}/1": similarity, "x": 0.1})
        said = Checker(SHIPPED, FOUND, near).check(text, [page])
        assert (said.why if isinstance(said, Refused) else "") == why
