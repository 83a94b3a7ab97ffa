import pytest

from bot.privacy import postcodes
from bot.privacy.found import Found


def codes(text: str) -> set[str]:
    return {each.text for each in postcodes.find(text)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("York YO1 7HH", "YO1 7HH"),
        ("Dallas, TX 75201", "75201"),
        ("10115 Berlin", "10115"),
        ("CEP 01304-001", "01304-001"),
        ("Alkmaar 1823 ZZ", "1823 ZZ"),
        ("Toronto M5H 2M9", "M5H 2M9"),
        ("| 4 Oak Ct | Tulsa | 74104 | 12 |", "74104"),
        ("〒150-0042", "150-0042"),
    ],
)
def test_codes_of_many_countries(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("text", ["in 2024 we grew", "5:30 PM", "the 4000 users", "1024 MB"])
def test_years_amounts_and_times_are_none(text: str) -> None:
    assert codes(text) == set()


def test_a_code_behind_a_street_is_found() -> None:
    text = "Lindenweg 9, Bad Orb 63619"
    found = postcodes.behind(text, 11)
    assert found == Found("address", 21, 26, "63619")
