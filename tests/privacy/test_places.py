import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "lives at ⟦221B Baker Street⟧",
    "⟦10 Downing St⟧, London ⟦SW1A 2AA⟧",
    "ship to ⟦1600 Amphitheatre Pkwy⟧, Mountain View, CA ⟦94043⟧",
    "⟦Hauptstr. 12⟧, ⟦80331⟧ München",
    "wohnt ⟦Unter den Linden 5⟧",
    "⟦Rua Augusta 100⟧, ⟦01304-000⟧ São Paulo",
    "Av. da Boavista ⟦1203⟧",
    "⟦Plaza Mayor 3⟧, ⟦28012⟧ Madrid",
    "⟦12 avenue des Champs-Élysées⟧",
    "⟦Keizersgracht 174⟧, ⟦1016 DW⟧ Amsterdam",
    "PO Box ⟦1234⟧",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_where_somebody_lives_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Austin, TX",
        "based in Berlin",
        "engineering 2011",
        "Spring 2024",
        "5 years at Nordhav",
        "the right way",
        "12 engineers drive the team",
        "a place of work",
    ],
)
def test_towns_and_years_stay(text: str) -> None:
    assert [each for each in found(text) if each.kind == "address"] == []
