"""What search by meaning sees of a passage: its text, its sentences, and the ways to ask for it.

Each is kept under an id of its own; a passage means what the nearest of them means.
"""

import math
from collections.abc import Mapping
from functools import lru_cache

from bot.library.passages import Passage

HERE, PAGE = "?here=", "?page="  # between a passage's id and the number of a way to ask
ELSEWHERE = "?elsewhere="  # before the number of a question that no passage answers
_SENTENCE = "/"
# How much a view says for its passage: a way to ask for the whole page less than one for it alone.
_FIRST = 5  # views whose similarity shows how close the folder comes
_NEAR = 0.06  # a view that is so much less similar than the nearest says a third as much
_WEIGHTS = {"": 1.0, _SENTENCE: 1.0, HERE: 1.0, PAGE: 0.6}


def key(passage: Passage, number: int) -> str:
    """Return the id under which a sentence's meaning is kept."""
    return f"{passage.id}{_SENTENCE}{number}"


def by_passage(near: Mapping[str, float]) -> dict[str, float]:
    """Return for each passage the similarity of the nearest of its views."""
    nearest: dict[str, float] = {}
    for id_, similarity in near.items():
        passage, weight = _of(id_)
        weighed = similarity * weight
        if passage and weighed > nearest.get(passage, -1.0):
            nearest[passage] = weighed
    return nearest


def elsewhere(near: Mapping[str, float]) -> float:
    """Return the share of questions that no passage answers among the views that are nearest.

    The nearer a view is, the more it counts.
    """
    best = max(near.values(), default=0.0)
    there = total = 0.0
    for id_, similarity in near.items():
        says = math.exp((similarity - best) / _NEAR)
        total += says
        if id_.startswith(ELSEWHERE):
            there += says
    return there / total if total else 1.0


def closeness(near: Mapping[str, float]) -> float:
    """Return the mean similarity of the passages' views that are nearest."""
    own = sorted(
        (each for id_, each in near.items() if not id_.startswith(ELSEWHERE)), reverse=True
    )
    return sum(own[:_FIRST]) / len(own[:_FIRST]) if own else 0.0


def nearest(near: Mapping[str, float]) -> float:
    """Return the similarity of the nearest view; 0 where that is a question not answered here."""
    best = max(near, key=near.__getitem__, default=ELSEWHERE)
    return 0.0 if best.startswith(ELSEWHERE) else near[best]


@lru_cache(maxsize=1 << 16)  # those of one library, and a few of the one before
def _of(id_: str) -> tuple[str, float]:
    """Return the passage of a view, and how much it says for it; no passage for one elsewhere."""
    if id_.startswith(ELSEWHERE):
        return "", 0.0
    for mark in (HERE, PAGE):
        passage, found, _ = id_.partition(mark)
        if found:
            return passage, _WEIGHTS[mark]
    passage, found, number = id_.rpartition(_SENTENCE)
    if found and number.isdigit():
        return passage, _WEIGHTS[_SENTENCE]
    return id_, _WEIGHTS[""]
