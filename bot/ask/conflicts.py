"""Where the company's own rule and another document say different things about one matter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from bot.ask.sentences import Candidate
from bot.ask.terms import Terms

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_QUANTITY = re.compile(
    rf"\b(\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})(?:\s+(?:or|to|and|-)\s+(\d+|{'|'.join(_NUMBERS)}))?[\s-]+"
    r"(?:business |working |calendar )?(hour|day|week|month|year|minute|percent|euro|dollar)s?\b",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"\b(?:must not|may not|shall not|should not|do not|does not|is not|are not|cannot|never|no|"
    r"nobody|not allowed|forbidden|prohibited)\b",
    re.IGNORECASE,
)
_SHARED = 0.5  # of the shorter sentence's terms that both must have to be on one matter
# Of the longer one's, to be one rule and its opposite: a "no" often stands beside the matter.
_ALIKE = 0.6
_LEAST = 2  # terms in common


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences of different documents that do not agree.

    Attributes:
        over: what they differ in: ``number`` or ``rule``.
    """

    ours: Candidate
    theirs: Candidate
    over: str


def conflicts(candidates: Sequence[Candidate], terms: Terms) -> Iterator[Conflict]:
    """Yield the contradictions that a policy has with another document."""
    matter = cache(partial(_matter, terms))
    for at, one in enumerate(candidates):
        for other in candidates[at + 1 :]:
            kinds = {one.passage.kind, other.passage.kind}
            if one.passage.document == other.passage.document or "policy" not in kinds:
                continue
            ours, theirs = one.sentence.text, other.sentence.text
            shorter, longer = _shared(matter(ours), matter(theirs))
            over = _over(ours, theirs, longer) if shorter >= _SHARED else ""
            if over:
                first, second = (one, other) if one.passage.kind == "policy" else (other, one)
                yield Conflict(first, second, over)


def _over(one: str, other: str, longer: float) -> str:
    """Return what two sentences on one matter differ in, or nothing."""
    ours, theirs = quantities(one), quantities(other)
    for unit in ours.keys() & theirs.keys():
        if ours[unit].isdisjoint(theirs[unit]):
            return "number"
    opposed = bool(_FORBIDS.search(one)) != bool(_FORBIDS.search(other))
    return "rule" if opposed and longer >= _ALIKE else ""


def _matter(terms: Terms, text: str) -> Mapping[str, frozenset[str]]:
    """Return a sentence's terms, each with all that means the same.

    They are those but for its amounts and its words that forbid.
    """
    return {term: same | {term} for term, same in terms.alike(terms.of(_bare(text))).items()}


@lru_cache(maxsize=1 << 12)  # the folder's sentences, of which the same are quoted again and again
def _bare(text: str) -> str:
    return _QUANTITY.sub(" ", _FORBIDS.sub(" ", text))


def _shared(
    ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]
) -> tuple[float, float]:
    """Return which share of the shorter and of the longer one's terms both have; 0 of too few."""
    shared = len(ours) - sum(map(theirs.keys().isdisjoint, ours.values()))
    if shared < _LEAST:
        return 0.0, 0.0
    smaller, larger = sorted((len(ours), len(theirs)))
    return shared / smaller, shared / larger


def quantities(text: str) -> dict[str, set[float]]:
    """Return the amounts in a text by their unit; a range counts as both of its ends."""
    found: dict[str, set[float]] = {}
    for match in _QUANTITY.finditer(text):
        amounts = found.setdefault(match.group(3).casefold(), set())
        for amount in filter(None, match.group(1, 2)):
            word = amount.casefold()
            amounts.add(float(_NUMBERS[word] if word in _NUMBERS else word.replace(",", ".")))
    return found
