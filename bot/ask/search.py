"""Search over the passages: words and meaning, fused by their normalised scores.

Fusing scores instead of ranks beats either alone and reciprocal rank fusion; measured on three
collections before it was built, and printed by ``bench/retrieval.py`` since.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
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

    Scores = NDArray[numpy.float32]
    Similar = NDArray[numpy.float64]

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
        meaning: similarity to the question, None where search by meaning is not there.
        covered: share of the question's words, weighed by their rarity, that stand in it.
    """

    passage: Passage
    score: float
    meaning: float | None
    covered: float


class Searcher:
    """An index by words of some passages; meaning comes with each question.

    Attributes:
        elsewhere: by their number, the noted questions that indeed no passage answers.
    """

    def __init__(self, passages: Sequence[Passage], own: Terms, noted: Sequence[str] = ()) -> None:
        """Read the passages; ``noted`` are questions that are not answered, as far as is known."""
        # Imported here: half a second that a check must not pay for.
        import bm25s
        import numpy

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
        # One question is looked at several times; whoever asks meanwhile only makes them anew.
        self._weighed: tuple[str, Sequence[Weighed]] = ("", ())
        self._lately: tuple[Sequence[str], Scores] = ((), numpy.zeros(0, dtype=numpy.float32))
        self._words: Any = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        # An index needs one word; the one added here is no term of any text.
        self._words.index([*fields, ["\0"]], show_progress=False)
        self._rarity = _rarity(self._held)
        self._vocabulary = frozenset(self._rarity)
        self._strange = tells(0, len(passages))  # a word that no passage has

    def search(
        self,
        questions: Sequence[str],
        meaning: Sequence[Mapping[str, float]] | None = None,
        *,
        limit: int = 10,
        leave_out: Collection[str] = (),
    ) -> list[Found]:
        """Return the best passages, best first.

        Args:
            questions: what is asked, and what was asked before it where it follows on.
            meaning: for each question, similarity by passage id.
            limit: how many at the most.
            leave_out: ids of passages that may not be found.
        """
        import numpy

        asked = self.terms.of(questions[0])
        by_word = self._by_word(asked)
        for earlier in questions[1:]:
            by_word = by_word + _EARLIER * self._by_word(self.terms.of(earlier))
        near = self._near(meaning)
        none = _NONE * sum(_EARLIER if at else 1.0 for at in range(len(meaning or ())))
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
        weighed = _telling(self.weigh(" ".join(questions)))
        similar = meaning[0] if meaning else None
        return [
            Found(
                self.passages[at],
                score,
                similar.get(self.passages[at].id, 0.0) if similar is not None else None,
                _covered(weighed, self._held[at]),
            )
            for at, score in zip(chosen[best].tolist(), fused[best].tolist(), strict=True)
        ]

    def known(self, question: str) -> float:
        """Return the share of a question's words, weighed by rarity, that any passage has."""
        return _covered(_telling(self.weigh(question)), self._vocabulary)

    def strength(self, question: str) -> float:
        """Return the best passage's score by words, for each word of the question."""
        asked = self.terms.of(question)
        return float(self._by_word(asked).max(initial=0.0)) / max(1, len(asked))

    def weigh(self, question: str) -> Sequence[Weighed]:
        """Return the terms of a question with what means the same and how much they tell."""
        lately, found = self._weighed
        if lately == question:
            return found
        alike = self.terms.alike(self.terms.of(question))
        found = [Weighed(term, same | {term}, self.rarity(term)) for term, same in alike.items()]
        self._weighed = (question, found)
        return found

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
        lately, found = self._lately
        if lately == asked:
            return found
        own: Scores = self._words.get_scores(list(asked))[:-1]
        others = [each for same in self.terms.alike(asked).values() for each in same]
        if others:
            own = own + _ALIKE * self._words.get_scores(others)[:-1]
        self._lately = (asked, own)
        return own

    def _near(self, meaning: Sequence[Mapping[str, float]] | None) -> "Similar":
        """Return how near each passage is to the question and to the one before it."""
        import numpy

        near = numpy.full(len(self.passages), ABSENT)
        for at, similar in enumerate(meaning or ()):
            held = {row: similar[id_] for id_ in similar if (row := self._number.get(id_, -1)) >= 0}
            rows = list(held)
            values = numpy.fromiter(held.values(), numpy.float64, len(held))
            before = numpy.where(near[rows] > ABSENT, near[rows], 0.0)
            near[rows] = before + values * (_EARLIER if at else 1.0)
        return near


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
