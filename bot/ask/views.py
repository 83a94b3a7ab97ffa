"""What search by meaning sees of a passage: its text, its sentences, and the ways to ask for it.

Each is kept under an id of its own; a passage means what the nearest of them means.
"""

from collections.abc import Mapping
from functools import lru_cache

from bot.library.passages import Passage

HERE, PAGE = "?here=", "?page="  # between a passage's id and the number of a way to ask
ELSEWHERE = "?elsewhere="  # before the number of a question that no passage answers
_SENTENCE = "/"
# How much a view says for its passage: a way to ask for the whole page less than one for it alone.
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
    """Return the similarity of the nearest question that no passage answers.

    Where none is among the nearest, it is no nearer than the last of them.
    """
    there = [value for id_, value in near.items() if id_.startswith(ELSEWHERE)]
    return max(there) if there else min(near.values(), default=0.0)


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
