import dataclasses
from collections.abc import Mapping
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.library import Entry, Idea, Library
from bot.reading.ideas import (
    ANSWER_NO,
    CLAUSE,
    HYPOTHETICAL,
    NEGATION,
    NOT_NEGATION,
    OF_SOMEBODY,
    OUR_SIDE,
    PUT,
    THEIR_SIDE,
    TOPIC,
    WORK,
    Heard,
    Hit,
    Lexicon,
    hear,
    lexicon,
    pieces,
)
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import NO_TURNS
from tests.reading.growth import LINEAR, growth

Kind = Literal["thing", "act", "grammar"]


def idea(name: str, *words: str, kind: Kind = "act", language: str = "en") -> Idea:
    return Idea(name, kind, tuple(Entry(language, each) for each in words))


GRAMMAR = (
    idea(NEGATION, "=not", "=no", "didn't", kind="grammar"),
    idea(NOT_NEGATION, "not only", kind="grammar"),
    idea(CLAUSE, "=but", kind="grammar"),
    idea(OUR_SIDE, "=we told|asked", kind="grammar"),
    idea(THEIR_SIDE, "=he", kind="grammar"),
    idea(ANSWER_NO, "=no", kind="grammar"),
    idea(HYPOTHETICAL, "=if", kind="grammar"),
    idea(TOPIC, "fraud cases", kind="grammar"),
    idea(OF_SOMEBODY, "=he", kind="grammar"),
    idea(WORK, "built", kind="grammar"),
    idea(PUT, "=would you", kind="grammar"),
    idea("refusal", "refused"),
    idea("camera", "camera", kind="thing"),
)
NONE: Mapping[str, frozenset[str]] = {}


def heard(text: str, *ideas: Idea, names: Mapping[str, frozenset[str]] = NONE) -> list[Heard]:
    """Hear every sentence of a text."""
    words = tokens(text)
    known = Lexicon(ideas or GRAMMAR, names)
    forms = known.forms(words)
    return [hear(words, forms, each, known) for each in sentences(text, words, NO_TURNS)]


def found(text: str, *words: str, language: str = "en") -> list[str]:
    """Return the places where an idea with these entries is found."""
    spoken = tokens(text)
    return [
        text[spoken[hit.first].start : spoken[hit.last - 1].end]
        for each in heard(text, idea("it", *words, language=language))
        for hit in each.hits
    ]


def refusal(text: str) -> Hit:
    """Return the one refusal in a text of one sentence."""
    (one,) = heard(text)
    (hit,) = [hit for hit in one.hits if hit.idea == "refusal"]
    return hit


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


@settings(deadline=None, max_examples=60)
@given(WORDS.filter(lambda words: len(words) < 9), WORDS)
def test_whatever_an_entry_says_is_found_where_it_is_said(
    entry: list[str], before: list[str]
) -> None:
    said = " ".join(entry)
    assert said in found(f"{' '.join(before[:20])} {said}", said)


@settings(deadline=None, max_examples=100)
@given(st.text("aeno mt.,'-\n") | st.text())
def test_any_text_is_heard_and_a_hit_stays_in_its_sentence(text: str) -> None:
    words = tokens(text)
    known = Lexicon((*GRAMMAR, idea("it", "a ... no", "=e|o not")), NONE)
    forms = known.forms(words)
    for sentence in sentences(text, words, NO_TURNS):
        for hit in hear(words, forms, sentence, known).hits:
            assert sentence.first <= hit.first < hit.last <= sentence.last
            assert all(sentence.first <= by < sentence.last for by in hit.denied_by)


def test_an_entry_is_cut_like_a_text() -> None:
    assert pieces("TRC-20 ... a|b-c =N.o n/a") == ["trc", "20", "...", "a|b-c", "=N.o", "n", "a"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("He refused", False),
        ("He did not refuse", True),
        ("He didn't ever refuse", True),
        ("not a b c d e refused", True),
        ("not a b c d e f refused", False),
        ("not today, refused", False),
        ("not today but refused", False),
        ("not only refused", False),
        ("refused not", False),
        ("camera refused: no", True),
        ("refused it twice: no", True),
        ("refused it twice yesterday: no", False),
        ("refused no camera", False),
    ],
)
def test_a_denying_word_reaches_a_few_words_up_to_a_border(text: str, denied: bool) -> None:
    assert bool(refusal(text).denied_by) is denied


def test_a_denial_names_the_words_that_deny() -> None:
    assert refusal("no, he did not refuse").denied_by == (3,)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("we told him we refused", True),
        ("we told them a b c d e f g h refused", True),
        ("we told them a b c d e f g h i refused", False),
        ("we told him that he refused", False),
        ("we told him, refused", False),
        ("they told us refused", False),
    ],
)
def test_an_act_may_be_our_own(text: str, ours: bool) -> None:
    assert refusal(text).ours is ours


def test_a_thing_is_nobodys_act() -> None:
    (one,) = heard("we told him camera")
    assert [hit.ours for hit in one.hits if hit.idea == "camera"] == [False]


@pytest.mark.parametrize(
    ("text", "work", "supposed"),
    [
        ("Built a camera", True, False),
        ("He built a camera", False, False),
        ("if refused", False, True),
        ("and if refused", False, True),
        ("they refused if", False, False),
        ("the camera in fraud cases", False, True),
        ("nothing known", False, False),
    ],
)
def test_an_opening_tells_work_and_a_supposition(text: str, work: bool, supposed: bool) -> None:
    (one,) = heard(text)
    assert (one.work, one.supposed) == (work, supposed)


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Would you pass the camera", True),
        ("Would you let that he refused", False),
        ("Refused: would you", False),
    ],
)
def test_a_question_put_to_the_candidate_speaks_of_nobody_else(text: str, put: bool) -> None:
    (one,) = heard(text)
    assert one.put is put


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
