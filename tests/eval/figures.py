"""Figures with what is not known about them: shares and means, each with its 95 % interval."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_Z = 1.959964  # standard normal, 97.5 %


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure should be.

    Attributes:
        most: the figure should be no more than the value; else no less.
        said: where the value comes from, if it is not a plain number.
    """

    value: float
    most: bool = False
    said: str = ""

    def met(self, value: float) -> bool:
        """Whether a figure is as it should be."""
        return value <= self.value if self.most else value >= self.value

    def __str__(self) -> str:
        if self.most and not self.value:
            return "none"
        stated = f"{'<=' if self.most else '>='} {percent(self.value)}"
        return f"{stated} ({self.said})" if self.said else stated


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        desk: what is measured.
        hits: how many of ``total``; for a mean, the sum.
        mean: it is a mean of values between 0 and 1 and not a share.
        short: it belongs into the README; so does every figure with an aim.
    """

    desk: str
    name: str
    hits: float
    total: int
    low: float
    high: float
    aim: Aim | None = None
    mean: bool = False
    short: bool = False

    @property
    def value(self) -> float:
        """The figure itself."""
        return self.hits / self.total if self.total else 0.0

    @property
    def verdict(self) -> str:
        """Whether the aim is met; empty without one."""
        return "" if self.aim is None else "met" if self.aim.met(self.value) else "MISSED"

    @property
    def shown(self) -> str:
        """The figure, as it is printed."""
        return f"{self.value:.3f}" if self.mean else percent(self.value)

    @property
    def interval(self) -> str:
        """The interval, as it is printed."""
        if self.mean:
            return f"{self.low:.3f} to {self.high:.3f}"
        return f"{100 * self.low:.1f} to {100 * self.high:.1f}"

    @property
    def counted(self) -> str:
        """How many of how many; of a mean only how many."""
        return f"{self.total}" if self.mean else f"{self.hits:.0f}/{self.total}"


def percent(value: float) -> str:
    """Return a share as people read it."""
    return f"{100 * value:.1f}".removesuffix(".0") + " %"


def least(value: float, said: str = "") -> Aim:
    """Return an aim that is met from a value on."""
    return Aim(value, said=said)


def most(value: float, said: str = "") -> Aim:
    """Return an aim that is met up to a value."""
    return Aim(value, most=True, said=said)


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927), which holds near 0 and 1, too."""
    if not total:
        return 0.0, 1.0
    share, spread = hits / total, _Z * _Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    # At the ends the limit is the share itself, but for the last digit of a float.
    return (
        0.0 if hits == 0 else max(0.0, middle - half),
        1.0 if hits == total else min(1.0, middle + half),
    )


def share(desk: str, name: str, held: Iterable[bool], aim: Aim | None = None) -> Figure:
    """Return the share of what held."""
    listed = list(held)
    hits = sum(listed)
    return Figure(desk, name, hits, len(listed), *wilson(hits, len(listed)), aim)


def mean(desk: str, name: str, values: Sequence[float], aim: Aim | None = None) -> Figure:
    """Return a mean, its interval by the normal approximation."""
    middle = statistics.fmean(values)
    half = _Z * statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 1.0
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Figure(desk, name, math.fsum(values), len(values), low, high, aim, mean=True)
