import pytest

from tests.privacy.labelled import left


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Xquevedo-Marn, E.⟧, ⟦Brunsema, A.B.⟧ & ⟦Lund, K.⟧ (2022). Soil and rain.",
        "see ⟦Okonjo, T.⟧ and ⟦van der Brunt, P.⟧, 2018",
        "⟦Brunsema A⟧, ⟦Okonjo TC⟧, ⟦Marnau D⟧. Tides. 2019",
        "after ⟦Brunsema⟧ et al. (2019)",
        "paid by mobile money (⟦Okonjo M.⟧)",
        "⟦CHENG Wing Yan, Amy⟧ is on page two",
    ],
)
def test_names_with_the_surname_in_front(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text", ["Section A, Section B.", "Plan B, C. and D.", "Grade A.", "ICU Nurse, Saturday shift"]
)
def test_letters_that_count_are_none(text: str) -> None:
    assert left(f"⟦{text.split()[0]}⟧ {text.partition(' ')[2]}") != []
