from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.load import load
from bot.reading.abroad import abroad
from tests.reading.growth import LINEAR, growth


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Brazil: the contractor we dismissed threatens us", ("BR",)),
        ("our brazil office was hit", ("BR",)),
        ("unsere Tochter in Brasilien", ("BR",)),
        ("somos uma empresa no Brasil", ("BR",)),
        ("our São Paulo office", ("BR",)),
        ("eine Firma in Zürich", ("CH",)),
        ("our Indian subsidiary and the team in Singapore", ("IN", "SG")),
        ("the office in Jordan", ("JO",)),
    ],
)
def test_a_country_without_a_file_is_told_by_its_name_or_a_seat_there(
    text: str, codes: tuple[str, ...], library: Library
) -> None:
    assert abroad(text, library) == codes


@pytest.mark.parametrize(
    "text",
    [
        "our offices in Berlin, London, Sydney and Vienna",  # a file is about them, or covers them
        "a worker from North Korea, Democratic People's Republic of Korea",
        "the connection came from China via Russia",
        "Jordan from HR and Israel from payroll",
        "our company in Georgia",  # the state or the country
        "paid into a Swiss bank account",
        "the Nice team in Office 365",
        "Paris Hilton",
        "",
    ],
)
def test_what_is_covered_or_only_comes_from_there_is_not(text: str, library: Library) -> None:
    assert abroad(text, library) == ()


def test_only_the_beginning_of_a_long_text_is_read(library: Library) -> None:
    abroad("in Brazil", library)  # the names of places are read once
    assert (
        growth(lambda text: abroad(text, library), lambda size: "in New " * (size // 7)) <= LINEAR
    )
