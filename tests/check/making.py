"""Small findings and profiles for the check desk's tests."""

from bot.check.findings import Finding
from bot.library.shapes import Weight
from bot.reading.parts import Span


def span(start: int, end: int, part: int = 0) -> Span:
    return Span(part, start, end, "x" * (end - start))


def finding(
    signal: str = "camera-refused",
    weight: Weight = Weight.MODERATE,
    area: str = "interview",
    at: int = 0,
    steps: tuple[str, ...] = ("live-video-call",),
) -> Finding:
    """Return a finding whose only words are the ten characters from ``at``."""
    return Finding(
        signal=signal,
        title=signal,
        area=area,
        weight=weight,
        evidence=(span(at, at + 10),),
        marks=(span(at, at + 10),),
        why="because",
        innocent_reasons=("a reason",),
        clears="a call",
        steps=steps,
        sources=(),
        covers=(),
    )
