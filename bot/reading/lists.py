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
# What two words begin, with what follows them: as written, or compiled once both were said.
_Rest = dict[str, list[_Entry] | tuple[Pattern, ...]]


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
        self.stemmer = Stemmer.Stemmer(STEMMERS[language])
        self.exact: set[str] = set()
        self._elements: dict[str, tuple[frozenset[str], ...]] = {"...": (_ANY,)}
        self._starts: dict[str, Start] = {}
        # By the first word as written: one that many entries share is looked at once.
        written: dict[str, list[_Entry]] = defaultdict(list)
        for idea in ideas:
            for code, words in idea.entries:
                if code == language:
                    first, *rest = words.split(None, 1)
                    written[first].append((idea.id, rest[0] if rest else ""))
                    if "=" in words:
                        self.exact.update(_EXACT.findall(words.casefold()))
        self.entries = self._by_first(written)

    def _by_first(self, written: dict[str, list[_Entry]]) -> dict[str, list[list[_Entry]]]:
        """Return the entries by what the first of their words is looked up by."""
        choices = {}
        for first, entries in written.items():
            word, *more = pieces(first)
            choices[first] = _folded(word)
            if more:  # "trc-20" is two words
                written[first] = [(idea, " ".join([*more, rest])) for idea, rest in entries]
        known = list({each for choice in choices.values() for each in choice})
        stems = dict(zip(known, self.stemmer.stemWords(known), strict=True))
        stems.update((each, each) for each in known if each[0] == "=")
        starts: dict[str, list[list[_Entry]]] = defaultdict(list)
        for first, choice in choices.items():
            for key in set(map(stems.__getitem__, choice)):
                starts[key].append(written[first])
        return starts

    def start(self, key: str) -> Start:
        """Return what may begin with a word, compiled at its first use."""
        start = self._starts.get(key)
        if start is None:
            start = Start(set(), {}, {})
            for entries in self.entries[key]:
                for idea, words in entries:
                    self._put(start, idea, words)
            self._starts[key] = start  # whole: other threads may look it up, too
        return start

    def _put(self, start: Start, idea: str, words: str) -> None:
        """Put an entry, of which ``words`` are all but the first, to what begins with that."""
        keys, rest = self._next(words)
        follows = start.beside
        if not keys and rest:  # a gap
            keys, rest = self._next(rest)
            follows = start.behind
        for key in keys or ():
            listed = follows.get(key)
            if isinstance(listed, list):
                listed.append((idea, rest))
            else:
                follows[key] = [(idea, rest)]
        if keys is None:
            start.alone.add(idea)

    def rest(self, follows: _Rest, key: str) -> tuple[Pattern, ...]:
        """Return the patterns that go on behind two words, compiled at their first use."""
        listed = follows[key]
        if isinstance(listed, list):
            listed = follows[key] = tuple(
                [
                    (idea, tuple([each for word in words.split() for each in self._asked(word)]))
                    for idea, words in listed
                ]
            )
        return listed

    def _next(self, words: str) -> tuple[frozenset[str] | None, str]:
        """Return what the next word of an entry asks for, None where it has none, and the rest."""
        while words:
            word, *rest = words.split(None, 1)
            asked, words = self._asked(word), rest[0] if rest else ""
            if len(asked) > 1:
                words = " ".join([*pieces(word)[1:], words])
            if asked:
                return asked[0], words
        return None, ""

    def _asked(self, word: str) -> tuple[frozenset[str], ...]:
        """Return what a word of an entry asks for: mostly one thing; "trc-20" is two words."""
        asked = self._elements.get(word)
        if asked is None:
            stem = self.stemmer.stemWord
            asked = self._elements[word] = tuple(
                [
                    frozenset([each if each[0] == "=" else stem(each) for each in _folded(piece)])
                    for piece in pieces(word)
                ]
            )
        return asked


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
