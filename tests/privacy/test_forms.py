import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "Witness: ⟦Xquevedo Marn⟧\nMother's name: ⟦Rosa Luz⟧",
    "Name;Vorname;Ort\n⟦Marn⟧;⟦Xquevedo⟧;Kiel",
    '"Name","Role","Manager"\n"⟦Marn, Xquevedo⟧","Chef","⟦Hope⟧"',
    '{"panel": ["⟦Xquevedo⟧", "⟦Anna Marn⟧"], "stage": "offer"}',
    "ATTENDEE;CN=⟦Xquevedo Marn⟧;RSVP=TRUE:mailto:⟦mail:x@example.com⟧",
    "<td>Candidata</td><td>⟦Xquevedo Marn⟧</td>",
    "Full name ........ ⟦Xquevedo Marn⟧",
    "Required: ⟦Marn, Xquevedo⟧; ⟦Lund, Okke⟧; ⟦Hanne⟧",
    "Testemunhas: 1) ⟦Xquevedo Marn⟧, pedreiro",
    "Vorname: ⟦Xquevedo⟧   Nachname: ⟦Marn⟧   Ort: Kiel",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_who_stands_in_a_form_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text", ["Supplier: Nordhav Systems Ltd", "Contact: see the careers page", "a,b,c\n1,2,3"]
)
def test_firms_and_sentences_stay(text: str) -> None:
    assert found(text) == []
