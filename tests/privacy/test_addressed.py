import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "Hi ⟦Hope⟧,\nthanks",
    "hey ⟦kit⟧\n\nsorry, I am late",
    "thx\n⟦mags⟧",
    "Frau ⟦Lang⟧ und Herr ⟦Kurz⟧ sind da",
    "his wife ⟦Hope⟧ and our manager ⟦Xquevedo⟧ agreed",
    "Meine Chefin ⟦Xquevedo Lund⟧ hat unterschrieben.",
    "a minha esposa ⟦Xquevedo⟧ assina",
    "On Mon, 3 Jun at 10:02 ⟦Xquevedo Marn⟧ <⟦mail:x@example.com⟧> wrote:",
    "Am 3. Juni schrieb ⟦Xquevedo Marn⟧:\n> hallo",
    "⟦Xquevedo⟧ Bey, merhaba",
    "meneer ⟦van 't Marn⟧ belde",
    "spoke to ⟦Peregrine Marn⟧ today",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_who_is_addressed_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hi all,\nthe form is online.",
        "Dear Hiring Team,\nplease find it below.",
        "Sehr geehrte Damen und Herren,\nanbei die Unterlagen.",
        "ask the manager, tell the team",
    ],
)
def test_who_is_nobody_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "placement of ⟦Xquevedo Marn⟧ (Technician), flat",
        "moro com a minha irmã, a ⟦Okonja⟧.",
        "supervisor ⟦ricardinho⟧, 3 anos\n- fala bem\n- quer mudar",
        "steht auf der Liste von ⟦Marnsi⟧",
        "paid to mobile (registered as ⟦Okonjo M.⟧)",
        "His lawyer is a ⟦Xquevedo Vane⟧, whose firm wants mail",
    ],
)
def test_names_behind_more_words_that_say_so(marked: str) -> None:
    assert left(marked) == []
