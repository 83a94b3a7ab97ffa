import pytest

from bot.reading.ideas import Lexicon
from bot.reading.lists import Lists, pieces
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import NO_TURNS
from tests.reading.saying import NONE, idea


def test_an_entry_is_cut_like_a_text() -> None:
    assert pieces("TRC-20 ... a|b-c =N.o n/a") == ["trc", "20", "...", "a|b-c", "=N.o", "n", "a"]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("send trc-20 now", "send TRC-20 now"),
        ("send ... trc-20 now", "send us the TRC-20 now"),
        ("trc-20 ... 24/7", "TRC-20 wallet, 24/7"),
        ("send & pay", "send pay"),
        ("send &", "send"),
        ("he|she pays|paid", "she paid"),
        ("he  pays", "he pays"),
    ],
)
def test_a_sign_between_words_counts_for_none_and_cuts_a_word_in_two(entry: str, text: str) -> None:
    words = tokens(text)
    known = Lexicon((idea("it", entry),), NONE)
    (sentence,) = sentences(text, words, NO_TURNS)
    assert known.find(known.forms(words), sentence) == {"it": [(0, len(words))]}


def test_only_what_a_text_has_is_compiled_and_that_once() -> None:
    lists = Lists("en", (idea("it", "he|she pays crypto", "pays", "er zahlt", "=now pay"),))
    assert set(lists.firsts) == {"he", "she", "pay", "er", "=now"}
    start = lists.start("she")
    assert lists.start("she") is start
    assert isinstance(start.beside["pay"], list)
    patterns = lists.rest(start.beside, "pay")
    assert patterns == (("it", (frozenset({"crypto"}),)),)
    assert lists.rest(start.beside, "pay") is patterns
    assert lists.start("pay").alone == {"it"}
    assert lists.exact == {"now"}
