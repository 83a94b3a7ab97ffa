import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "I will send it tomorrow.\n\n⟦Hope⟧",
    "I will send it tomorrow.\n\n⟦X. Marn⟧",
    "See you then.\n/⟦xm⟧",
    "⟦Xquevedo⟧, can you check the laptop?",
    "⟦Xquevedo⟧ / ⟦Okke⟧\n\nplease check",
    "1. ⟦Marn, Xquevedo⟧ - offer\n2. ⟦Lund, Okke⟧ - screen",
    "signed by ⟦V. Marn⟧ and approved by ⟦K. Lund⟧",
    "who is ⟦XM⟧? ⟦Xquevedo Marn⟧, she told ⟦X.M.⟧ herself",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_a_name_that_stands_alone_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text", ["Offices\nAustin, Texas\nBerlin, Germany", "It works.\n\nKind regards", "A. Python"]
)
def test_towns_and_closings_stay(text: str) -> None:
    assert found(text) == []


def test_a_department_may_stand_under_a_signature() -> None:
    assert left("Bring your own knives.\n\n⟦Tamsin Rook⟧\nPeople & Culture") == []
