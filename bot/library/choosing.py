"""What messages that are for a desk, or for a playbook, are like: points learned from examples.

``messages.json`` holds them and is made by ``make learn``. Word lists and rules have the first
word; without the file, they have the only one. Where a model sees meaning, it has the last.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import mul
from typing import Annotated, Any, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from bot.library.page import Page
from bot.library.shapes import File, Id

Points = Annotated[float, Field(allow_inf_nan=False)]
Seen = Sequence[Sequence[float]] | None
"""The vector of a message and those of its sentences, or nothing where no model sees meaning."""

_SHORT = 4.0  # so many features of a message count in full; of a longer one each counts less


class Choice(File):
    """A logistic regression over the features of a message, in log-odds.

    Attributes:
        kinds: what is chosen among.
        bases: for each of them, where the choice starts.
        first: what the word of the rules adds to the kind that they say.
        adds: for each feature what it adds, by number of the kind.
    """

    kinds: tuple[Id, ...] = Field(min_length=2)
    bases: tuple[Points, ...]
    first: Points
    adds: dict[str, dict[int, Points]]

    @model_validator(mode="after")
    def _fit(self) -> Self:
        count = len(self.kinds)
        numbers = {number for each in self.adds.values() for number in each}
        if len(self.bases) != count or not numbers <= set(range(count)):
            raise ValueError("kinds, bases and points do not fit")
        hold_once(self.adds.values())
        return self


Numbers = Annotated[tuple[Points, ...], Field(min_length=1)]


class Pieces(File):
    """A logistic regression over the vector of one sentence of a message, and what it counts.

    What matters may be said in one sentence among many that tell something else, and a vector of
    the whole is of all of them.

    Attributes:
        bases: for each kind, where it starts.
        adds: for each kind, what each number of the vector counts.
        most: for each kind, what the most that a sentence says for every kind counts.
        mean: for each kind, what the mean of all sentences counts.
    """

    bases: tuple[Points, ...]
    adds: tuple[Numbers, ...]
    most: tuple[tuple[Points, ...], ...]
    mean: tuple[tuple[Points, ...], ...]

    def fits(self, kinds: int) -> bool:
        """Whether there is what is needed to tell so many kinds apart."""
        rows = (*self.most, *self.mean)
        return {*map(len, (self.bases, self.adds, self.most, self.mean, *rows))} == {kinds}

    def points(self, vectors: Iterable[Sequence[float]]) -> list[float]:
        """Return what sentences, at least one, count for each kind."""
        said = [_logarithms(self._said(each)) for each in vectors]
        by_kind = [*zip(*said, strict=True)]
        most, mean = [*map(max, by_kind)], [sum(each) / len(each) for each in by_kind]
        return [
            sum(map(mul, counts, most)) + sum(map(mul, others, mean))
            for counts, others in zip(self.most, self.mean, strict=True)
        ]

    def _said(self, vector: Sequence[float]) -> list[float]:
        return [
            base + sum(map(mul, adds, vector))
            for base, adds in zip(self.bases, self.adds, strict=True)
        ]


def _logarithms(odds: Sequence[float]) -> list[float]:
    """Return the logarithm of each kind's probability."""
    most = max(odds)
    total = most + math.log(sum(math.exp(each - most) for each in odds))
    return [each - total for each in odds]


class Turn(File):
    """A logistic regression over what words say and over a message's vectors, in log-odds.

    Attributes:
        lead: of the kind that words put first; where it is larger, meaning turns nothing.
        bases: for each kind, where it starts.
        odds: for each kind, what the log-odds by words of every kind count.
        adds: for each kind, what each number of the vector of the whole counts.
        pieces: what its sentences count, where they are looked at one by one.
    """

    lead: Annotated[Points, Field(ge=0)]
    bases: tuple[Points, ...]
    odds: tuple[tuple[Points, ...], ...]
    adds: tuple[Numbers, ...]
    pieces: Pieces | None = None

    def fits(self, kinds: int) -> bool:
        """Whether there is what is needed to tell so many kinds apart."""
        rows = (self.bases, self.odds, self.adds, *self.odds)
        return {*map(len, rows)} == {kinds} and (self.pieces is None or self.pieces.fits(kinds))

    def rows(self) -> tuple[Sequence[float], ...]:
        """Return all rows that a vector is multiplied with."""
        return (*self.adds, *(self.pieces.adds if self.pieces else ()))


