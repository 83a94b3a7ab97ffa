"""Finds ideas (lists of ways to say one thing) in sentences, and what is denied or not theirs.

Words are compared by their stems, language by language, so that "refused" and "refuses" are one
word; a pattern's words stand side by side, ``...`` lets up to four words stand between, ``a|b`` is
a choice and ``=a`` the exact word. Denial follows the idea of NegEx (Chapman et al. 2001, Journal
of Biomedical Informatics 34): a negator reaches a few words forward, up to a border of the clause.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from bot.library.library import Entry, Idea, Library
from bot.reading.sentences import Sentence, Token

_GAP = 4  # words that `...` may stand for
_DENIES = 6  # words a negator reaches
_OURS = 10  # words "we told him" reaches
_LANGUAGES = {"en": "english", "de": "german", "pt": "portuguese"}
_ANY: frozenset[str] = frozenset()

# The grammar lists that the reading itself depends on (see knowledge/README.md).
NEGATION, NOT_NEGATION, CLAUSE = "negation", "not-negation", "clause-break"
OUR_SIDE, THEIR_SIDE = "our-side", "their-side"
HYPOTHETICAL, WORK, ANSWER_NO = "hypothetical", "work-verbs", "answer-no"


@dataclass(frozen=True, slots=True)
class Hit:
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
    language: str
    rest: tuple[frozenset[str], ...]  # an empty set is a gap
    exact: bool  # some word must be there to the letter


@dataclass(frozen=True, slots=True)
class Forms:
    """A text's words made ready for finding: by language their stems, and what may start there."""

    stems: dict[str, list[str]]
    starts: list[tuple[_Pattern, ...]]


class Lexicon:
    """All idea lists of one library, compiled for finding."""

    def __init__(self, ideas: Iterable[Idea]) -> None:
        self._stemmers = {code: Stemmer.Stemmer(name) for code, name in _LANGUAGES.items()}
        self._starts: dict[str, dict[str, list[_Pattern]]] = {
            language: defaultdict(list) for language in _LANGUAGES
        }
        for idea in ideas:
            for entry in idea.entries:
                self._add(idea, entry)

    def _add(self, idea: Idea, entry: Entry) -> None:
        elements = [self._element(entry.language, word) for word in entry.words.split()]
        exact = any(each.startswith("=") for element in elements[1:] for each in element)
        pattern = _Pattern(idea.id, idea.kind == "act", entry.language, tuple(elements[1:]), exact)
        for start in elements[0]:
            self._starts[entry.language][start].append(pattern)

    def _element(self, language: str, word: str) -> frozenset[str]:
        if word == "...":
            return _ANY
        folded = (each.casefold().replace("’", "'") for each in word.split("|"))
        stem = self._stemmers[language].stemWord
        return frozenset(each if each.startswith("=") else stem(each) for each in folded)

    def forms(self, words: list[Token]) -> Forms:
        """Look every different word up once, in each language."""
        unique = list({word.text for word in words})
        starts: dict[str, tuple[_Pattern, ...]] = dict.fromkeys(unique, ())
        stems = {}
        for language, stemmer in self._stemmers.items():
            stem = dict(zip(unique, stemmer.stemWords(unique), strict=True))
            stems[language] = [stem[word.text] for word in words]
            known = self._starts[language]
            for text, stemmed in stem.items():
                for key in (stemmed, "=" + text):
                    if key in known:
                        starts[text] += tuple(known[key])
        return Forms(stems, [starts[word.text] for word in words])

    def find(self, words: list[Token], forms: Forms, sentence: Sentence) -> Iterator[Hit]:
        """Yield every idea of one sentence, without regard to denial."""
        for at in range(sentence.first, sentence.last):
            for pattern in forms.starts[at]:
                last = at + 1
                if pattern.rest:
                    last = _match(pattern, words, forms, last, sentence.last)
                if last:
                    yield Hit(pattern.idea, at, last, pattern.act)


def _match(pattern: _Pattern, words: list[Token], forms: Forms, at: int, end: int) -> int:
    """Return the word behind the pattern, 0 where it does not match."""
    stems = forms.stems[pattern.language]
    gap = 0
    for element in pattern.rest:
        if not element:
            gap = _GAP
            continue
        for here in range(at, min(at + gap + 1, end)):
            if stems[here] in element or (pattern.exact and "=" + words[here].text in element):
                at, gap = here + 1, 0
                break
        else:
            return 0
    return at


@lru_cache(maxsize=2)
def lexicon(library: Library) -> Lexicon:
    """Return the compiled ideas of a library (kept for the two newest)."""
    return Lexicon(library.ideas.values())


@dataclass(frozen=True, slots=True)
class Heard:
    """What one sentence says: its hits, and whether it reports work or only supposes."""

    hits: tuple[Hit, ...]
    work: bool
    supposed: bool


def hear(words: list[Token], forms: Forms, sentence: Sentence, ideas: Lexicon) -> Heard:
    """Find a sentence's ideas and who and what they are denied or attributed by."""
    found = sorted(set(ideas.find(words, forms, sentence)), key=lambda hit: (hit.first, hit.last))
    grammar = {
        name: [hit for hit in found if hit.idea == name]
        for name in (NEGATION, NOT_NEGATION, CLAUSE, OUR_SIDE, THEIR_SIDE)
    }
    exempt = {at for hit in grammar[NOT_NEGATION] for at in range(hit.first, hit.last)}
    breaks = {hit.first for hit in grammar[CLAUSE]}
    theirs = {hit.first for hit in grammar[THEIR_SIDE]}
    denied = _reach(
        [hit for hit in grammar[NEGATION] if hit.first not in exempt],
        words, sentence, breaks, _DENIES,
    )  # fmt: skip
    ours = _reach(grammar[OUR_SIDE], words, sentence, breaks | theirs, _OURS)
    no = next((hit for hit in found if hit.idea == ANSWER_NO and hit.last == sentence.last), None)
    hits = []
    for hit in found:
        by = denied.get(hit.first, ())
        if no is not None and hit.last <= no.first and no.first - hit.last <= 2:
            by = (*by, no.first)
        hits.append(
            Hit(hit.idea, hit.first, hit.last, hit.act, tuple(by), hit.act and hit.first in ours)
        )
    opening = {hit.idea for hit in found if hit.first <= sentence.first + 1}
    return Heard(tuple(hits), WORK in opening, HYPOTHETICAL in opening)


def _reach(
    sources: list[Hit], words: list[Token], sentence: Sentence, breaks: set[int], reach: int
) -> dict[int, list[int]]:
    """Return for every word the first words of the ``sources`` that reach it."""
    reached: dict[int, list[int]] = defaultdict(list)
    for source in sources:
        for at in range(source.last, min(source.last + reach, sentence.last)):
            if words[at].edge or at in breaks:
                break
            reached[at].append(source.first)
    return reached
