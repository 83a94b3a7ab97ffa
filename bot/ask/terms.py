"""The words a question and a passage are compared by: stems, without the words that say nothing."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from bot.ask.glossary import glossary
from bot.library.library import Library

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’](?:s|t|re|ve|ll|d|m)\b")
# "I-9", "8-K", "W-2" and "SOC 2" would fall apart into letters that say nothing.
_NAME = re.compile(r"\b([a-z]{1,4}|\d{1,2})[-/.]([a-z]{1,3}|\d{1,3})\b")
_LATELY = 64  # texts whose terms are kept: those of one answer are asked for again and again
SILENT = "silent-words"  # the names list of words that say nothing about a topic
EMPTY: frozenset[str] = frozenset()


class Weighed(NamedTuple):
    """A term of a question, all that means the same (itself too), and how much it tells."""

    term: str
    forms: frozenset[str]
    weight: float


def tells(count: int, among: int) -> float:
    """Return how much a term tells that ``count`` texts hold: its inverse frequency."""
    return math.log(1 + (among - count + 0.5) / (count + 0.5))


class Terms:
    """Cuts texts into terms, and knows which terms mean the same."""

    def __init__(
        self,
        silent: Iterable[str] = (),
        synonyms: Iterable[Sequence[str]] = (),
        english: Callable[[str], str] = str,
    ) -> None:
        """Take what is known of words.

        Args:
            silent: words that say nothing.
            synonyms: groups of words and phrases that mean the same.
            english: puts a text in another language in English.
        """
        self._english = english
        self._lately: dict[str, tuple[str, ...]] = {}
        self._stemmer = Stemmer.Stemmer("english", 0)
        self._stemmer.maxCacheSize = 50_000
        self._silent = frozenset(silent)
        self._alike: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for group in synonyms:
            members = [tuple(self.of(words)) for words in group]
            every = frozenset(term for member in members for term in member)
            for member in filter(None, members):
                self._alike.setdefault(member[0], []).append((member, every - set(member)))

    def of(self, text: str) -> list[str]:
        """Return the terms of a text, in order; a term is a stem."""
        found = self._lately.get(text)
        if found is None:
            found = self._cut(text)
            if len(self._lately) >= _LATELY:
                self._lately.clear()
            self._lately[text] = found
        return list(found)

    def _cut(self, text: str) -> tuple[str, ...]:
        folded = _POSSESSIVE.sub("", self._english(text).casefold())
        words = [word for word in _WORD.findall(folded) if word not in self._silent]
        names = ["".join(match.groups()) for match in _NAME.finditer(folded)]
        return (*self._stemmer.stemWords(words), *names)

    def alike(self, terms: Sequence[str]) -> dict[str, frozenset[str]]:
        """Return for each term what means the same; phrases count where all their words stand."""
        found: dict[str, frozenset[str]] = dict.fromkeys(terms, EMPTY)
        there = set(terms)
        for term in there:
            for member, others in self._alike.get(term, ()):
                if there.issuperset(member):
                    for each in member:
                        found[each] = found[each] | others
        return found


@lru_cache(maxsize=2)
def terms(library: Library) -> Terms:
    """Return the terms of a library (kept for the two newest)."""
    silent = library.names.get(SILENT, ())
    return Terms(silent, library.synonyms, glossary(library).english)
