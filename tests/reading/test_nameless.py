"""What a model that sees meaning hears of a message: nothing of whose it is."""

import pytest

from bot.library.library import Library
from bot.library.shapes import LANGUAGES
from bot.reading.nameless import WORDS, nameless
from bot.reading.told import tell

KNOWN = frozenset(["says", "he", "is", "in", "the", "paid", "camera", "and", "has", "call"])


def heard(text: str, library: Library, known: frozenset[str] = KNOWN) -> str:
    small = {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
    return nameless(text, tell(text, library), small, known.__contains__)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("he is paid 5000", "he is paid 10"),
        ("Katarzyna says he is in Gdynia", "someone says he is in someone"),
        ("he says Amara Okonkwo Diaz has the camera", "he says someone has the camera"),
        ("he is in portugal", "he is in someone"),
        ("He is paid. Nguyen says he is in the call", "He is paid. someone says he is in the call"),
        ("is he in the call?", "is he in the call?"),
        ("anna@b.org says he has 20k", "someone says he has 10k"),
    ],
)
def test_who_where_and_how_much_become_neutral_words(
    text: str, wanted: str, library: Library
) -> None:
    assert heard(text, library) == wanted


def test_only_the_beginning_is_heard(library: Library) -> None:
    assert heard("he is paid " * 400, library).split() == (["he", "is", "paid"] * WORDS)[:WORDS]


def test_what_has_no_word_is_heard_as_it_is(library: Library) -> None:
    assert heard("?!", library) == "?!"
