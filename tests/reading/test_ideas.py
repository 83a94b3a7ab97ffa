import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.library import Library
from bot.reading.hearing import hear
from bot.reading.ideas import Lexicon, lexicon
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import NO_TURNS
from tests.reading.growth import LINEAR, growth
from tests.reading.saying import GRAMMAR, NONE, heard, idea


def found(text: str, *words: str, language: str = "en") -> list[str]:
    """Return the places where an idea with these entries is found."""
    spoken = tokens(text)
    return [
        text[spoken[hit.first].start : spoken[hit.last - 1].end]
        for each in heard(text, idea("it", *words, language=language))
        for hit in each.hits
    ]


@pytest.mark.parametrize(
    ("language", "entry", "text", "places"),
    [
        ("en", "refused", "She REFUSES, they refused", ["REFUSES", "refused"]),
        ("en", "bank accounts", "my bank account", ["bank account"]),
        ("en", "bank account", "my bank, account", ["bank, account"]),
        ("en", "bank account", "my bank holds an account", []),
        ("en", "bank account", "At the bank. Account open", []),
        ("en", "turn ... camera", "turn my own camera", ["turn my own camera"]),
        ("en", "turn ... camera on", "turn a b c d camera on", ["turn a b c d camera on"]),
        ("en", "turn ... camera on", "turn a b c d e camera on", []),
        ("en", "say ... he says", "say to you what he says", ["say to you what he says"]),
        ("en", "say ... he ... us now", "say he he or us us now", ["say he he or us us now"]),
        ("en", "turn the ... off", "turn the big camera off", ["turn the big camera off"]),
        ("en", "pay|paid in btc|usdt", "Paid in USDT, pay in BTC", ["Paid in USDT", "pay in BTC"]),
        ("en", "=hi", "hi his high", ["hi"]),
        ("en", "say =us", "say us, say use", ["say us"]),
        ("en", "don’t", "I don't", ["don't"]),
        ("en", "trc-20 wallet", "a TRC-20 wallet", ["TRC-20 wallet"]),
        ("en", "paid", "unpaid", []),
        ("de", "bezahlung", "Bezahlungen", ["Bezahlungen"]),
        ("pt", "pagamento", "os pagamentos", ["pagamentos"]),
    ],
)  # fmt: skip
def test_a_pattern_is_found_by_stems_choices_gaps_and_exact_words(
    language: str, entry: str, text: str, places: list[str]
) -> None:
    assert found(text, entry, language=language) == places


WORDS = st.lists(st.sampled_from(["pay", "me", "crypto", "now", "42", "Straße"]), min_size=1)


@settings(max_examples=60)
@given(WORDS.filter(lambda words: len(words) < 9), WORDS)
def test_whatever_an_entry_says_is_found_where_it_is_said(
    entry: list[str], before: list[str]
) -> None:
    said = " ".join(entry)
    assert said in found(f"{' '.join(before[:20])} {said}", said)


@settings(max_examples=100)
@given(st.text("aeno mt.,'-\n") | st.text())
def test_any_text_is_heard_and_a_hit_stays_in_its_sentence(text: str) -> None:
    words = tokens(text)
    known = Lexicon((*GRAMMAR, idea("it", "a ... no", "=e|o not")), NONE)
    forms = known.forms(words)
    for sentence in sentences(text, words, NO_TURNS):
        for hit in hear(words, forms, sentence, known).hits:
            length = sentence.last - sentence.first
            assert 0 <= hit.first < hit.last <= length
            assert all(0 <= by < length for by in hit.denied_by)


SMALL = {
    "small-words-en": frozenset({"the", "and", "she", "to"}),
    "small-words-pt": frozenset({"que", "para", "ela", "na"}),
}
CAMA = idea("bed", "cama", kind="thing", language="pt")
ENGLISH = "and she came to the call"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she came", True),  # too short to tell
        (ENGLISH, False),
        ("ela que para na cama", True),
        (f"{ENGLISH} que para na cama", True),
        (f"{ENGLISH * 8} que para na cama", False),
    ],
)
def test_a_list_is_used_only_where_its_language_is_spoken(text: str, found: bool) -> None:
    assert any(one.hits for one in heard(text, CAMA, names=SMALL)) is found


def test_a_library_is_compiled_once(library: Library) -> None:
    other = dataclasses.replace(library, ideas={})
    assert lexicon(library) is lexicon(library)
    assert lexicon(other) is not lexicon(library)


def test_the_cost_grows_with_the_length_and_no_faster() -> None:
    known = Lexicon((*GRAMMAR, idea("it", "pay ... pay ... pay ... now", "pay pay now")), NONE)

    def run(text: str) -> None:
        words = tokens(text)
        forms = known.forms(words)
        for each in sentences(text, words, NO_TURNS):
            hear(words, forms, each, known)

    assert growth(run, lambda length: "not pay we told he " * (length // 19)) <= LINEAR
    assert growth(run, lambda length: "pay " * (length // 4)) <= LINEAR
