from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.load import load
from bot.reading.jurisdictions import around, known, named


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("who do we tell in Germany?", ("DE",)),
        ("wen informieren wir in Deutschland?", ("DE",)),
        ("our Lisbon office", ("PT",)),
        ("a British company with staff in New York", ("UK", "US-NY")),
        ("tell us what the law says", ()),
        ("ele usa o computador e eu não", ()),
        ("", ()),
    ],
)
def test_places_are_read_by_their_words(
    text: str, codes: tuple[str, ...], library: Library
) -> None:
    assert named(text, library) == codes


def test_what_holds_around_a_place_holds_there_too(library: Library) -> None:
    assert around(["DE"], library) == ("DE", "EU")
    assert around(["US-NY"], library) == ("US-NY", "US")
    assert around(["BR"], library) == ("BR",)
    assert around([], library) == ()


def test_places_are_known_by_their_code(library: Library) -> None:
    assert {"US", "US-NY", "UK", "EU", "DE", "PT", "ANY"} <= set(known(library))
