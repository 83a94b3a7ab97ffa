"""What search by meaning sees of a passage: its text, its sentences, and the ways to ask for it.

Each is kept under an id of its own. What a passage means is told best by all of them together: a
single way to ask may share its words with a question by chance, its text and a sentence seldom do.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.library.passages import Passage

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Similar = NDArray[float64]
    """A similarity for each passage, by its number; ``ABSENT`` where it is not near."""

HERE, PAGE = "?here=", "?page="  # between a passage's id and the number of a way to ask
ELSEWHERE = "?elsewhere="  # before the number of a question that no passage answers
ABSENT = float("-inf")  # the similarity of what is not among the nearest
_SENTENCE = "/"
# How much a view says for its passage: a way to ask for the whole page less than one for it alone.
_WEIGHTS = {"": 1.0, _SENTENCE: 1.0, HERE: 1.0, PAGE: 0.6}
_LOOKED = 60  # views among which those are counted that no passage answers
_BEST = 0.4  # share of the nearest view in what a passage means; the rest is of all kinds alike
_NEAR = 0.06  # a view that is so much less similar than the nearest says a third as much
_KINDS = {kind: number for number, kind in enumerate(_WEIGHTS)}


def key(passage: Passage, number: int) -> str:
    """Return the id under which a sentence's meaning is kept."""
    return f"{passage.id}{_SENTENCE}{number}"


def kinds(passage: Passage) -> tuple[str, ...]:
    """Return the kinds of views that are kept of a passage."""
    has = {
        "": True,
        _SENTENCE: bool(passage.sentences),
        HERE: bool(passage.asked_here),
        PAGE: bool(passage.asked_as),
    }
    return tuple(kind for kind, there in has.items() if there)


class Views:
    """The views of some passages: a place for every kind of view of each of them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Give each of the passages its number."""
        # Imported here: half a second that a check must not pay for.
        import numpy

        self.ids = [each.id for each in passages]
        self.numbers = {id_: number for number, id_ in enumerate(self.ids)}
        self.weights = numpy.array([[each] for each in _WEIGHTS.values()])
        self.count = numpy.array([len(kinds(each)) for each in passages])
        self.size = len(_KINDS) * len(passages)
        # Behind all places: what no passage answers, and what is of no passage here.
        self.elsewhere, self._unknown = self.size, self.size + 1
        self._places: dict[str, int] = {}

    def similar(self, near: Mapping[str, float]) -> "Similar":
        """Return similarity by passage id as a place for each passage."""
        import numpy

        found = numpy.full(len(self.ids), ABSENT)
        held = {row: near[id_] for id_ in near if (row := self.numbers.get(id_, -1)) >= 0}
        found[list(held)] = list(held.values())
        return found

    def of(self, near: Mapping[str, float]) -> "View":
        """Return what similarity by view, in any order, says of the passages."""
        return View(self, near)

    def places(self, views: Mapping[str, float]) -> list[int]:
        """Return the place of each view."""
        found: list[Any] = list(map(self._places.get, views))
        if None in found:  # the first time that they are near
            self._places |= {each: self._place(each) for each in views}
            found = list(map(self._places.get, views))
        return found

    def _place(self, id_: str) -> int:
        if id_.startswith(ELSEWHERE):
            return self.elsewhere
        passage, kind = _parted(id_)
        number = self.numbers.get(passage)
        return self._unknown if number is None else _KINDS[kind] * len(self.ids) + number


class View:
    """What search by meaning found for one question."""

    def __init__(self, views: Views, near: Mapping[str, float]) -> None:
        """Take similarity by view, in any order."""
        import numpy

        self._views = views
        found = numpy.fromiter(near.values(), numpy.float64, len(near))
        places = numpy.array(views.places(near), dtype=numpy.intp)
        order = numpy.argsort(-found, kind="stable")
        self._ranked, self._places = found[order], places[order]
        table = numpy.full(views.size + 2, ABSENT)
        table[self._places[::-1]] = self._ranked[::-1]  # of several at one place the last stays
        # A kind of view a row, a passage a column.
        self._table: Similar = table[: views.size].reshape(len(_KINDS), -1)

    def near(self, passage: str) -> float:
        """Return the similarity of a passage's nearest view; 0 where none is near."""
        number = self._views.numbers.get(passage)
        if number is None:
            return 0.0
        best = float((self._table[:, number] * self._views.weights[:, 0]).max())
        return best if best > ABSENT else 0.0

    def blended(self) -> "Similar":
        """Return how near each passage is, by its nearest view of every kind.

        A kind of which no view is among the nearest is taken to be as near as the last of them.
        """
        import numpy

        blended = numpy.full(len(self._views.ids), ABSENT)
        if not len(self._ranked):
            return blended
        there = self._table > ABSENT
        found = numpy.flatnonzero(there.any(axis=0))
        table, there, count = self._table[:, found], there[:, found], self._views.count[found]
        best = numpy.where(there, table * self._views.weights, -1.0).max(axis=0)
        least = max(float(self._ranked[-1]), 0.0)
        total = numpy.where(there, table, 0.0).sum(axis=0) + least * (count - there.sum(axis=0))
        blended[found] = _BEST * best + (1 - _BEST) * total / count
        return blended

    @property
    def elsewhere(self) -> float:
        """The share of questions that no passage answers among the views that are nearest.

        The nearer a view is, the more it counts.
        """
        import numpy

        if not len(self._ranked):
            return 1.0
        says = numpy.exp((self._ranked[:_LOOKED] - self._ranked[0]) / _NEAR)
        there = says[self._places[:_LOOKED] == self._views.elsewhere]
        return float(there.sum() / says.sum())

    @property
    def nearest(self) -> float:
        """The similarity of the nearest view; 0 where that is a question not answered here."""
        if not len(self._ranked) or self._places[0] == self._views.elsewhere:
            return 0.0
        return float(self._ranked[0])


def _parted(id_: str) -> tuple[str, str]:
    """Return the passage of a view, and of which kind it is."""
    for mark in (HERE, PAGE):
        passage, found, _ = id_.partition(mark)
        if found:
            return passage, mark
    passage, found, number = id_.rpartition(_SENTENCE)
    if found and number.isdigit():
        return passage, _SENTENCE
    return id_, ""
