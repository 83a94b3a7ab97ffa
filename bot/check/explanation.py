"""What the chat model adds to a check: printed apart, never among the findings."""

from dataclasses import dataclass

from bot.reading.parts import Span


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words of the profile that may be worth a look.

    Attributes:
        signal: id of a sign of the library, or ``other``.
        title: what the library calls that sign; empty for ``other``.
        evidence: the words, original characters.
    """

    signal: str
    title: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """A note on the findings and suggestions beside them; both may be empty."""

    note: str
    suggestions: tuple[Suggestion, ...]
