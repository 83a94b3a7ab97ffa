"""What search by meaning sees of a passage: its text, its sentences, and the ways to ask for it.

Each is kept under an id of its own. What a passage means is told best by all of them together: a
single way to ask may share its words with a question by chance, its text and a sentence seldom do.
"""

import math
from collections.abc import Mapping

from bot.library.passages import Passage

HERE, PAGE = "?here=", "?page="  # between a passage's id and the number of a way to ask
ELSEWHERE = "?elsewhere="  # before the number of a question that no passage answers
_SENTENCE = "/"
# How much a view says for its passage: a way to ask for the whole page less than one for it alone.
_LOOKED = 60  # views among which those are counted that no passage answers
_BEST = 0.4  # share of the nearest view in what a passage means; the rest is of all kinds alike
_NEAR = 0.06  # a view that is so much less similar than the nearest says a third as much
_WEIGHTS = {"": 1.0, _SENTENCE: 1.0, HERE: 1.0, PAGE: 0.6}
_MOST = 1 << 16  # views whose places are kept: those of one library, and a few of the one before
_places: dict[str, tuple[str, str]] = {}


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


class View:
    """What search by meaning found for one question: similarity by view, best first."""

    def __init__(self, near: Mapping[str, float]) -> None:
        self._ranked = sorted(near.items(), key=_similarity, reverse=True)
        self._passages: dict[str, dict[str, float]] = {}
        for id_, similarity in self._ranked:
            passage, kind = _places.get(id_) or _of(id_)
            if not passage:
                continue
            views = self._passages.get(passage)
            if views is None:
                self._passages[passage] = {kind: similarity}
            elif kind not in views:
                views[kind] = similarity

    def near(self, passage: str) -> float:
        """Return the similarity of a passage's nearest view; 0 where none is near."""
        views = self._passages.get(passage, {})
        return max((each * _WEIGHTS[kind] for kind, each in views.items()), default=0.0)

    def blended(self, kept: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
        """Return for each passage how near it is, by its nearest view of every kind.

        A kind of which no view is among the nearest is taken to be as near as the last of them.

        Args:
            kept: the kinds of views that there are of each passage.
        """
        least = max(self._ranked[-1][1], 0.0) if self._ranked else 0.0
        return {
            passage: _blend(views, kept.get(passage, tuple(views)), least)
            for passage, views in self._passages.items()
        }

    @property
    def elsewhere(self) -> float:
        """The share of questions that no passage answers among the views that are nearest.

        The nearer a view is, the more it counts.
        """
        there = total = 0.0
        for id_, similarity in self._ranked[:_LOOKED]:
            says = math.exp((similarity - self._ranked[0][1]) / _NEAR)
            total += says
            if id_.startswith(ELSEWHERE):
                there += says
        return there / total if total else 1.0

    @property
    def nearest(self) -> float:
        """The similarity of the nearest view; 0 where that is a question not answered here."""
        if not self._ranked or self._ranked[0][0].startswith(ELSEWHERE):
            return 0.0
        return self._ranked[0][1]


def _blend(views: Mapping[str, float], kept: tuple[str, ...], least: float) -> float:
    # Plain loops: this runs for every passage of every question.
    best, total = -1.0, least * (len(kept) - len(views))
    for kind, similarity in views.items():
        total += similarity
        weighed = similarity * _WEIGHTS[kind]
        if weighed > best:
            best = weighed
    return _BEST * best + (1 - _BEST) * total / len(kept)


def _similarity(view: tuple[str, float]) -> float:
    return view[1]


def _of(id_: str) -> tuple[str, str]:
    """Return the passage of a view, and of which kind it is; no passage for one elsewhere."""
    if len(_places) >= _MOST:
        _places.clear()
    found = _places[id_] = _parted(id_)
    return found


def _parted(id_: str) -> tuple[str, str]:
    if id_.startswith(ELSEWHERE):
        return "", ""
    for mark in (HERE, PAGE):
        passage, found, _ = id_.partition(mark)
        if found:
            return passage, mark
    passage, found, number = id_.rpartition(_SENTENCE)
    if found and number.isdigit():
        return passage, _SENTENCE
    return id_, ""
