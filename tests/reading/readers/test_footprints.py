import pytest

from bot.reading.readers.footprints import read
from tests.reading.readers.seeing import TODAY, facts, quotes, values


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("12 followers", [12]),
        ("1 follower", [1]),
        ("0 connections", [0]),
        ("500+ connections", [500]),
        ("38,411 followers", [38411]),
        ("1.234 Kontakte", [1234]),
        ("1 234 seguidores", [1234]),
        ("52 conexões", [52]),
        ("3 public repositories", [3]),
        ("2,104 followers · 500+ connections", [2104, 500]),
        ("in 2019 12 followers", [12]),
        ("1.5 followers", []),
        ("v2 followers", []),
        ("38k followers", []),
        ("20 database connections", []),
        ("12 reposts", []),
    ],
)
def test_the_size_is_what_a_copied_profile_shows(text: str, sizes: list[int]) -> None:
    assert values(read, "footprint.size", text) == sizes


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Joined 2023", 2023),
        ("Joined in 2023", 2023),
        ("Joined June 2009", 2009),
        ("joined Jan 3, 2024", 2024),
        ("joined GitHub in 2024", 2024),
        ("Member since: 2016", 2016),
        ("Member since March 2021", 2021),
        ('"member_since": "2024"', 2024),
        ('"created_at": "2019-05-01T10:00:00Z"', 2019),
        ("Account created on 12 May 2025", 2025),
        ("account from 2012", 2012),
        ("on LinkedIn since 2026", 2026),
        ("Mitglied seit: 03/2020", 2020),
        ("membro desde março de 2019", 2019),
    ],
)
def test_the_age_is_counted_from_the_year_a_profile_names(text: str, year: int) -> None:
    assert values(read, "footprint.age", text) == [TODAY.year - year]


@pytest.mark.parametrize(
    "text",
    [
        "joined Acme in 2019",
        "joined the payments team in 2019",
        "Created a payment service in 2026",
        "We created in 2019",
        "joined in 2031",
        "joined 20191",
        "joined soon",
    ],
)
def test_a_year_of_something_else_is_no_age_of_an_account(text: str) -> None:
    assert facts(read, text) == []


def test_what_was_seen_is_quoted() -> None:
    text = "Jane\n2,104 followers · Member since: 2016"
    assert quotes(read, "footprint.size", text) == [["2,104 followers"]]
    assert quotes(read, "footprint.age", text) == [["Member since: 2016"]]
