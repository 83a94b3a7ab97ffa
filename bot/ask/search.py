"""Search over the passages: words and meaning, fused by their normalised scores.

Fusing scores instead of ranks beats either alone and reciprocal rank fusion; measured on three
collections before it was built, and printed by ``bench/retrieval.py`` since.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from bot.ask.glossary import glossary
from bot.ask.lines import Lines, unanswered
from bot.ask.question import placed
from bot.ask.terms import Terms, Weighed, tells, terms
from bot.ask.views import ABSENT, Views
from bot.library.library import Library
from bot.library.passages import Passage, Sentence

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from bot.ask.views import Similar

    Scores = NDArray[numpy.float32]

_WORDS = 0.4  # share of the words' score; the rest is meaning's
_TITLE, _HEADING, _ASKED = 1, 2, 1  # how often a field's words count, beside the body's once
_ALIKE = 0.35  # of a word's weight for one that means the same
_EARLIER = 0.5  # of the question's weight for the question before it
_POOL = 100  # passages that each of the two rankings brings
# The similarity that counts as none, as no shared word does: about what texts of different matters
# have. Were it the least of the nearest, a score would hang on how many of them were asked for, and
# their noise be stretched (Bruch, Gai and Ingber 2023, An Analysis of Fusion Functions).
_NONE = 0.1
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found.

    Attributes:
        score: 0 to 1, fused.
        covered: share of the question's words, weighed by their rarity, that stand in it.
    """

    passage: Passage
    score: float
    covered: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and what its words alone say.

    Attributes:
        texts: the question, and the one before it that it leans on.
        scores: how well each passage fits; what was asked before counts less.
        weighed: the terms of all texts.
        terms: those but for numbers, each once.
        known: share of them, weighed by rarity, that any passage has.
        strength: the best passage's score by all texts, for each of their words.
        leaning: see ``Lines.leaning``.
        lines: see ``Lines.elsewhere``.
    """

    texts: tuple[str, ...]
    scores: "Scores"
    weighed: Sequence[Weighed]
    terms: Sequence[str]
    known: float
    strength: float
    leaning: float
    lines: float


class Searcher:
    """An index by words of some passages; meaning comes with each question.

    Attributes:
        elsewhere: by their number, the noted questions that indeed no passage answers.
    """

    def __init__(self, passages: Sequence[Passage], own: Terms, noted: Sequence[str] = ()) -> None:
        """Read the passages; ``noted`` are questions that are not answered, as far as is known."""
        # Imported here: half a second that a check must not pay for.
        import bm25s

        self.passages = passages
        self.terms = own
        self.views = Views(passages)
        self._number = self.views.numbers
        cut = cache(own.of)  # a page's ways to ask stand at every passage of it
        fields = [_weighed(passage, cut) for passage in passages]
        self._held = [frozenset(each) for each in fields]
        here, others = [*map(cut, _lines(passages))], [*map(cut, noted)]
        self.elsewhere = {number: noted[number] for number in unanswered(here, others)}
        self.lines = Lines(here, [others[number] for number in self.elsewhere])
        self._said: dict[str, frozenset[str]] = {}
        self._words: Any = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        # An index needs one word; the one added here is no term of any text.
        self._words.index([*fields, ["\0"]], show_progress=False)
        self._rarity = _rarity(self._held)
        self._vocabulary = frozenset(self._rarity)
        self._strange = tells(0, len(passages))  # a word that no passage has

    def read(self, *texts: str) -> Asked:
        """Read a question, and behind it the one that it leans on."""
        first, *others = map(self.terms.of, texts)
        scores = own = self._by_word(first)
        whole = self.terms.of(" ".join(texts)) if others else first
        if others:
            own = self._by_word(whole)
            scores = scores + _EARLIER * sum(map(self._by_word, others))
        weighed = self._weigh(whole)
        terms_ = [each for each in dict.fromkeys(whole) if not each.isdigit()]
        return Asked(
            texts=texts,
            scores=scores,
            weighed=weighed,
            terms=terms_,
            known=_covered(_telling(weighed), self._vocabulary),
            strength=float(own.max(initial=0.0)) / max(1, len(whole)),
            leaning=self.lines.leaning(terms_),
            lines=self.lines.elsewhere(terms_),
        )

    def search(
        self,
        asked: Asked,
        meaning: "Sequence[Similar] | None" = None,
        *,
        limit: int = 10,
        leave_out: Collection[str] = (),
    ) -> list[Found]:
        """Return the best passages, best first.

        Args:
            asked: what is asked.
            meaning: for each of its texts, how near each passage is.
            limit: how many at the most.
            leave_out: ids of passages that may not be found.
        """
        import numpy

        by_word = asked.scores
        near, none = self._near(meaning or ())
        rest = max(0, len(self.passages) - _POOL)
        most = numpy.argpartition(by_word, rest)[rest:] if rest else numpy.arange(len(by_word))
        pool = near > ABSENT
        all_ = near[pool]
        pool[most[by_word[most] > 0]] = True
        if leave_out:
            pool[[self._number[each] for each in leave_out if each in self._number]] = False
        chosen = pool.nonzero()[0]
        fused = _fused(by_word[chosen], near[chosen], all_, none)
        best = numpy.argsort(-fused, kind="stable")[:limit]  # of two alike the earlier is first
        weighed = _telling(asked.weighed)
        return [
            Found(
                self.passages[at],
                score,
                _covered(weighed, self._held[at]),
            )
            for at, score in zip(chosen[best].tolist(), fused[best].tolist(), strict=True)
        ]

    def weigh(self, text: str) -> list[Weighed]:
        """Return the terms of a text with what means the same and how much they tell."""
        return self._weigh(self.terms.of(text))

    def _weigh(self, terms_: Sequence[str]) -> list[Weighed]:
        alike = self.terms.alike(terms_)
        return [Weighed(term, same | {term}, self.rarity(term)) for term, same in alike.items()]

    def said(self, sentence: str) -> frozenset[str]:
        """Return the terms of a passage's sentence, cut at its first use."""
        held = self._said.get(sentence)
        if held is None:
            held = self._said[sentence] = frozenset(self.terms.of(sentence))
        return held

    def rarity(self, term: str) -> float:
        """Return how much a term tells: its inverse document frequency."""
        return self._rarity.get(term, self._strange)

    def _by_word(self, asked: Sequence[str]) -> "Scores":
        import numpy

        if not asked:
            return numpy.zeros(len(self.passages), dtype=numpy.float32)
        own: Scores = self._words.get_scores(list(asked))[:-1]
        others = [each for same in self.terms.alike(asked).values() for each in same]
        if others:
            own = own + _ALIKE * self._words.get_scores(others)[:-1]
        return own

    def _near(self, meaning: "Sequence[Similar]") -> "tuple[Similar, float]":
        """Return how near each passage is to all that is asked, and what counts as not near."""
        import numpy

        near, none = numpy.full(len(self.passages), ABSENT), 0.0
        for at, similar in enumerate(meaning):
            weight = _EARLIER if at else 1.0
            there, none = similar > ABSENT, none + _NONE * weight
            before = numpy.where(near[there] > ABSENT, near[there], 0.0)
            near[there] = before + similar[there] * weight
        return near, none


