"""What a check of one text says under one folder, and how it differs under another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.check.findings import find
from bot.check.priority import Priority, prioritise
from bot.library.library import Library
from bot.library.shapes import Weight
from bot.reading.parts import Part
from bot.reading.profile import read


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check's priority and its findings: weight by signal."""

    priority: Priority
    weights: dict[str, Weight]


def outcome(text: str, library: Library, today: date) -> Outcome:
    """Check one text."""
    findings = find(read((Part("text", text),), library, today), library)
    weights = {each.signal: each.weight for each in findings}
    return Outcome(prioritise(findings, library.priority), weights)


def differing(
    before: Outcome, after: Outcome
) -> Iterator[tuple[str, Weight | None, Weight | None]]:
    """Yield the signals that differ, with their weights before and after (None: not there)."""
    for signal in sorted(before.weights.keys() | after.weights.keys()):
        one, other = before.weights.get(signal), after.weights.get(signal)
        if one is not other:
            yield signal, one, other


def same(before: Library, after: Library) -> bool:
    """Whether two folders check alike whatever the text: all that a check reads is the same."""
    return all(
        getattr(before, each) == getattr(after, each)
        for each in ("signals", "ideas", "names", "technologies", "priority", "likeness")
    )
