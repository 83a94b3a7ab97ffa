"""Finds ideas (lists of ways to say one thing) in sentences.

Words are compared by their stems, language by language, so that "refused" and "refuses" are one
word; a pattern's words stand side by side, ``...`` lets up to four words stand between, ``a|b`` is
a choice and ``=a`` the exact word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple

import Stemmer

from bot.library.library import Idea, Library
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
    """An idea found at words ``first`` to ``last`` (exclusive), counted from its sentence's first.

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


# A place found: first and last word, and whether the idea is an act; denial is not looked at yet.
Found = tuple[int, int, bool]
# The idea, whether it is an act, and what must follow; an empty set is a gap.
_Pattern = tuple[str, bool, tuple[frozenset[str], ...]]
_Keys = tuple[str, ...]
_Entry = tuple[str, bool, str]  # the idea, whether it is an act, the words as written


@dataclass(slots=True)
class _Start:
    """What may begin with a word, by the word that must follow, next to it or behind a gap."""

    alone: set[tuple[str, bool]] = field(default_factory=set)
    beside: dict[str, list[_Pattern]] = field(default_factory=dict)
    behind: dict[str, list[_Pattern]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forms:
    """A text's words made ready for finding.

    Attributes:
        starts: for each word, by language, what may begin there; beside it what each word of the
            text is looked up by in that language: its stem, and its exact form where some pattern
            asks for that.
    """

    starts: list[tuple[tuple[_Start, list[_Keys]], ...]]


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
        self._exact: set[str] = set()
        self._starts: dict[str, dict[str, _Start]] = {language: {} for language in _LANGUAGES}
        self._elements: dict[str, dict[str, tuple[frozenset[str], ...]]] = {
            language: {"...": (_ANY,)} for language in _LANGUAGES
        }
        # By language and first word as written: that many entries share is looked at once.
        written: dict[str, dict[str, list[_Entry]]] = {
            language: defaultdict(list) for language in _LANGUAGES
        }
        for idea in ideas:
            act = idea.kind == "act"
            for language, words in idea.entries:
                written[language][words.split(None, 1)[0]].append((idea.id, act, words))
                if "=" in words:
                    self._exact.update(_EXACT.findall(words.casefold()))
        self._entries = {
            language: self._by_first(language, listed) for language, listed in written.items()
        }

    def _by_first(
        self, language: str, written: dict[str, list[_Entry]]
    ) -> dict[str, list[list[_Entry]]]:
        """Return the entries by what the first of their words is looked up by."""
        starts: dict[str, list[list[_Entry]]] = defaultdict(list)
        choices = {word: _folded(_first(word)) for word in written}
        known = list({each for choice in choices.values() for each in choice})
        # Stemmed in one call: there are tens of thousands, and one by one they take four times as
        # long.
        stems = dict(zip(known, self._stemmers[language].stemWords(known), strict=True))
        for word, choice in choices.items():
            for key in {each if each[0] == "=" else stems[each] for each in choice}:
                starts[key].append(written[word])
        return starts

    def _element(self, language: str, word: str) -> tuple[frozenset[str], ...]:
        """Return what a word of an entry asks for, mostly one thing; "trc-20" is two words."""
        known = self._elements[language].get(word)
        if known is None:
            known = tuple(map(partial(self._choice, language), pieces(word)))
            self._elements[language][word] = known
        return known

    def _choice(self, language: str, word: str) -> frozenset[str]:
        folded = _folded(word)
        stems = self._stemmers[language].stemWords(folded)
        return frozenset(
            each if each[0] == "=" else stem for each, stem in zip(folded, stems, strict=True)
        )

    def _start(self, language: str, key: str) -> _Start:
        """Return what may begin with a word, compiled at its first use."""
        start = self._starts[language].get(key)
        if start is None:
            start = _Start()
            for listed in self._entries[language][key]:
                for idea, act, words in listed:
                    self._compile(start, language, idea, act, words)
            self._starts[language][key] = start
        return start

    def _compile(self, start: _Start, language: str, idea: str, act: bool, words: str) -> None:
        known = self._elements[language]
        elements: list[frozenset[str]] = []
        for word in words.split():
            elements += known.get(word) or self._element(language, word)
        if len(elements) == 1:
            start.alone.add((idea, act))
            return
        gap = len(elements) > 2 and not elements[1]
        follows = start.behind if gap else start.beside
        pattern = (idea, act, tuple(elements[3 if gap else 2 :]))
        for second in elements[2 if gap else 1]:
            follows.setdefault(second, []).append(pattern)

    def forms(self, words: list[Token]) -> Forms:
        """Look every different word up once, in each language."""
        texts = [word.text for word in words]
        counts = Counter(texts)
        unique = list(counts)
        starts: dict[str, tuple[tuple[_Start, list[_Keys]], ...]] = dict.fromkeys(unique, ())
        for language in self._spoken(counts):
            own: dict[str, _Keys] = {}
            keys: list[_Keys] = []
            entries = self._entries[language]
            for text, stem in zip(unique, self._stemmers[language].stemWords(unique), strict=True):
                own[text] = (stem, "=" + text) if text in self._exact else (stem,)
                for key in own[text]:
                    if key in entries:
                        starts[text] += ((self._start(language, key), keys),)
            keys += map(own.__getitem__, texts)
        return Forms(list(map(starts.__getitem__, texts)))

    def _spoken(self, words: Mapping[str, int]) -> list[str]:
        """Return the languages whose lists may be used on a text, by its small words.

        A stemmer reads words of other languages too ("came" as the Portuguese "cama"), so that a
        list is used only where its language is there. A text too short to tell uses all.
        """
        counts = {
            code: sum(words[each] for each in small & words.keys())
            for code, small in self._small.items()
        }
        most = max(counts.values())
        if most < self._telling:
            return list(counts)
        least = max(self._telling, most * self._share)
        return [code for code, count in counts.items() if count >= least]

    def find(self, forms: Forms, sentence: Sentence) -> dict[str, list[Found]]:
        """Return the places of every idea of one sentence, without regard to denial.

        A place may stand there twice, and in no order: few ideas are asked for.
        """
        found: dict[str, list[Found]] = defaultdict(list)
        begin, end = sentence.first, sentence.last
        for at in range(begin, end):
            for start, keys in forms.starts[at]:
                for idea, act in start.alone:
                    found[idea].append((at - begin, at - begin + 1, act))
                if start.beside:
                    for idea, act, last in _follow(start.beside, keys, at + 1, 1, end):
                        found[idea].append((at - begin, last - begin, act))
                if start.behind:
                    for idea, act, last in _follow(start.behind, keys, at + 1, 1 + _GAP, end):
                        found[idea].append((at - begin, last - begin, act))
        return found


def _follow(
    follows: dict[str, list[_Pattern]], keys: list[_Keys], at: int, most: int, end: int
) -> list[tuple[str, bool, int]]:
    """Return what goes on with one of the ``most`` words from ``at`` on, and where it ends."""
    found = []
    for here in range(at, min(at + most, end)):
        for key in keys[here]:
            if key in follows:
                third = keys[here + 1] if here + 1 < end else ()
                for idea, act, rest in follows[key]:
                    if rest and rest[0] and rest[0].isdisjoint(third):  # nine in ten
                        continue
                    if last := _match(rest, keys, here + 1, end):
                        found.append((idea, act, last))
    return found


def _folded(word: str) -> list[str]:
    """Return the choices that a word of an entry gives, ready to be stemmed."""
    if word.isalpha():
        return [word.casefold()]
    return [each for each in word.casefold().replace("’", "'").split("|") if each]


def _first(word: str) -> str:
    return word if word.isalpha() or "|" in word else pieces(word)[0]


def pieces(words: str) -> list[str]:
    """Cut an entry into the words that a text is cut into: "trc-20" is two of them."""
    cut: list[str] = []
    for word in words.split():
        plain = word.isalpha() or word == "..." or "|" in word or word.startswith("=")
        cut += [word] if plain else [each.text for each in tokens(normalise(word).text)]
    return cut


def _match(rest: tuple[frozenset[str], ...], keys: list[_Keys], at: int, end: int) -> int:
    """Return the word behind the rest of a pattern, 0 where it does not match."""
    for number, element in enumerate(rest):
        if not element:
            after = rest[number + 1 :]
            # What is found first need not be what the rest goes on with.
            for here in range(at, min(at + _GAP + 1, end)):
                if last := _match(after, keys, here, end):
                    return last
            return 0 if after else at
        if at >= end or element.isdisjoint(keys[at]):
            return 0
        at += 1
    return at


@lru_cache(maxsize=2)
def lexicon(library: Library) -> Lexicon:
    """Return the compiled ideas of a library (kept for the two newest)."""
    return Lexicon(library.ideas.values(), library.names)
