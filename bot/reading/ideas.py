"""Finds ideas (lists of ways to say one thing) in sentences.

Words are compared by their stems, language by language, so that "refused" and "refuses" are one
word; a pattern's words stand side by side, ``...`` lets up to four words stand between, ``a|b`` is
a choice and ``=a`` the exact word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.library.library import Idea, Library
from bot.reading.lists import STEMMERS, Lists, Pattern, Start
from bot.reading.sentences import Sentence, Token

_GAP = 4  # words that `...` may stand for
_TELLING = 3  # small words of a language that show it is spoken
_SHARE = 0.15  # of the most spoken language's; fewer are names and loan words
_MESSAGE = (2, 0.4)  # the same two for a message of a few words


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


# A place found: first and last word; denial is not looked at yet.
Found = tuple[int, int]
# What each word of a text is looked up by in one language: mostly its stem alone.
_Keys = tuple[str, ...]
_Begun = tuple[Lists, Start, list[_Keys]]


@dataclass(frozen=True, slots=True)
class Forms:
    """A text's words made ready for finding.

    Attributes:
        starts: for each word, by language, what may begin there; beside it what each word of the
            text is looked up by in that language: its stem, and its exact form where some pattern
            asks for that.
    """

    starts: list[tuple[_Begun, ...]]


class Lexicon:
    """All idea lists of one library, made ready for finding, a language when it is first spoken.

    For ``messages``, which are short, fewer small words tell their language.
    """

    def __init__(
        self, ideas: Iterable[Idea], names: Mapping[str, frozenset[str]], *, messages: bool = False
    ) -> None:
        self._telling, self._share = _MESSAGE if messages else (_TELLING, _SHARE)
        self._small = {code: names.get(f"small-words-{code}", frozenset()) for code in STEMMERS}
        self._ideas = tuple(ideas)
        self._lists: dict[str, Lists] = {}
        self.acts = frozenset(idea.id for idea in self._ideas if idea.kind == "act")

    def forms(self, words: list[Token]) -> Forms:
        """Look every different word up once, in each language."""
        texts = [word.text for word in words]
        counts = Counter(texts)
        unique = list(counts)
        starts: dict[str, tuple[_Begun, ...]] = dict.fromkeys(unique, ())
        for language in self._spoken(counts):
            lists = self._lists.get(language)
            if lists is None:
                lists = self._lists[language] = Lists(language, self._ideas)
            stems = lists.stemmer.stemWords(unique)
            own: dict[str, _Keys] = dict(zip(unique, zip(stems), strict=True))
            keys: list[_Keys] = []
            for text, stem in zip(unique, stems, strict=True):
                if stem in lists.firsts:
                    starts[text] += ((lists, lists.start(stem), keys),)
            for text in lists.exact & counts.keys():
                own[text] += (f"={text}",)
                if f"={text}" in lists.firsts:
                    starts[text] += ((lists, lists.start(f"={text}"), keys),)
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
        for first, begun in enumerate(forms.starts[begin:end]):
            at = begin + first + 1
            for lists, (alone, beside, behind), keys in begun:
                for idea in alone:
                    found[idea].append((first, first + 1))
                if beside and at < end:
                    for key in keys[at]:
                        if key in beside:
                            for idea, last in _ends(lists.rest(beside, key), keys, at + 1, end):
                                found[idea].append((first, last - begin))
                if behind:
                    for here in range(at, min(at + 1 + _GAP, end)):
                        for key in keys[here]:
                            if key in behind:
                                rest = lists.rest(behind, key)
                                for idea, last in _ends(rest, keys, here + 1, end):
                                    found[idea].append((first, last - begin))
        return found


def _ends(
    patterns: tuple[Pattern, ...], keys: list[_Keys], at: int, end: int
) -> list[tuple[str, int]]:
    """Return which of the patterns go on at a word, and where they end."""
    third = keys[at] if at < end else ()
    return [
        (idea, last)
        for idea, rest in patterns
        if not (rest and rest[0] and rest[0].isdisjoint(third))  # nine in ten
        and (last := _match(rest, keys, at, end))
    ]


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
