import pytest

from bot.privacy.guess import compound
from tests.privacy.labelled import found, left

TEXTS = (
    "the offer goes to ⟦Xquevedo⟧ tonight",
    "O ⟦Xquevedo⟧ pediu férias, a ⟦Marnilde⟧ não.",
    "das hat ⟦Xquevedo⟧ gestern gesagt",
    "the reference from ⟦Xquevedo⟧ at Nordhav is fine",
    "we gave it to ⟦Peter⟧ and he was glad about that",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_what_only_a_name_explains_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "she worked at Xquevedo for three years and Xquevedo paid her well",
        "the contract with Xquevedo GmbH ends in May",
        "die Kundenbetreuung und das Vertragsverhandlungen hat sie in der Filiale gelernt",
        "we moved it from Houston, TX to Berlin in the spring",
    ],
)
def test_firms_towns_and_compounds_stay(text: str) -> None:
    assert found(text) == []


def test_a_compound_is_made_of_everyday_words() -> None:
    assert compound("fahrtkosten") and compound("bewerbungsschluss")
    assert not compound("xquevedo")
