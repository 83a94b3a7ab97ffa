"""What the checks of several applicants have in common: types only."""

from dataclasses import dataclass
from datetime import datetime

from bot.reading.parts import Span


@dataclass(frozen=True, slots=True)
class Entered:
    """What is kept of one check so that links to others can be seen: numbers without a meaning.

    Attributes:
        case: what the check is called by.
        marks: keyed hashes of contacts, and of pieces of the history's sketch.
        labels: keyed hashes of who the applicant is; two checks of one applicant share one.
        sketch: of the history; empty for none.
    """

    case: str
    marks: frozenset[int]
    labels: frozenset[int]
    sketch: bytes = b""


@dataclass(frozen=True, slots=True)
class Holder:
    """Another check that has some of the marks looked for.

    Attributes:
        entered: what is kept of it; of its marks those looked for.
        at: when it was made.
    """

    entered: Entered
    at: datetime


@dataclass(frozen=True, slots=True)
class Other:
    """Another applicant's check, by what it is called and its day."""

    case: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """Something that the checks of other applicants gave, too.

    Attributes:
        kind: which file of ``knowledge/links`` says what it means.
        case: what this check is called by.
        spans: where it stands in this check.
        others: the newest of the other checks.
        count: how many other applicants gave it; where they are very many, at least so many.
        common: of the sort that many people share, such as an office's mailbox.
    """

    kind: str
    case: str
    spans: tuple[Span, ...]
    others: tuple[Other, ...]
    count: int
    common: bool = False
