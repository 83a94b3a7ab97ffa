"""What is asked: the question, what it follows on from, and the places it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask.terms import terms
from bot.library.library import Library
from bot.library.passages import Passage
from bot.reading import jurisdictions, seats

_FEW, _SOME = 2, 4  # terms; so few need what was said before, so many when they point back
_OPENS = re.compile(
    r"^\W*(?:and|but|so|then|also|even|what about|how about|what if|und|aber|was ist mit|e|mas|"
    r"então)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|that|this|those|these|they|them|there|same|one|das|dies|dort|es|isso|isto|aí|lá)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"other\b", re.IGNORECASE)  # at the start of a heading
_STATE = 2  # letters of a code that stand before a state's
_LONGEST = 2_000  # characters of a question that are read
EARLIER = 3  # turns before it that are looked at


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is searched for.

    Attributes:
        text: as it was asked.
        earlier: the questions before it that it leans on, newest first; empty where it stands
            by itself.
        places: codes of the jurisdictions it is about, with those they lie within.
        stated: those of them that were named, not only implied.
    """

    text: str
    earlier: tuple[str, ...]
    places: tuple[str, ...]
    stated: tuple[str, ...]


def understand(
    text: str, library: Library, earlier: Sequence[str] = (), jurisdiction: str = ""
) -> Question:
    """Read a question.

    Args:
        text: what was asked.
        library: what is known.
        earlier: the asker's turns before it, oldest first.
        jurisdiction: a code given by itself, such as ``DE``.
    """
    text, *leaned = turns(text, library, earlier)
    stated = (jurisdiction.upper(),) if jurisdiction else seats.stated(text, library)
    if not stated and leaned:
        before = (seats.stated(each, library) for each in _before(earlier))
        stated = next(filter(None, before), ())
    return Question(
        text=text,
        earlier=tuple(leaned),
        places=jurisdictions.around(stated, library),
        stated=stated,
    )


def turns(text: str, library: Library, earlier: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what is read of a question, and of the one before it where it leans on that.

    Args:
        text: what was asked.
        library: what is known.
        earlier: the asker's turns before it, oldest first.
    """
    text, before = text[:_LONGEST], _before(earlier)
    leans = before and _leans(text, len(terms(library).of(text)))
    return (text, before[0]) if leans else (text,)


def _before(earlier: Sequence[str]) -> list[str]:
    return [each[:_LONGEST] for each in reversed(earlier) if each.strip()][:EARLIER]


def _leans(text: str, count: int) -> bool:
    """Whether a question of so many terms is understood only with the one before it."""
    points = count <= _SOME and _POINTS.search(text) is not None
    return count <= _FEW or points or _OPENS.match(text) is not None


def placed(library: Library) -> tuple[Passage, ...]:
    """Return the passages, each with the places where it holds.

    A page on many places has a part for each: under "United Kingdom" nothing else is meant, and
    under "Other countries" those that have no part of their own.
    """
    many = [each for each in library.passages if len(each.jurisdictions) > 1]
    own: dict[str, tuple[str, ...]] = {}
    taken: dict[str, set[str]] = {}
    for each in many:
        stated = jurisdictions.named(each.heading, library)
        own[each.id] = tuple(code for code in stated if code in each.jurisdictions)
        if each.heading != each.document:
            taken.setdefault(each.document, set()).update(own[each.id])
    for each in many:
        if _OTHERS.match(each.heading):
            parts = taken[each.document]
            own[each.id] = tuple(
                code for code in each.jurisdictions if parts.isdisjoint((code, code[:_STATE]))
            )
    return tuple(
        replace(each, jurisdictions=own[each.id]) if own.get(each.id) else each
        for each in library.passages
    )


def holds(passage: Passage, question: Question) -> bool:
    """Whether a passage holds at the places that a question is about."""
    if not passage.jurisdictions or not question.places:
        return True
    return any(
        code in question.places or any(code.startswith(f"{place}-") for place in question.stated)
        for code in passage.jurisdictions
    )
