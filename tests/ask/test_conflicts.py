import pytest

from bot.ask.conflicts import conflicts, quantities
from bot.ask.sentences import Candidate
from bot.ask.terms import Terms
from bot.library.passages import Kind, Passage, Sentence


def candidate(text: str, kind: Kind, document: str) -> Candidate:
    passage = Passage(
        id=document, text=text, document=document, heading="", publisher="", published="",
        reviewed="", url="", jurisdictions=(), kind=kind, sentences=(Sentence(text, ()),),
    )  # fmt: skip
    return Candidate(passage, 0, passage.sentences[0], 1.0)


def over(ours: str, theirs: str) -> list[str]:
    pair = [candidate(theirs, "guidance", "g"), candidate(ours, "policy", "p")]
    return [each.over for each in conflicts(pair, Terms())]


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ("Recordings are kept for 30 days.", "Recordings are kept for 14 days.", ["number"]),
        ("Recordings are kept for two weeks.", "Recordings are kept for 14 days.", []),
        ("Notes are kept four to six months.", "Notes are kept for six months.", []),
        ("Laptops may ship to lockers.", "Laptops must not ship to lockers.", ["rule"]),
        ("Laptops never ship to lockers.", "Laptops must not ship to lockers.", []),
        (
            "Contract and payment stay on the marketplace until the freelancer is verified.",
            "Keep contract and payment on the marketplace until the freelancer is verified, and "
            "treat good ratings from former clients as no proof of anything about the person.",
            [],
        ),
        ("Recordings are kept for 30 days.", "Ransom notices are due in 24 hours.", []),
        ("Recordings are kept for 30 days.", "Contracts are signed within 14 days.", []),
    ],
)  # fmt: skip
def test_where_two_documents_differ(ours: str, theirs: str, wanted: list[str]) -> None:
    assert over(ours, theirs) == wanted


def test_the_policy_comes_first_and_two_guidance_pages_are_never_set_against_each_other() -> None:
    one = candidate("Recordings are kept for 30 days.", "guidance", "a")
    other = candidate("Recordings are kept for 14 days.", "guidance", "b")
    own = candidate("Recordings are kept for 7 days.", "policy", "p")
    assert list(conflicts([one, other], Terms())) == []
    assert {each.ours.passage.id for each in conflicts([one, own], Terms())} == {"p"}


def test_two_policies_can_contradict_each_other() -> None:
    one = candidate("Recordings are kept for 30 days.", "policy", "a")
    other = candidate("Recordings are kept for 14 days.", "policy", "b")
    assert len(list(conflicts([one, other], Terms()))) == 1


def test_quantities_are_read_in_figures_and_words() -> None:
    assert quantities("72 hours, four business days or 4 to 6 months, 1.5 years") == {
        "hour": {72}, "day": {4}, "month": {4, 6}, "year": {1.5},
    }  # fmt: skip
    assert quantities("Article 33 and page 4") == {}