def _covered(told: Sequence[Weighed], held: frozenset[str]) -> float:
    """Return the share of the terms' weight that is held."""
    there = sum([weight for _, forms, weight in told if not forms.isdisjoint(held)])
    return there / sum([weight for _, _, weight in told]) if there else 0.0


def _telling(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return the terms but for numbers: those may be what the asker has wrong."""
    return [each for each in weighed if not each.term.isdigit()]


def _fused(by_word: "Scores", near: "Similar", all_: "Similar", none: float) -> "Similar":
    """Return 0 to 1 for each chosen passage; where meaning brought none, by words alone.

    Args:
        by_word: the chosen passages' scores by words.
        near: their similarity. One that is not among the nearest is taken to be as near as the
            last of them.
        all_: the similarity of all that are among the nearest.
        none: what counts as none.
    """
    import numpy

    words = by_word.astype(numpy.float64)
    words /= words.max(initial=0.0) + _TINY
    if not len(all_):
        return words
    least, high = float(all_.min()), float(all_.max())
    low = min(least, none)
    meant = (numpy.maximum(near, least) - low) / (high - low + _TINY)
    return _WORDS * words + (1 - _WORDS) * meant


def _weighed(passage: Passage, cut: Callable[[str], list[str]]) -> list[str]:
    return [
        *cut(passage.text),
        *cut(passage.document) * _TITLE,
        *(cut(passage.heading) * _HEADING if passage.heading != passage.document else ()),
        *[term for each in passage.asked_here for term in cut(each)] * _ASKED,
        *dict.fromkeys(term for each in passage.asked_as for term in cut(each)),
    ]


def _lines(passages: Sequence[Passage]) -> dict[str, None]:
    """Return the sentences that can be quoted and the ways to ask for them, each once."""
    return dict.fromkeys(
        line
        for passage in passages
        for line in (*passage.asked_here, *passage.asked_as, *map(_text, passage.sentences))
    )


def _text(sentence: Sentence) -> str:
    return sentence.text


def _rarity(held: Sequence[frozenset[str]]) -> dict[str, float]:
    counts = Counter(term for each in held for term in each)
    return {term: tells(count, len(held)) for term, count in counts.items()}


@lru_cache(maxsize=2)
def searcher(library: Library) -> Searcher:
    """Return the index by words of a library (kept for the two newest)."""
    asked = {each for page in library.passages for each in (*page.asked_here, *page.asked_as)}
    glossary(library).keep(asked.union(library.elsewhere))  # search by meaning takes them, too
    return Searcher(placed(library), terms(library), library.elsewhere)
