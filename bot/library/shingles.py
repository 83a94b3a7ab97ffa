"""Which texts say nearly the same: runs of words that two of them share.

A text is the set of its runs of ``_RUN`` words, its shingles; two texts are as alike as the smaller
one is contained in the other (Broder 1997, On the resemblance and containment of documents).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

_RUN = 4  # words; shorter runs are phrases that any two texts of a topic share
_WORD = re.compile(r"[^\W_]+")
_COMMON = 20  # texts; a run that more of them have is a formula and tells nothing


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that share words.

    Attributes:
        share: of the smaller one's shingles that the other has, too; 0 to 1.
        example: the longest run that both have.
    """

    one: str
    other: str
    share: float
    example: str


def alike(texts: Mapping[str, str], least: float) -> list[Pair]:
    """Return the pairs of texts (by name) that share ``least`` or more, the most alike first."""
    words = {name: cut(text) for name, text in texts.items()}
    shingles = {name: runs(each) for name, each in words.items()}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, some in shingles.items():
        for run in some:
            holders[run].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) <= _COMMON:
            shared.update((a, b) for at, a in enumerate(names) for b in names[at + 1 :])
    pairs = [
        Pair(one, other, share, _longest(words[one], shingles[other]))
        for (one, other), number in shared.items()
        if (share := number / min(len(shingles[one]), len(shingles[other]))) >= least
    ]
    return sorted(pairs, key=lambda pair: (-pair.share, pair.one, pair.other))


def cut(text: str) -> list[str]:
    """Return the words of a text, letters' case aside."""
    return [each.casefold() for each in _WORD.findall(text)]


def runs(words: list[str], length: int = _RUN) -> frozenset[tuple[str, ...]]:
    """Return the runs of so many words, the shingles of a text."""
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _longest(words: list[str], other: frozenset[tuple[str, ...]]) -> str:
    """Return the longest stretch of words all of whose runs the other text has."""
    best, start = (0, 0), -1
    for at in range(len(words) - _RUN + 2):
        if tuple(words[at : at + _RUN]) in other:
            start = at if start < 0 else start
        elif start >= 0:
            best = max(best, (at - 1 + _RUN - start, -start))
            start = -1
    length, first = best[0], -best[1]
    return " ".join(words[first : first + length])
