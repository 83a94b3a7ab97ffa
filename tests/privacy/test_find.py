from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy.find import KINDS, find
from bot.privacy.found import Found
from tests.reading.growth import HOSTILE, LINEAR, growth

MORE: dict[str, Callable[[int], str]] = HOSTILE | {
    "digits": lambda length: "1" * length,
    "groups of digits": lambda length: "12 " * (length // 3),
    "at signs": lambda length: "a@" * (length // 2),
    "dots": lambda length: "a." * (length // 2),
    "greetings": lambda length: "Hi Anna\n" * (length // 8),
    "labels": lambda length: "Name: Anna Berg\n" * (length // 16),
    "accounts": lambda length: "signal: " * (length // 8),
    "a table": lambda length: "name,name,name\n" * (length // 15),
    "house numbers": lambda length: "12 a b c d " * (length // 11),
    "a name without an end": lambda length: "姓名:" + "王" * length,
    "many names": lambda length: "\n".join(
        f"姓名:王{chr(0x4E00 + at % 20_000)}{chr(0x4E00 + at // 20)}" for at in range(length // 7)
    ),
}


@pytest.mark.parametrize("name", MORE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    assert growth(lambda text: list(find(text)), MORE[name]) <= LINEAR


def test_what_is_found_is_told_in_original_characters() -> None:
    text = "ａｎａ@x.com, a\u200bna@y.com"
    first, second = find(text)
    assert text[first.start : first.end] == first.text == "ａｎａ@x.com"
    assert second.text == "a\u200bna@y.com"


def test_a_place_that_is_two_things_is_masked_once() -> None:
    assert list(find("at ana@x.com.")) == [Found("mail", 3, 12, "ana@x.com")]


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["Anna", "Keller", "ana@x.com", "+49 151 5550 1234", "[mail-1]", "Name:", "\n", " ",
             ", ", "https://x.example/a", "王小明", "\u200b", "é", "12 Oak Street", "Hi ",
             "@ana", "\r\n"]
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_places_are_in_order_apart_and_of_a_known_kind(text: str) -> None:
    end = 0
    for each in find(text):
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text and each.kind in KINDS
        end = each.end
