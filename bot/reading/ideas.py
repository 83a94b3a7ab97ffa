"""Finds ideas (lists of ways to say one thing) in sentences.

Words are compared by their stems, language by language, so that "refused" and "refuses" are one
word; a pattern's words stand side by side, ``...`` lets up to four words stand between, ``a|b`` is
a choice and ``=a`` the exact word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
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
        stem = self._stems(language, known).__getitem__
        for word, choice in choices.items():
            for key in set(map(stem, choice)) if len(choice) > 1 else map(stem, choice):
                starts[key].append(written[word])
        return starts

    def _stems(self, language: str, words: list[str]) -> dict[str, str]:
        """Return what words are looked up by: one by one they would take four times as long."""
        stems = dict(zip(words, self._stemmers[language].stemWords(words), strict=True))
        stems.update((each, each) for each in words if each[0] == "=")
        return stems

    def _learn(self, language: str, words: Iterable[str]) -> None:
        """Look up what words of entries ask for, all that are new in one call of the stemmer."""
        known = self._elements[language]
        # Mostly a word asks for one thing; "trc-20" is two words.
        new = {word: list(map(_folded, pieces(word))) for word in words if word not in known}
        plain = list({each for asked in new.values() for choice in asked for each in choice})
        stem = self._stems(language, plain).__getitem__
        for word, asked in new.items():
            known[word] = tuple([frozenset(map(stem, choice)) for choice in asked])

    def _start(self, language: str, key: str) -> _Start:
        """Return what may begin with a word, compiled at its first use."""
        start = self._starts[language].get(key)
        if start is None:
            start = _Start()
            entries = [
                (idea, act, words.split())
                for listed in self._entries[language][key]
                for idea, act, words in listed
            ]
            self._learn(language, {word for _, _, words in entries for word in words})
            known = self._elements[language]
            for idea, act, words in entries:
                _put(start, idea, act, [each for word in words for each in known[word]])
            self._starts[language][key] = start  # whole: other threads may look it up, too
        return start

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
        for at, starts in enumerate(forms.starts[begin:end], begin):
            for start, keys in starts:
                for idea, act in start.alone:
                    found[idea].append((at - begin, at - begin + 1, act))
                if start.beside and at + 1 < end:
                    for key in keys[at + 1]:
                        if key in start.beside:
                            ends = _follow(start.beside[key], keys, at + 2, end)
                            for idea, act, last in ends:
                                found[idea].append((at - begin, last - begin, act))
                if start.behind:
                    for here in range(at + 1, min(at + 2 + _GAP, end)):
                        for key in keys[here]:
                            if key in start.behind:
                                ends = _follow(start.behind[key], keys, here + 1, end)
                                for idea, act, last in ends:
                                    found[idea].append((at - begin, last - begin, act))
        return found


def _put(start: _Start, idea: str, act: bool, elements: list[frozenset[str]]) -> None:
    """Put an entry, as what each of its words asks for, to what may begin with its first."""
    if len(elements) == 1:
        start.alone.add((idea, act))
        return
    gap = len(elements) > 2 and not elements[1]
    follows = start.behind if gap else start.beside
    pattern = (idea, act, tuple(elements[3 if gap else 2 :]))
    for second in elements[2 if gap else 1]:
        follows.setdefault(second, []).append(pattern)


def _follow(
    patterns: list[_Pattern], keys: list[_Keys], at: int, end: int
) -> Iterator[tuple[str, bool, int]]:
    """Yield which of the patterns go on at a word, and where they end."""
    third = keys[at] if at < end else ()
    for idea, act, rest in patterns:
        if rest and rest[0] and rest[0].isdisjoint(third):  # nine in ten
            continue
        if last := _match(rest, keys, at, end):
            yield idea, act, last


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