class MeaningFile(File):
    """The part of ``messages.json`` for where there is a model that sees meaning.

    Attributes:
        embedder: name and version of the model; what was learned with one tells of no other.
    """

    embedder: str = Field(min_length=1)
    desks: Turn
    playbooks: Turn

    @model_validator(mode="after")
    def _same(self) -> Self:
        if len({len(row) for row in (*self.desks.rows(), *self.playbooks.rows())}) > 1:
            raise ValueError("the vectors of desks and playbooks are not of one model")
        return self


class MessagesFile(File):
    """``messages.json``: which desk a message is for, and which playbook an incident.

    Attributes:
        messages: what was learned from, as the first 12 hexadecimal digits of a SHA-256.
        meaning: what a model that sees meaning adds.
    """

    messages: str
    desks: Choice
    playbooks: Choice
    meaning: MeaningFile | None = None

    @model_validator(mode="after")
    def _fit(self) -> Self:
        if self.meaning is None:
            return self
        pairs = ((self.desks, self.meaning.desks), (self.playbooks, self.meaning.playbooks))
        if not all(turn.fits(len(choice.kinds)) for choice, turn in pairs):
            raise ValueError("what meaning adds does not fit the kinds")
        return self


_FILE = TypeAdapter(MessagesFile)


def choosing(page: Page, data: str) -> MessagesFile | None:
    """Read ``messages.json``; what is wrong with it goes to the page."""
    try:
        return _FILE.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(map(str, first["loc"]))
        page.wrong((), f"{way}: {first['msg']}; make the file again with `make learn`")
        return None


def hold_once(points: Iterable[dict[Any, float]]) -> None:
    """Hold equal points once: a few hundred numbers stand for hundreds of thousands."""
    held: dict[float, float] = {}
    for each in points:
        for number, value in each.items():
            each[number] = held.setdefault(value, value)


def weigh(choice: Choice, features: Iterable[str], first: str = "") -> dict[str, float]:
    """Return the log-odds of every kind.

    Args:
        choice: the points.
        features: of the message.
        first: the kind that the rules say, empty where they say none.
    """
    once = dict.fromkeys(features)  # in order: a sum must not hang on the order of a set
    totals = [0.0] * len(choice.kinds)
    for feature in once:
        for number, points in choice.adds.get(feature, {}).items():
            totals[number] += points
    share = shrink(len(once))
    return {
        kind: base + total * share + (choice.first if kind == first else 0.0)
        for kind, base, total in zip(choice.kinds, choice.bases, totals, strict=True)
    }


def turned(
    turn: Turn, odds: Mapping[str, float], vectors: Callable[[], Seen]
) -> Mapping[str, float]:
    """Return the log-odds of every kind by words and meaning; by words where it turns nothing.

    Args:
        turn: the points.
        odds: by words, in the order of the kinds.
        vectors: makes the message's vectors; asked only where they may turn something.
    """
    first, second, *_ = sorted(odds.values(), reverse=True)
    if first - second > turn.lead:
        return odds
    found = vectors()
    if found is None or len(found[0]) != len(turn.adds[0]):
        return odds
    whole, *pieces = found
    said = turn.pieces.points(pieces or [whole]) if turn.pieces else [0.0] * len(odds)
    words = tuple(odds.values())
    rows = zip(odds, turn.bases, said, turn.odds, turn.adds, strict=True)
    return {
        kind: base + more + sum(map(mul, counts, words)) + sum(map(mul, adds, whole))
        for kind, base, more, counts, adds in rows
    }


def shrink(count: int) -> float:
    """Return how much each of so many features counts: a long message is no surer for it."""
    return _SHORT / math.sqrt(1 + count)


def written(file: Mapping[str, Any]) -> str:
    """Return learned points as the file holds them: a feature a line, so that changes are seen."""
    parts = []
    for key, value in file.items():
        if not isinstance(value, Mapping) or "kinds" not in value:
            # A row of numbers a line.
            told = json.dumps(value).replace("], [", "],\n [")
            parts.append(f"{json.dumps(key)}: {told}")
            continue
        rest = [
            f"{json.dumps(each)}: {json.dumps(value[each])}" for each in value if each != "adds"
        ]
        inside = ",\n  ".join(
            f"{json.dumps(feature)}: {json.dumps(adds, separators=(',', ':'))}"
            for feature, adds in sorted(value["adds"].items())
        )
        rest.append(f'"adds": {{\n  {inside}\n }}')
        parts.append(f"{json.dumps(key)}: {{\n " + ",\n ".join(rest) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
