"""The entries of idea lists in one language, made ready for finding."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import Stemmer

from bot.library.library import Idea
from bot.reading.normal import normalise
from bot.reading.sentences import tokens

STEMMERS = {"en": "english", "de": "german", "pt": "portuguese"}
_EXACT = re.compile(r"=([^\s|]+)")
_ANY: frozenset[str] = frozenset()

# The idea, and what must follow; an empty set is a gap.
Pattern = tuple[str, tuple[frozenset[str], ...]]
_Entry = tuple[str, str]  # the idea, and words as written
# The idea, whether a gap comes before the second word, what that asks for (None where there is
# none), and the words behind it as written.
_Opened = tuple[str, bool, frozenset[str] | None, str]
# What two words begin, with what follows them: as written, or compiled once both were said.
_Rest = dict[str, list[_Opened] | tuple[Pattern, ...]]


class Start(NamedTuple):
    """What may begin with a word, by the word that must follow, next to it or behind a gap."""

    alone: set[str]
    beside: _Rest
    behind: _Rest


class Lists:
    """The entries of one language, each compiled as far as the texts so far have its words.

    A text has few of the many words that the lists know, and fewer still one behind the other.
    """

    def __init__(self, language: str, ideas: Iterable[Idea]) -> None:
        # Without its own memory, which would hold the words of every text for as long as we run.
        self.stemmer = Stemmer.Stemmer(STEMMERS[language], 0)
        self._stem = self.stemmer.stemWord
        self.exact: set[str] = set()
        self._elements: dict[str, tuple[frozenset[str], ...]] = {"...": (_ANY,)}
        self._starts: dict[str, Start] = {}
        # By the first word as written: one that many entries share is looked at once.
        self._written: dict[str, list[_Entry]] = defaultdict(list)
        self._opened: dict[str, list[_Opened]] = {}
        for idea in ideas:
            for code, words in idea.entries:
                if code == language:
                    first, *rest = words.split(None, 1)
                    self._written[first].append((idea.id, rest[0] if rest else ""))
                    if "=" in words:
                        self.exact.update(_EXACT.findall(words.casefold()))
        self.firsts = self._by_key()

    def _by_key(self) -> dict[str, list[str]]:
        """Return the first words of entries by what they are looked up by."""
        choices = {first: _folded(pieces(first)[0]) for first in self._written}
        known = list({each for choice in choices.values() for each in choice})
        stems = dict(zip(known, self.stemmer.stemWords(known), strict=True))
        stems.update((each, each) for each in known if each[0] == "=")
        firsts: dict[str, list[str]] = defaultdict(list)
        for first, choice in choices.items():
            for key in set(map(stems.__getitem__, choice)):
                firsts[key].append(first)
        return firsts

    def start(self, key: str) -> Start:
        """Return what may begin with a word, compiled at its first use."""
        start = self._starts.get(key)
        if start is None:
            start = Start(set(), {}, {})
            for first in self.firsts[key]:
                for entry in self._open(first):
                    _put(start, entry)
            self._starts[key] = start  # whole: other threads may look it up, too
        return start

    def _open(self, first: str) -> list[_Opened]:
        """Return the entries with a first word; those of "he|she" are opened once for both."""
        opened = self._opened.get(first)
        if opened is None:
            opened = []
            cut = pieces(first)[1:]  # "trc-20" is two words
            for idea, words in self._written[first]:
                keys, rest = self._next(" ".join([*cut, words]) if cut else words)
                gap = not keys and rest != ""
                if gap:
                    keys, rest = self._next(rest)
                opened.append((idea, gap, keys, rest))
            self._opened[first] = opened
        return opened

    def rest(self, follows: _Rest, key: str) -> tuple[Pattern, ...]:
        """Return the patterns that go on behind two words, compiled at their first use."""
        listed = follows[key]
        if isinstance(listed, list):
            listed = follows[key] = tuple(
                [
                    (idea, tuple([each for word in words.split() for each in self._asked(word)]))
                    for idea, _, _, words in listed
                ]
            )
        return listed

    def _next(self, words: str) -> tuple[frozenset[str] | None, str]:
        """Return what the next word of an entry asks for, None where it has none, and the rest."""
        while words:
            word, _, words = words.partition(" ")
            asked = self._asked(word)
            if len(asked) > 1:
                words = " ".join([*pieces(word)[1:], words])
            if asked:
                return asked[0], words
        return None, ""

    def _asked(self, word: str) -> tuple[frozenset[str], ...]:
        """Return what a word of an entry asks for: mostly one thing; "trc-20" is two words."""
        asked = self._elements.get(word)
        if asked is None:
            asked = self._elements[word] = tuple(
                [
                    frozenset([each if each[0] == "=" else self._stem(each) for each in choice])
                    for choice in map(_folded, pieces(word))
                ]
            )
        return asked


def _put(start: Start, entry: _Opened) -> None:
    """Put an entry to what begins with its first word."""
    idea, gap, keys, _ = entry
    if keys is None:
        start.alone.add(idea)
        return
    follows = start.behind if gap else start.beside
    for key in keys:
        listed = follows.get(key)
        if isinstance(listed, list):
            listed.append(entry)
        else:
            follows[key] = [entry]


def _folded(word: str) -> list[str]:
    """Return the choices that a word of an entry gives, ready to be stemmed."""
    if word.isalpha():
        return [word.casefold()]
    return [each for each in word.casefold().replace("’", "'").split("|") if each]


def pieces(words: str) -> list[str]:
    """Cut an entry into the words that a text is cut into: "trc-20" is two of them."""
    cut: list[str] = []
    for word in words.split():
        plain = word.isalpha() or word == "..." or "|" in word or word.startswith("=")
        cut += [word] if plain else [each.text for each in tokens(normalise(word).text)]
    return cut
