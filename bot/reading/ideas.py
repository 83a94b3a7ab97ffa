"""Finds ideas (lists of ways to say one thing) in sentences.

Words are compared by their stems, language by language, so that "refused" and "refuses" are one
word; a pattern's words stand side by side, ``...`` lets up to four words stand between, ``a|b`` is
a choice and ``=a`` the exact word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from bot.library.library import Entry, Idea, Library
from bot.reading.normal import normalise
from bot.reading.sentences import Sentence, Token, tokens

_EXACT = re.compile(r"=([^\s|]+)")
_GAP = 4  # words that `...` may stand for
_TELLING = 3  # small words of a language that show it is spoken
_SHARE = 0.15  # of the most spoken language's; fewer are names and loan words
_MESSAGE = (2, 0.4)  # the same two for a message of a few words
_LANGUAGES = {"en": "english", "de": "german", "pt": "portuguese"}
_ANY: frozenset[str] = frozenset()


class Hit(NamedTuple):
    """An idea found at words ``first`` to ``last`` (exclusive) of a text.

    Attributes:
        act: the idea is something done or asked, so that denial and speaker matter.
        denied_by: the words that deny it, by number.
        ours: it is said of our own side ("we told him that ...").
    """

    idea: str
    first: int
    last: int
    act: bool
    denied_by: tuple[int, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    idea: str
    act: bool
    rest: tuple[frozenset[str], ...]  # an empty set is a gap


@dataclass(slots=True)
class _Start:
    """What may begin with a word, by the word that must follow, next to it or behind a gap."""

    alone: list[_Pattern] = field(default_factory=list)
    beside: dict[str, list[_Pattern]] = field(default_factory=dict)
    behind: dict[str, list[_Pattern]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forms:
    """A text's words made ready for finding.

    Attributes:
        keys: by language, what each word is looked up by: its stem, and its exact form where
            some pattern asks for that.
        starts: for each word, by language, what may begin there.
    """

    keys: dict[str, list[tuple[str, ...]]]
    starts: list[tuple[tuple[str, _Start], ...]]


class Lexicon:
    """All idea lists of one library, made ready for finding.

    Only the first word of every entry is looked at beforehand; an entry is compiled when a text
    first has that word, because a text has few of the many words that the lists know. For
    ``messages``, which are short, fewer small words tell their language.
    """

    def __init__(
        self, ideas: Iterable[Idea], names: Mapping[str, frozenset[str]], *, messages: bool = False
    ) -> None:
        self._telling, self._share = _MESSAGE if messages else (_TELLING, _SHARE)
        self._small = {code: names.get(f"small-words-{code}", frozenset()) for code in _LANGUAGES}
        self._stemmers = {code: Stemmer.Stemmer(name) for code, name in _LANGUAGES.items()}
        self._entries: dict[str, dict[str, list[tuple[Idea, Entry]]]] = {
            language: defaultdict(list) for language in _LANGUAGES
        }
        self._starts: dict[str, dict[str, _Start]] = {language: {} for language in _LANGUAGES}
        self._exact: set[str] = set()
        self._elements: dict[tuple[str, str], frozenset[str]] = {}
        listed = [(idea, entry, _first(entry.words)) for idea in ideas for entry in idea.entries]
        for language, stemmer in self._stemmers.items():
            firsts = {
                word for _, entry, first in listed if entry.language == language for word in first
            }
            stems = dict(zip(firsts, stemmer.stemWords(list(firsts)), strict=True))
            starts = self._entries[language]
            for idea, entry, first in listed:
                if entry.language == language:
                    for key in {word if word[0] == "=" else stems[word] for word in first}:
                        starts[key].append((idea, entry))
        for _, entry, _ in listed:
            if "=" in entry.words:
                self._exact.update(_EXACT.findall(entry.words.casefold()))

    def _element(self, language: str, word: str) -> frozenset[str]:
        if word == "...":
            return _ANY
        known = self._elements.get((language, word))
        if known is None:
            folded = [each for each in word.casefold().replace("’", "'").split("|") if each]
            stems = self._stemmers[language].stemWords(folded)
            known = self._elements[language, word] = frozenset(
                each if each[0] == "=" else stem for each, stem in zip(folded, stems, strict=True)
            )
        return known

    def _start(self, language: str, key: str) -> _Start | None:
        """Return what may begin with a word, compiled at its first use."""
        start = self._starts[language].get(key)
        if start is None and key in self._entries[language]:
            start = _Start()
            for idea, entry in self._entries[language][key]:
                self._compile(start, idea, entry)
            self._starts[language][key] = start
        return start

    def _compile(self, start: _Start, idea: Idea, entry: Entry) -> None:
        elements = [self._element(entry.language, word) for word in pieces(entry.words)]
        gap = len(elements) > 2 and not elements[1]
        pattern = _Pattern(idea.id, idea.kind == "act", tuple(elements[3 if gap else 2 :]))
        if len(elements) == 1:
            start.alone.append(pattern)
            return
        follows = start.behind if gap else start.beside
        for second in elements[2 if gap else 1]:
            follows.setdefault(second, []).append(pattern)

    def forms(self, words: list[Token]) -> Forms:
        """Look every different word up once, in each language."""
        unique = list({word.text for word in words})
        starts: dict[str, tuple[tuple[str, _Start], ...]] = dict.fromkeys(unique, ())
        keys = {}
        for language in self._spoken(words):
            own: dict[str, tuple[str, ...]] = {}
            stems = self._stemmers[language].stemWords(unique)
            for text, stem in zip(unique, stems, strict=True):
                own[text] = (stem, "=" + text) if text in self._exact else (stem,)
                for key in own[text]:
                    start = self._start(language, key)
                    if start is not None:
                        starts[text] += ((language, start),)
            keys[language] = [own[word.text] for word in words]
        return Forms(keys, [starts[word.text] for word in words])

    def _spoken(self, words: list[Token]) -> list[str]:
        """Return the languages whose lists may be used on a text, by its small words.

        A stemmer reads words of other languages too ("came" as the Portuguese "cama"), so that a
        list is used only where its language is there. A text too short to tell uses all.
        """
        texts = [word.text for word in words]
        counts = {code: sum(map(small.__contains__, texts)) for code, small in self._small.items()}
        most = max(counts.values())
        if most < self._telling:
            return list(counts)
        least = max(self._telling, most * self._share)
        return [code for code, count in counts.items() if count >= least]

    def find(self, forms: Forms, sentence: Sentence) -> Iterator[Hit]:
        """Yield every idea of one sentence, without regard to denial."""
        end = sentence.last
        for at in range(sentence.first, end):
            for language, start in forms.starts[at]:
                for pattern in start.alone:
                    yield Hit(pattern.idea, at, at + 1, pattern.act)
                keys = forms.keys[language]
                if start.beside and at + 1 < end:
                    yield from _follow(start.beside, keys, at, at + 1, end)
                if start.behind:
                    for here in range(at + 1, min(at + 2 + _GAP, end)):
                        yield from _follow(start.behind, keys, at, here, end)


def _first(words: str) -> list[str]:
    """Return the choices for the first word of an entry, case folded."""
    first = words.split(None, 1)[0]
    if not first.isalpha():
        first = pieces(first)[0]
    return [each for each in first.casefold().replace("’", "'").split("|") if each]


def pieces(words: str) -> list[str]:
    """Cut an entry into the words that a text is cut into: "trc-20" is two of them."""
    cut: list[str] = []
    for word in words.split():
        plain = word.isalpha() or word == "..." or "|" in word or word.startswith("=")
        cut += [word] if plain else [each.text for each in tokens(normalise(word).text)]
    return cut


def _follow(
    follows: dict[str, list[_Pattern]], keys: list[tuple[str, ...]], first: int, at: int, end: int
) -> Iterator[Hit]:
    """Yield what began at word ``first`` and goes on with word ``at``."""
    for key in keys[at]:
        for pattern in follows.get(key, ()):
            last = _match(pattern.rest, keys, at + 1, end)
            if last:
                yield Hit(pattern.idea, first, last, pattern.act)


def _match(rest: tuple[frozenset[str], ...], keys: list[tuple[str, ...]], at: int, end: int) -> int:
    """Return the word behind the rest of a pattern, 0 where it does not match."""
    gap = 0
    for element in rest:
        if not element:
            gap = _GAP
            continue
        for here in range(at, min(at + gap + 1, end)):
            if not element.isdisjoint(keys[here]):
                at, gap = here + 1, 0
                break
        else:
            return 0
    return at


@lru_cache(maxsize=2)
def lexicon(library: Library) -> Lexicon:
    """Return the compiled ideas of a library (kept for the two newest)."""
    return Lexicon(library.ideas.values(), library.names)
