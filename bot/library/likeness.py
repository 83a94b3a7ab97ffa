"""What sentences that show a sign are worded like: points for words, learned from marked examples.

``likeness.yaml`` says how far likeness counts and is edited by people; ``likeness.json`` holds the
points and is made by ``make learn``.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from bot.library.choosing import hold_once
from bot.library.page import Page
from bot.library.shapes import File, Id, Text, Weight

Share = Annotated[float, Field(gt=0, lt=1)]
Points = Annotated[float, Field(allow_inf_nan=False)]


class LikenessFile(File):
    """``likeness.yaml``: from which likelihood on a sentence that reads like a sign is shown.

    Attributes:
        least: shown, as weak.
        sure: counts one weight less than the sign itself.
        doubt: below it, what the word lists found counts one weight less; the more a sign says,
            the surer its words must be.
        plain: in a sentence of so few words a moderate sign is not doubted: it is stated outright,
            and has too few words to be likened by.
        certain: the least likelihood with which one sign, and no other, is the one it reads like.
        reason: the innocent reason that stands beside every finding by likeness.
        leave_out: signals that are never shown by likeness.
        doubt_own: limits of single signals, in place of their weight's.
        around: below it, what stands around a sign reads like an honest person's text, and what
            the word lists found counts one weight less.
        around_own: the same of single signals.
    """

    least: Share
    sure: Share
    doubt: dict[Weight, Share]
    plain: Annotated[int, Field(ge=0)] = 0
    certain: Share
    reason: Text
    leave_out: tuple[Id, ...] = ()
    doubt_own: dict[Id, Share] = Field(default_factory=dict)
    around: dict[Weight, Share] = Field(default_factory=dict)
    around_own: dict[Id, Share] = Field(default_factory=dict)


class PointsFile(File):
    """``likeness.json``: logistic regressions over the words of a sentence, in log-odds.

    Attributes:
        examples: what it was learned from, as the first 12 hexadecimal digits of a SHA-256.
        start: of any sentence showing a sign, before its words are looked at.
        words: what each word, or pair of neighbours, adds to that.
        signals: the signs told apart.
        bases: for each of them, where the choice between them starts.
        which: for each feature its rarity and, by number of the signal, what it adds.
        around_start: of something being shown that the word lists heard.
        around: what each word, or pair of neighbours, in the sentences around it adds to that,
            before the sum is divided by the root of how many of them are there.
    """

    examples: str
    start: Points
    words: dict[str, Points]
    signals: tuple[Id, ...]
    bases: tuple[Points, ...]
    which: dict[str, tuple[Points, dict[int, Points]]]
    around_start: Points
    around: dict[str, Points]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far likeness counts, and the points it is told by."""

    settings: LikenessFile
    points: PointsFile


_POINTS = TypeAdapter(PointsFile)
_LONG = ("words", "which", "around")  # mappings of thousands of features


def points(page: Page, data: str) -> PointsFile | None:
    """Read ``likeness.json``; what is wrong with it goes to the page."""
    try:
        read = _POINTS.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(map(str, first["loc"]))
        page.wrong((), f"{way}: {first['msg']}; make the file again with `make learn`")
        return None
    count = len(read.signals)
    if len(read.bases) != count or any(
        not 0 <= number < count for _, each in read.which.values() for number in each
    ):
        page.wrong((), "its signals and points do not fit; make the file again with `make learn`")
        return None
    hold_once([read.words, read.around, *(each for _, each in read.which.values())])
    return read


def likelihood(log_odds: float) -> float:
    """Return the share, 0 to 1, that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, log_odds))))


def written(file: Mapping[str, Any]) -> str:
    """Return learned points as the file holds them: a feature a line, so that changes are seen."""
    lines = [f'"{key}": {json.dumps(value)}' for key, value in file.items() if key not in _LONG]
    for key in _LONG:
        inside = ",\n  ".join(
            f"{json.dumps(feature)}: {json.dumps(value, separators=(',', ':'))}"
            for feature, value in sorted(file[key].items())
        )
        lines.append(f'"{key}": {{\n  {inside}\n}}')
    return "{\n" + ",\n".join(lines) + "\n}\n"
