import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.normal import Normal, normalise
from tests.reading.growth import HOSTILE, LINEAR, growth

TEXTS = st.text() | st.text("ab-\n\r> \t\u0301ﬁ…’'\u200b\u00ad\u00a0еК.½`\f")


def test_plain_text_stays_itself_and_needs_no_table() -> None:
    normal = normalise("Plain text, 7 lines.\n\tEnd")
    assert normal == Normal("Plain text, 7 lines.\n\tEnd")
    assert normal.back(6, 10) == (6, 10)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("don’t “pay” – now", 'don\'t "pay" - now'),
        ("can`t", "can't"),
        ("ﬁrst office № ７", "first office No 7"),
        ("no\u00a0break", "no break"),
        ("cafe\u0301", "caf\u00e9"),
        ("tele\u200bgram\u202e", "telegram"),
        ("soft\u00adware", "software"),
        ("the one here≠there", "the one here is not there"),
        ("bell\a", "bell"),
        ("page one\fpage two\u2028line\vcell", "page one\npage two\nline\ncell"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("develop-\nment", "development"),
        ("develop-\r\n  ment", "development"),
        ("develop-\n> > ment", "development"),
        ("Ana-\nMaria", "Ana-\nMaria"),
        ("2019-\n2021", "2019-\n2021"),
        ("- item\n- item", "- item\n- item"),
        ("> I asked\n>> he said", "I asked\nhe said"),
        ("5 > 3", "5 > 3"),
        ("раураl", "paypal"),
        ("Теlegram", "Telegram"),
        ("Πay", "Πay"),
        ("Телеграм и WhatsApp", "Телеграм и WhatsApp"),
    ],
)
def test_what_looks_the_same_becomes_the_same(text: str, normal: str) -> None:
    assert normalise(text).text == normal


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("he said “don’t”", "don't", "don’t"),
        ("use tele\u200bgram now", "telegram", "tele\u200bgram"),
        ("soft-\nware work", "software", "soft-\nware"),
        ("an oﬃce", "office", "oﬃce"),
        ("at cafe\u0301 noon", "caf\u00e9 noon", "cafe\u0301 noon"),
        ("> quoted\n> reply", "quoted\nreply", "quoted\n> reply"),
        ("a\r\nb", "\nb", "\r\nb"),
    ],
)
def test_a_place_in_normal_text_leads_back_to_the_original(
    text: str, found: str, original: str
) -> None:
    normal = normalise(text)
    start = normal.text.index(found)
    first, last = normal.back(start, start + len(found))
    assert text[first:last] == original


@settings(max_examples=200)
@given(TEXTS)
def test_every_normal_character_leads_back_to_where_it_came_from(text: str) -> None:
    normal = normalise(text)
    places = [normal.back(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for character, (start, end) in zip(normal.text, places, strict=True):
        if text[start:end].isascii() and text[start:end].isalnum():
            assert text[start:end] == character


@settings(max_examples=100)
@given(TEXTS)
def test_no_invisible_character_and_no_foreign_line_break_is_left(text: str) -> None:
    assert set(normalise(text).text).isdisjoint("\r\f\v\x85\u2028\u2029\u200b\u200e\u202e\ufeff\0")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_grows_with_the_length_and_no_faster(name: str) -> None:
    assert growth(normalise, HOSTILE[name]) <= LINEAR
