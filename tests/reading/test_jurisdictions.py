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
        ("our Sydney and Melbourne teams", ("AU",)),
        ("the office in New South Wales", ("AU",)),
        ("the office in Wales", ("UK",)),
        ("a subsidiary in British Columbia", ("CA",)),
        ("London, Ontario", ("CA",)),
        ("a fintech in Toronto, nossa filial no Canadá", ("CA",)),
        ("our Tokyo branch", ("JP",)),
        ("a Japanese subsidiary", ("JP",)),
        ("Kobe speaks Japanese", ()),
        ("unsere Tochter in Südkorea", ("KR",)),
        ("a filial de Seul", ("KR",)),
        ("our Seoul office hired a man of a North Korean company", ("KR",)),
        ("a worker of the Democratic People's Republic of Korea", ()),
        ("we are a US hospital", ("US-HEALTH",)),
        ("our hospital in Cleveland, Ohio", ("US-HEALTH",)),
        ("ein Krankenhaus in den USA", ("US-HEALTH",)),
        ("a hospital in London and a bank in Boston", ("UK", "US")),
        ("we are listed on the Nasdaq", ("US",)),
        ("do we file an 8-K", ("US",)),
        ("he wanted 8 K a month, asked the sec team", ()),
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
    assert around(["US-HEALTH"], library) == ("US-HEALTH", "US")
    assert around(["AT"], library) == ("AT", "EU")
    assert around(["GB"], library) == ("GB", "UK")
    assert around(["BR"], library) == ("BR",)
    assert around([], library) == ()


def test_places_are_known_by_their_code(library: Library) -> None:
    codes = {"US", "US-NY", "US-HEALTH", "UK", "EU", "DE", "PT", "AU", "CA", "JP", "KR", "ANY"}
    assert codes <= set(known(library))
