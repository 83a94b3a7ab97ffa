import re

import pytest

from bot.privacy import beside

_BADGE = re.compile("(badge)")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("badge 40218", "40218"),
        ("badge no. is AB 402-18", "AB 402-18"),
        ("badge:\n40218", "40218"),
        ("badge?\nAna: 40218", "40218"),
        ("badge <b>40218</b>", "40218"),
    ],
)
def test_the_number_behind_a_word_is_found(text: str, number: str) -> None:
    start, end = beside.behind(text, 5) or (0, 0)
    assert text[start:end] == number


@pytest.mark.parametrize(
    "text",
    [
        "badge on 12.05.2026",
        "badge costs €40218",
        "badge. We hired 402 people",
        "badge of honour was given to the team that worked for 400 days",
        "badge",
    ],
)
def test_dates_amounts_and_the_next_sentence_are_none(text: str) -> None:
    assert beside.behind(text, 5) is None


def test_an_enumeration_goes_on() -> None:
    found = beside.found("id", _BADGE, "badge 40218 and 40219")
    assert [each.text for each in found] == ["40218", "40219"]
