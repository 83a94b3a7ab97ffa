import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.parts import Part
from bot.reading.sentences import sentences
from bot.reading.sheet import prepare
from bot.reading.wording import capitals, features, wording

SMALL = {
    "en": frozenset(("the", "and", "is", "with")),
    "de": frozenset(("und", "nicht", "ist", "mit")),
    "pt": frozenset(("com", "para", "uma", "que")),
}


def said(text: str, *, nouns: bool = False) -> list[str]:
    """What the wordings of a text's sentences are compared by."""
    sheet = prepare(0, Part("t", text))
    found = sentences(sheet.text, sheet.words, sheet.turns)
    return [each for one in found for each in features(wording(sheet, one, nouns=nouns))]


def test_words_and_neighbours_are_compared() -> None:
    assert said("refused to smile") == ["refuse", "to", "refuse to", "smile", "to smile"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yesterday he refused", "Yesterday she refused"),
        ("Yesterday he refused", "Yesterday they refused"),
        ("asked for his laptop", "asked for her laptop"),
        ("we saw that guy twice", "we saw that lady twice"),
        ("it was Amara who called", "it was Jon Erik who called"),
        ("the flat in Oslo is empty", "the flat in San Jose is empty"),
        ("paid 20 to the account", "paid 3 to the account"),
        ("call +49 30 1234 567 first", "call +1 2125550147 first"),
        ("mail ann.lee@example.org today", "mail joao.b2@mail.example.com today"),
        ("see github.com/ann today", "see gitlab.com/joao/x today"),
        ("sent a laptop", "sent the laptop"),
        ("a reply from Mr Adeyemi came", "a reply from Mrs Novak came"),
    ],
)
def test_whose_words_they_are_is_left_out(one: str, other: str) -> None:
    assert said(one) == said(other)


def test_a_name_parts_its_neighbours() -> None:
    assert "asked to" not in said("we asked Amara to join")
    assert "asked to" in said("we asked the to join")


def test_german_nouns_are_no_names() -> None:
    text = "Er will die Kamera nicht anmachen"
    assert "kamera" in said(text, nouns=True)
    assert "kamera" not in said(text)


def test_what_is_written_large_or_alone_is_kept() -> None:
    assert {"usdt", "i'd"} <= set(said("So I'd like USDT then"))


def test_german_is_told_by_its_small_words() -> None:
    assert capitals(prepare(0, Part("t", "Die Kamera ist nicht an und das Bild ist weg")), SMALL)
    assert not capitals(prepare(0, Part("t", "The camera is off and the sound is gone")), SMALL)
    assert not capitals(prepare(0, Part("t", "")), SMALL)


@given(st.text(max_size=200))
def test_every_word_has_its_stem_or_gap(text: str) -> None:
    sheet = prepare(0, Part("t", text))
    for each in sentences(sheet.text, sheet.words, sheet.turns):
        assert len(wording(sheet, each)) == each.last - each.first
