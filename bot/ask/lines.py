"""What the folder says line by line, and the questions that it does not answer, by their words.

Which of the two a question is more like shows whether the folder answers it: a page that was laid
in a moment ago speaks here as every other does.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bot.ask.terms import tells

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Scores = NDArray[numpy.float32]

_NEAREST = 20  # lines that are looked at, and those as near as the last of them
_NEAR = 0.05  # of the highest possible score; a line so much below the best says a third as much
_SELDOM = 0.3  # lines that count as none: what a word tells must not hang on a single one
_MOST = 5.0  # log-odds of one word at the most
_PLAIN = 3  # terms that are no coincidence
EVEN = 0.5  # neither


class Lines:
    """Lines that are answered here and lines that are not, both as their terms."""

    def __init__(self, here: Sequence[Sequence[str]], elsewhere: Sequence[Sequence[str]]) -> None:
        # Imported here: half a second that a check must not pay for.
        import bm25s

        self._here, self._elsewhere = len(here), len(elsewhere)
        self._answered = Counter(term for line in here for term in set(line))
        self._unanswered = Counter(term for line in elsewhere for term in set(line))
        self._scores: Any = bm25s.BM25(method="lucene", k1=0.5, b=0.5)
        # An index needs one word; the one added here is no term of any text.
        self._scores.index([*here, *elsewhere, ["\0"]], show_progress=False)

    def elsewhere(self, terms: Sequence[str]) -> float:
        """Return the share of those lines that are not answered, of the lines nearest to terms."""
        import numpy

        if not self._elsewhere or not terms:
            return EVEN
        scores: Scores = self._scores.get_scores(list(terms))[:-1]
        there = scores[scores > 0]  # of thousands of lines few share a word with a question
        if not len(there):
            return EVEN
        # With all that are as near as the last: which of them comes first, no two kinds of
        # processor agree on.
        rest = max(0, len(there) - _NEAREST)
        nearest = (scores >= numpy.partition(there, rest)[rest]).nonzero()[0]
        most = sum(self._tells(term) for term in terms)
        near = numpy.exp((scores[nearest] - scores[nearest].max()) / (most * _NEAR))
        return float(near[nearest >= self._here].sum() / near.sum())

    def leaning(self, terms: Sequence[str]) -> float:
        """Return how much more the terms are those of lines that are answered, in log-odds.

        It grows with the root of their number, for they do not speak independently.
        """
        if not terms or not self._elsewhere:
            return 0.0
        return sum(self._leans(term) for term in terms) / math.sqrt(len(terms))

    def _leans(self, term: str) -> float:
        # As if there were as many lines of either kind.
        unanswered = self._unanswered[term] * self._here / self._elsewhere
        leans = math.log((self._answered[term] + _SELDOM) / (unanswered + _SELDOM))
        return max(-_MOST, min(_MOST, leans))

    def _tells(self, term: str) -> float:
        count = self._answered[term] + self._unanswered[term]
        return tells(count, self._here + self._elsewhere)


def unanswered(here: Iterable[Sequence[str]], questions: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the numbers of the questions that no line answers; all are given as their terms.

    A page that is laid in may answer a question that was noted as not answered: one of the page's
    lines has all of its terms.
    """
    holding: dict[str, set[int]] = {}
    lines = [frozenset(line) for line in here]
    for number, line in enumerate(lines):
        for term in line:
            holding.setdefault(term, set()).add(number)
    for number, question in enumerate(questions):
        terms = frozenset(question)
        having = set.intersection(*(holding.get(term, set()) for term in terms)) if terms else set()
        if not any(len(terms) >= _PLAIN or lines[each] == terms for each in having):
            yield number
