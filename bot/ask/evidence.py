"""How much the folder says about a question: what shows it, and how that is weighed.

No similarity by itself tells a question that the folder answers from its neighbour that it does
not. What does is whether the lines it is most like, by meaning and by words, are the folder's own
or such as are known not to be answered here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.ask.search import Asked, Found
from bot.ask.views import View
from bot.library.answering import UNTAUGHT, AnsweringFile, Weights

_LOOKED = 3  # passages at the top of what was found
_COVERED, _KNOWN = 0.165, 0.3  # share of the question's words in one of them, and in the folder
_NEVER = 0.3  # similarity below which nothing is said, whatever stands nearest
# A question is plainly answered, whatever else it is like, when one passage has all but a tenth of
# its words and little that is not answered here is near, or a view means the same.
_ALL, _FEW = 0.9, 3
_LITTLE = 0.25  # share of what is nearest
_SAME = 0.75
_SURE = 0.01  # a share is taken to be no nearer to none and to all than this


class Evidence(StrEnum):
    """How much the folder says about a question."""

    GOOD = "good"
    WEAK = "weak"
    NONE = "none"
    EMPTY = "empty"
    """There is no folder to look in."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What shows whether the folder answers a question.

    Attributes:
        count: its words, but for numbers.
        known: share of its words, weighed by rarity, that the folder has.
        covered: the same for one of the passages at the top.
        strength: score by words of the best passage, for each word.
        leaning: how much more its words are those of what is answered here, in log-odds.
        lines: share of the lines nearest by words that are not answered here.
        near: similarity of the nearest passage at the top; None without search by meaning.
        views: share of what stands nearest in meaning that is not answered here.
        same: similarity of the view nearest of all where it is a passage's; 0 where it is not.
        agreed: score of the best passage, 1 where it is the best by words and by meaning.
    """

    count: int
    known: float
    covered: float
    strength: float
    leaning: float
    lines: float
    near: float | None = None
    views: float = 0.0
    same: float = 0.0
    agreed: float = 0.0


def see(asked: Asked, passages: Sequence[Found], views: Sequence[View] | None) -> Seen:
    """Look at a question.

    Args:
        asked: the question, and what it follows on from.
        passages: those found, best first.
        views: what is near the question and each one it leans on; a follow-up is as near as
            itself or as the question that it leans on.
    """
    top = passages[:_LOOKED]
    near, share, same = None, 0.0, 0.0
    if views is not None:
        near = max((each.near(one.passage.id) for each in views for one in top), default=0.0)
        share = min((each.elsewhere for each in views), default=1.0)
        same = max((each.nearest for each in views), default=0.0)
    return Seen(
        count=len(asked.terms),
        known=asked.known,
        covered=max((each.covered for each in top), default=0.0),
        strength=asked.strength,
        leaning=asked.leaning,
        lines=asked.lines,
        near=near,
        views=share,
        same=same,
        agreed=passages[0].score if passages and views is not None else 0.0,
    )


def weigh(seen: Seen, taught: AnsweringFile | None) -> Evidence:
    """Say how much evidence that is."""
    taught = taught or UNTAUGHT
    odds = log_odds(seen, taught.words if seen.near is None else taught.both)
    if found(seen) and (odds >= 0 or _plain(seen)):
        return Evidence.GOOD
    return Evidence.WEAK if found(seen, 0.5) and odds >= -taught.weak else Evidence.NONE


def found(seen: Seen, share: float = 1.0) -> bool:
    """Whether what an answer needs at the least was found, or that share of it."""
    if seen.near is not None:
        return seen.near >= _NEVER
    return seen.covered >= _COVERED * share and seen.known >= _KNOWN * share


def _plain(seen: Seen) -> bool:
    said = seen.count >= _FEW and seen.covered >= _ALL and max(seen.lines, seen.views) < _LITTLE
    return said or seen.same >= _SAME


def log_odds(seen: Seen, weights: Weights) -> float:
    """Return the log-odds that the folder answers; 0 is where it begins to."""
    return (
        weights.start
        + weights.count * math.log1p(seen.count)
        + weights.known * seen.known
        + weights.covered * seen.covered
        + weights.strength * seen.strength
        + weights.leaning * seen.leaning
        + weights.lines * _evens(seen.lines)
        + weights.views * _evens(seen.views)
        + weights.agreed * seen.agreed
    )


def _evens(share: float) -> float:
    share = min(max(share, _SURE), 1 - _SURE)
    return math.log(share / (1 - share))
