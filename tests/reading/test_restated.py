import pytest

from bot.ask.vocabulary import vocabulary
from bot.reading.claims import claims
from bot.reading.restated import opposed, unlike, wrong
from tests.knowledge.test_signals import SHIPPED

ENGLISH = vocabulary(SHIPPED).tongues["en"]
PAID = "Every freelancer is paid after acceptance, never in advance, and within ten working days."
SENT = "In June 2025 Microsoft suspended 3,000 accounts; in March 2026 Microsoft spoke of AI."
HELPER = "A helper may collect equipment when the new hire named the helper beforehand."


@pytest.mark.parametrize(
    ("text", "source", "why"),
    [
        ("Every freelancer is paid after acceptance.", PAID, ""),
        ("Freelancers are paid within ten working days.", PAID, ""),
        ("Every freelancer is never paid in advance.", PAID, ""),
        ("Every freelancer is paid in advance.", PAID, "denial"),
        ("Freelancers are paid within ten days.", PAID, "amount or date"),
        ("Freelancers are paid within nine working days.", PAID, "number"),
        ("Freelancers are only paid after acceptance.", PAID, "limit"),
        ("Freelancers must be paid after acceptance.", PAID, "duty"),
        ("In June 2025 Microsoft suspended 3,000 accounts.", SENT, ""),
        ("In March 2026 Microsoft suspended 3,000 accounts.", SENT, "amount or date"),
        ("A helper may collect equipment.", HELPER, "limit"),
        ("A helper may collect equipment when named beforehand.", HELPER, ""),
    ],
)
def test_what_is_turned_is_seen(text: str, source: str, why: str) -> None:
    assert wrong(text, [source], "", ENGLISH) == why


def test_a_name_belongs_to_its_sentence() -> None:
    on = ["Okta counted 130 identities.", "Mandiant reported a case."]
    assert wrong("Okta counted 130 identities.", on, "", ENGLISH) == ""
    assert wrong("Mandiant counted 130 identities.", on, "", ENGLISH) == "name"


def test_opposites_are_seen() -> None:
    assert opposed("It says much.", "It says little.", ENGLISH) == "opposite"
    assert opposed("It says little.", "It says little.", ENGLISH) == ""


@pytest.mark.parametrize(
    ("german", "why"),
    [
        ("Höchstens fünf Tage darf man warten.", ""),
        ("Mindestens fünf Tage darf man warten.", "limit"),
        ("Höchstens sechs Tage darf man warten.", "number"),
        ("Höchstens fünf Tage muss man warten.", "duty"),
        ("Höchstens fünf Tage darf man nicht warten.", "denial"),
    ],
)
def test_a_translation_is_held_against_its_english(german: str, why: str) -> None:
    english = claims("One may wait for at most five days.", "en")
    assert unlike(claims(german, "de"), english) == why
