"""A sentence's words without whose they are: how a thing is said, not by or about whom.

Names, addresses and figures are left out, articles too, and words for a woman and a man are one,
so that the same sentence about somebody else has the same wording.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.reading.sentences import Sentence, Token

if TYPE_CHECKING:  # to compare a message needs no profile
    from bot.reading.sheet import Sheet

STEM = 6  # letters by which the forms of a word are one, in any language
_BOUND = frozenset("@./_\\")  # a word beside one of these is part of an address or a link
_BINDS = re.compile(r"[@./_\\]\w")  # few sentences have any
GAP, NOTHING = "", " "  # a name or figure; an article, over which its neighbours are neighbours
_ARTICLES = frozenset(
    [
        "a",
        "an",
        "the",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "uns",
        "umas",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "mr",
        "ms",
        "mrs",
        "miss",
        "herr",
        "frau",
        "sr",
        "sra",
        "senhor",
        "senhora",
    ]
)
_ONE: Mapping[str, str] = {
    other: one
    for one, others in {
        "he": "she they er ele ela", "his": "her hers their theirs him them",
        "himself": "herself themself themselves", "he's": "she's they're", "he'd": "she'd they'd",
        "he'll": "she'll they'll", "dele": "dela", "seu": "sua", "este": "esta", "esse": "essa",
        "guy": "lady woman man girl boy bloke gentleman", "ihm": "ihr", "sein": "ihre seine",
    }.items()
    for other in others.split()
}  # fmt: skip


def wording(sheet: "Sheet", sentence: Sentence, *, nouns: bool = False) -> list[str]:
    """Return the wording of a sentence of a part."""
    return plain(sheet.text, sheet.words[sentence.first : sentence.last], nouns=nouns)


def plain(text: str, words: Sequence[Token], *, nouns: bool = False) -> list[str]:
    """Return for each word of a sentence its stem, ``GAP`` for what is left out.

    Args:
        text: the normal text that it stands in.
        words: of the sentence, at least one.
        nouns: its language writes nouns with a capital, so that a capital tells no name.
    """
    binds = _BINDS.search(text, max(words[0].start - 1, 0), words[-1].end + 2) is not None
    found = []
    for at, (word, start, end, _) in enumerate(words):
        begins = text[start]
        if word in _ARTICLES:
            found.append(NOTHING)
        elif (
            begins.isdigit()
            or (binds and _bound(text, start, end))
            or (at and not nouns and begins.isupper() and _named(text[start + 1 : end], word))
        ):
            found.append(GAP)
        else:
            found.append(_ONE.get(word, word)[:STEM])
    return found


def _named(rest: str, word: str) -> bool:
    """Whether a word with a capital is a name: neither all in capitals nor "I'm"."""
    return rest.islower() and not word.startswith("i'")


def _bound(text: str, start: int, end: int) -> bool:
    after = text[end : end + 2]
    if len(after) == 2 and after[0] in _BOUND and after[1].isalnum():
        return True
    before = text[max(start - 2, 0) : start]
    return len(before) == 2 and before[1] in _BOUND and before[0].isalnum()


def features(words: Sequence[str]) -> Iterator[str]:
    """Yield what wordings are compared by: their words, and pairs of neighbours."""
    before = GAP
    for word in words:
        if word == NOTHING:
            continue
        if word:
            yield word
            if before:
                yield f"{before} {word}"
        before = word


def capitals(sheet: "Sheet", small: Mapping[str, frozenset[str]]) -> bool:
    """Whether a part is in German, whose nouns have capitals (``small`` words by language)."""
    return german(sheet.texts, small)


def german(words: Sequence[str], small: Mapping[str, frozenset[str]]) -> bool:
    """Whether words are of a German text (``small`` words by language)."""
    counts = {code: sum(map(known.__contains__, words)) for code, known in small.items()}
    return counts["de"] > max(counts["en"], counts["pt"])
