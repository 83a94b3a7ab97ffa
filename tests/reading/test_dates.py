from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.dates import Range, ranges
from tests.reading.growth import LINEAR, growth

TODAY = date(2026, 11, 15)
NOW = (2026, 11)


def found(text: str) -> list[Range]:
    return list(ranges(text, TODAY))


def stretch(when: Range) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return (year, month) of the first and of the last month."""
    return (when.first // 12, when.first % 12 + 1), (when.last // 12, when.last % 12 + 1)


EXACT = [
    ("Jan 2019 - Feb 2020", (2019, 1), (2020, 2)),
    ("January 2019 to February 2020", (2019, 1), (2020, 2)),
    ("Sept. 2019 - Dec. 2020", (2019, 9), (2020, 12)),
    ("May 2019 until June 2020", (2019, 5), (2020, 6)),
    ("Mar '19 - Apr '21", (2019, 3), (2021, 4)),
    ("Oct '98 - Nov '99", (1998, 10), (1999, 11)),
    ("03/2021 - 12/2022", (2021, 3), (2022, 12)),
    ("3/2021-12/2022", (2021, 3), (2022, 12)),
    ("05.2019-06.2020", (2019, 5), (2020, 6)),
    ("2018-06 to 2024-01", (2018, 6), (2024, 1)),
    ("2019/05 - 2020/06", (2019, 5), (2020, 6)),
    ("2019-05/2022-08", (2019, 5), (2022, 8)),
    ("2019-05-31 - 2020-06-01", (2019, 5), (2020, 6)),
    ("01.05.2019 - 30.06.2020", (2019, 5), (2020, 6)),
    ("1 May 2019 - 30 June 2020", (2019, 5), (2020, 6)),
    ("31. März 2019 bis 1. Oktober 2020", (2019, 3), (2020, 10)),
    ("1 Mar '19 - 30 Apr '21", (2019, 3), (2021, 4)),
    ("März 2019 bis Okt. 2020", (2019, 3), (2020, 10)),
    ("Dez 2018 - Mai 2019", (2018, 12), (2019, 5)),
    ("fevereiro de 2019 até dezembro de 2020", (2019, 2), (2020, 12)),
    ("fev/2019 - ago/2020", (2019, 2), (2020, 8)),
    ("set. 2019 a out. 2020", (2019, 9), (2020, 10)),
    ("enero 2019 hasta agosto 2020", (2019, 1), (2020, 8)),
    ("février 2019 à août 2020", (2019, 2), (2020, 8)),
    ("May 2019 - May 2019", (2019, 5), (2019, 5)),
]


@pytest.mark.parametrize(("text", "first", "last"), EXACT, ids=[case[0] for case in EXACT])
def test_a_range_with_months_is_read_to_the_month(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    [when] = found(f"Acme, Engineer, {text}, Leeds")
    assert stretch(when) == (first, last)
    assert (when.exact, when.present) == (True, False)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mar 2021 - Present", (2021, 3)),
        ("03/2021 - now", (2021, 3)),
        ("2022-09/now", (2022, 9)),
        ("04/2019 - heute", (2019, 4)),
        ("2024-02 até hoje", (2024, 2)),
        ("jan. 2019 a atual", (2019, 1)),
        ("enero 2019 - actualidad", (2019, 1)),
        ("janvier 2019 à aujourd'hui", (2019, 1)),
        ("Mar 2021 to date", (2021, 3)),
        ("Mar 2021 - ongoing", (2021, 3)),
        ("since Mar 2021", (2021, 3)),
        ("seit 03/2019", (2019, 3)),
        ("desde março de 2019", (2019, 3)),
    ],
)
def test_what_goes_on_ends_in_the_month_of_today(text: str, first: tuple[int, int]) -> None:
    [when] = found(text)
    assert stretch(when) == (first, NOW)
    assert (when.exact, when.present) == (True, True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-2023", (2019, 1), (2023, 12)),
        ("1999 to 2003", (1999, 1), (2003, 12)),
        ("2019 -- 2021", (2019, 1), (2021, 12)),
        ("2015 - present", (2015, 1), NOW),
        ("seit 2018", (2018, 1), NOW),
        ("Apr 2019 - 2021", (2019, 4), (2021, 12)),
        ("2019 - Apr 2021", (2019, 1), (2021, 4)),
    ],
)
def test_years_without_months_are_taken_whole_and_said_to_be_inexact(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    [when] = found(text)
    assert stretch(when) == (first, last)
    assert not when.exact


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ('{"start": "2019-03", "end": "2021-04"}', (2019, 3), (2021, 4)),
        ('"start_date": "2019-03-01", "end_date": "2021-04-30"', (2019, 3), (2021, 4)),
        ('"startDate":"2019-03","endDate":null', (2019, 3), NOW),
        ('{"from": 2019, "to": 2021}', (2019, 1), (2021, 12)),
        ('"from":"2019-03","until":"present"', (2019, 3), NOW),
    ],
)
def test_a_json_copy_has_its_ranges_in_two_keys(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    [when] = found(text)
    assert stretch(when) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2019",
        "Jan 2019",
        "from 9 to 5",
        "10-12",
        "2020 - 2019",
        "2019-13 - 2020-14",
        "2031 - 2032",
        "since 2031",
        "v2019-2020",
        "https://example.org/2019-2020",
        "1850 - 1860",
        "March to May",
        "12019 - 12020",
        "a 2019ff - 2020ff",
    ],
)
def test_what_is_no_stretch_of_working_life_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_months_are_counted_with_both_ends() -> None:
    assert [found(text)[0].months for text in ("May 2019 - May 2019", "2019 - 2020")] == [1, 24]


def test_the_place_of_a_range_is_that_of_its_words() -> None:
    text = "Acme (Jan 2019 - Feb 2020), Globex (03/2020 - now)"
    assert [text[when.start : when.end] for when in found(text)] == [
        "Jan 2019 - Feb 2020",
        "03/2020 - now",
    ]


MONTHS = st.tuples(st.integers(1970, 2026), st.integers(1, 12)).filter(lambda when: when < NOW)
WRITTEN = st.sampled_from(["{1:02}/{0}", "{0}-{1:02}", "{1}.{0}", "15.{1:02}.{0}", "{0}-{1:02}-15"])


@settings(max_examples=150)
@given(st.tuples(MONTHS, MONTHS).map(sorted), WRITTEN, WRITTEN)
def test_the_spelling_changes_nothing(months: list[tuple[int, int]], one: str, other: str) -> None:
    [when] = found(f"{one.format(*months[0])} - {other.format(*months[1])}")
    assert stretch(when) == tuple(months)


PIECES = st.sampled_from(
    [
        "2019",
        "Jan",
        "01",
        "/",
        "-",
        ".",
        " ",
        "to",
        "bis",
        "since ",
        "now",
        '"',
        ",",
        "'",
        "end",
        ":",
    ]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_any_text_gives_ranges_that_lie_in_it_and_run_forwards(text: str) -> None:
    for when in found(text):
        assert 0 <= when.start < when.end <= len(text)
        assert when.first <= when.last
        assert when.months >= 1


@pytest.mark.parametrize("piece", ["2019-01 - ", "Jan 2019 ", "1.", "2019", '2019", "end": '])
def test_the_cost_grows_with_the_length_and_no_faster(piece: str) -> None:
    ratio = growth(lambda text: found(text), lambda length: piece * (length // len(piece)))
    assert ratio <= LINEAR
