import pytest

from bot.privacy import dates


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("on 14.02.1991, she", 1991),
        ("02/14/91", 1991),
        ("3 May 1987", 1987),
        ("4 de março de 1990", 1990),
        ("昭和60年3月4日", 1926),
        ("14 мая 1985 года", 1985),
    ],
)
def test_whole_dates_and_their_years(text: str, year: int) -> None:
    assert [date.year for date in dates.full(text)] == [year]


@pytest.mark.parametrize("text", ["31.31.2020", "3 of 12", "1/2"])
def test_what_is_no_date(text: str) -> None:
    assert list(dates.full(text)) == []


def test_parts_of_dates_are_told_apart() -> None:
    assert [date.text for date in dates.partial("May 1987 and 3 May")] == ["May 1987", "3 May"]


def test_a_date_is_firm_where_it_is_hardly_a_version() -> None:
    firm = [date.firm for date in dates.full("14.02.1991 or 1.2.91 or 3/4/91")]
    assert firm == [True, False, True]
