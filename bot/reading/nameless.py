"""A message without whose it is: what a model that sees meaning is to hear of it.

A model that sees meaning hears names, places and figures, too; each becomes a neutral word here.
What is left out is what wording leaves out, and besides whatever is written like a name and is no
word that was learned.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.reading.gazetteer import is_place
from bot.reading.normal import normalise
from bot.reading.sentences import Token, tokens
from bot.reading.told import Told
from bot.reading.wording import GAP, NOTHING, german, plain

WORDS = 100  # that are looked at, unless more is asked for: the first ones tell what it is for
_HEARD = 100  # characters of a message that has no words
_SOMEONE, _SOME = "someone", "10"
_FIGURE = re.compile(r"\d+")


def nameless(
    text: str,
    told: Sequence[Told],
    small: Mapping[str, frozenset[str]],
    known: Callable[[str], bool],
    limit: int = WORDS,
) -> str:
    """Return the beginning of a message with neutral words for who, where and how much.

    Args:
        text: the message.
        told: its sentences.
        small: small words by language, which tell German.
        known: whether a word or stem is one that was learned; it is nobody's name.
        limit: words that are looked at.
    """
    normal = normalise(text).text
    words = tokens(normal)
    nouns = german([each.text for each in words], small)
    stems = [
        stem
        for each in told
        if each.first < limit
        for stem in plain(normal, words[each.first : each.last], nouns=nouns)
    ][:limit]
    if not stems:
        return normal[:_HEARD]
    heard = words[: len(stems)]
    return "".join(_told(normal, heard, stems, known)) + _ending(normal, heard[-1].end)


def _told(
    normal: str, words: Sequence[Token], stems: Sequence[str], known: Callable[[str], bool]
) -> Iterator[str]:
    end, gap = 0, False
    for word, stem in zip(words, stems, strict=True):
        written = normal[word.start : word.end]
        if written[0].isdigit():
            yield normal[end : word.start] + _FIGURE.sub(_SOME, written)
            gap = False
        elif gap and normal[end : word.start] == "-":
            pass  # it hangs on a name and is part of it
        elif not _strange(written, word.text, stem, known):
            yield normal[end : word.end]
            gap = False
        elif not gap:
            yield normal[end : word.start] + _SOMEONE
            gap = True
        end = word.end


def _strange(written: str, word: str, stem: str, known: Callable[[str], bool]) -> bool:
    """Whether a word is left out of wordings, or may be a name that its place does not tell."""
    if stem == NOTHING or known(stem or word):
        return False
    return stem == GAP or written[0].isupper() or is_place(word)


def _ending(normal: str, end: int) -> str:
    """Return the mark behind the last word, such as that of a question."""
    return normal[end : end + 1].strip()
