"""Labelled values, as forms, headers and JSON copies have them: ``Time zone: GMT+2``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.sentences import lines_with
from bot.reading.sheet import Sheet, once

# A label starts a line or stands behind a separator on a one-line copy.
_FIELD = re.compile(
    r"(?:^|(?<=[|·•;])|(?<=//)|(?<=>>)|(?<=::))[ \t\"'*>•-]{0,12}"
    r"(?P<label>[^\W\d_](?:[\w ()&.'#+-]|/(?!/)){0,40}?)[\"'*]{0,3}[ \t]*[:=](?!:)[ \t]*"
    r"[\"'*]{0,3}[ \t]*(?P<value>(?:(?![ ](?://|>>|::)[ ])[^\n|;•]){1,200})",
    re.MULTILINE,
)
# `"account_holder": "Mary Major"` and `holder="Mary Major"`, anywhere in a line.
_QUOTED = re.compile(
    r"(?<![\w\"])\"?(?P<label>[^\W\d_][\w -]{0,40})\"?[ \t]*[:=][ \t]*\"(?P<value>[^\"\n]{1,200})\""
)
# `Name | Mary Major` as a line of two columns.
_COLUMNS = re.compile(
    r"^[ \t]*(?P<label>[^\W\d_][\w /()-]{0,40}?)[ \t]*(?:\||\t)[ \t]*(?P<value>[^\n|\t]{1,200})$",
    re.MULTILINE,
)
# Each is found within a line, and only on one that has its mark.
_MARKED = (
    (re.compile(r"[:=][ \t]*\""), _QUOTED),
    (re.compile(r"[:=]"), _FIELD),
    (re.compile(r"[|\t]"), _COLUMNS),
)
_WORDS = 6  # of a label that a reader asks for, at most


@dataclass(frozen=True, slots=True)
class Field:
    """A label (case folded), its value, and where the value stands in the normal text."""

    label: str
    value: str
    start: int
    end: int


@once
def fields(sheet: Sheet) -> Iterator[Field]:
    """Yield the labelled values of a sheet, each place once."""
    seen: set[int] = set()
    text = sheet.text
    for mark, pattern in _MARKED:
        for line in lines_with(text, mark):
            for match in pattern.finditer(text, *line):
                field = _field(match)
                if field.value and field.start not in seen:
                    seen.add(field.start)
                    yield field


def _field(match: re.Match[str]) -> Field:
    value = match.group("value").rstrip(" \t\"',*")
    label = match.group("label").replace("_", " ").strip().casefold()
    start = match.start("value")
    return Field(label, value, start, start + len(value))


def labelled(sheet: Sheet, *wanted: str) -> Iterator[Field]:
    """Yield the fields whose label is one of ``wanted`` or starts or ends with one as a word."""
    sought = frozenset(wanted)
    for field, phrases in _phrased(sheet):
        if not sought.isdisjoint(phrases):
            yield field


@once
def _phrased(sheet: Sheet) -> Iterator[tuple[Field, frozenset[str]]]:
    """Yield every field with the runs of words in its label; every reader asks for many labels."""
    known: dict[str, frozenset[str]] = {}
    for field in fields(sheet):
        if field.label not in known:
            words = field.label.split(" ")
            known[field.label] = frozenset(
                " ".join(words[at:to])
                for at in range(len(words))
                for to in range(at + 1, min(at + _WORDS, len(words)) + 1)
            )
        yield field, known[field.label]
