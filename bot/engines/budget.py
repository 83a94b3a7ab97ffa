"""What the chat model may cost in a day: for one person, and for everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from threading import Lock
from typing import Protocol

from bot.ports import Clock
from bot.talk.trouble import EngineError

_MILLION = 1_000_000
_OVER = "{whose} for today is used up; it begins anew at midnight UTC."
_PERSON, _HOUSE = "Your share of the chat model", "The chat model's budget"


@dataclass(frozen=True, slots=True)
class Tokens:
    """How much a model read and wrote."""

    read: int = 0
    written: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.read + other.read, self.written + other.written)

    def __sub__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.read - other.read, self.written - other.written)

    @property
    def all(self) -> int:
        """Both together."""
        return self.read + self.written


@dataclass(frozen=True, slots=True)
class Limits:
    """What a day may cost; 0 where nothing is set.

    Attributes:
        person: tokens of one person.
        house: tokens of everybody together.
        person_money: what one person's may cost, in the currency of the prices.
        house_money: what everybody's may cost.
        price_read: of a million tokens that the model reads.
        price_written: of a million that it writes.
    """

    person: int = 0
    house: int = 0
    person_money: float = 0
    house_money: float = 0
    price_read: float = 0
    price_written: float = 0

    def cost(self, used: Tokens) -> float:
        """Return what tokens cost."""
        return (used.read * self.price_read + used.written * self.price_written) / _MILLION


class Usage(Protocol):
    """Counts what is used, by day (``2026-11-29``) and person."""

    def add(self, day: str, who: str, used: Tokens) -> None:
        """Count more, or less where a call took less than was expected of it."""
        ...

    def of(self, day: str, who: str | None = None) -> Tokens:
        """Return what one person has used on a day; None for everybody together."""
        ...


class RecentUsage:
    """Counts one day in this process's memory."""

    def __init__(self) -> None:
        self._day, self._used, self._lock = "", dict[str, Tokens](), Lock()

    def add(self, day: str, who: str, used: Tokens) -> None:
        """Count more; a new day begins at nothing."""
        with self._lock:
            if day != self._day:
                self._day, self._used = day, {}
            self._used[who] = self._used.get(who, Tokens()) + used

    def of(self, day: str, who: str | None = None) -> Tokens:
        """Return what was used on a day."""
        with self._lock:
            if day != self._day:
                return Tokens()
            everybody = sum(self._used.values(), Tokens())
            return everybody if who is None else self._used.get(who, Tokens())


class Bill:
    """One call: what is expected of it until it is known what it took."""

    def __init__(self, expected: Tokens) -> None:
        self.expected, self.used = expected, expected


class Budget:
    """Lets a call begin while there is something left."""

    def __init__(self, limits: Limits, usage: Usage, clock: Clock) -> None:
        self.limits, self._usage, self._clock = limits, usage, clock

    @contextmanager
    def bill(self, who: str, expected: Tokens) -> Iterator[Bill]:
        """Count what is expected of a call, and at its end what it took.

        Raises:
            EngineError: when the person or everybody has used up the day's budget.
        """
        day, bill = today(self._clock), Bill(expected)
        self._refuse(day, who)
        self._usage.add(day, who, expected)
        try:
            yield bill
        finally:
            if bill.used != expected:
                self._usage.add(day, who, bill.used - expected)

    def _refuse(self, day: str, who: str) -> None:
        limits = self.limits
        for whose, used, tokens, money in (
            (_PERSON, self._usage.of(day, who), limits.person, limits.person_money),
            (_HOUSE, self._usage.of(day), limits.house, limits.house_money),
        ):
            if (tokens and used.all >= tokens) or (money and limits.cost(used) >= money):
                raise EngineError(_OVER.format(whose=whose))


def today(clock: Clock, before: int = 0) -> str:
    """Return the day that is counted now, or so many days before, in UTC."""
    return (clock.now().astimezone(UTC) - timedelta(days=before)).date().isoformat()
