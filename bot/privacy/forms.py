"""Names in forms: labelled values, columns of tables, JSON, calendars and marked-up text."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.privacy.found import wide
from bot.privacy.labels import LABELS, MANY, WEAK
from bot.privacy.roll import Roll
from bot.privacy.speakers import ROLES
from bot.reading.fields import fields
from bot.reading.parts import Part
from bot.reading.sheet import prepare

_COMMA = re.compile(r"[,;/+]|\band\b|\bund\b|\be\b|&")
_SEMICOLON = re.compile(r";")
_REMARK = re.compile(r"\(.*?\)|^\d{1,2}[.)] ?| ?\d{1,2}$| ?[.#]+$")
# `"panel": ["Ann", "Bo Berg"]`
_ARRAY = wide(r"\"([\pL_ -]{2,40})\"[ ]?:[ ]?\[([^\[\]{}\n]{2,400})\]")
_STRING = re.compile(r"\"([^\"\n]{1,80})\"")
# iCalendar's people; a table's cell behind one that is a label; a label with dots to its value.
_PEOPLE = wide(r"(?i);CN=\"?([^\":;\n]{1,80})")
_CELLS = wide(r"(?i)<t[dh][^>]*>([^<>\n]{2,40})</t[dh]>\s*<td[^>]*>([^<>\n]{1,80})<")
_DOTTED = wide(r"(?m)^[ \t]*([\pL' ]{2,30}?)[ ]?\.{2,}[ ]*([^\n]{1,80})$")
# "Surname: Berg   Given names: Ann" on one line.
_INNER = wide(
    r"(?:[ \t]{2,}|, |\| ?|; ?|[.)] )([\pL'/. ]{2,30}?):[ \t]*([^\n:|;]{1,60}?)(?:[ \t]{2,}|"
    r"[|;\n]|$)"
)
_HEADERS = frozenset({"from", "to", "cc", "bcc", "von", "de", "para", "da", "od", "van", "fra"})
_QUOTES = " \"'*"
_CELL = 30  # characters of a column's head


def find(roll: Roll) -> None:
    """Take the names of forms."""
    _labelled(roll)
    for met in _ARRAY.finditer(roll.text) if "[" in roll.text else ():
        if _label(met.group(1).replace("_", " ").casefold()) in LABELS | {"alias"}:
            for one in _STRING.finditer(met.group(2)):
                roll.cut(met.start(2) + one.start(1), met.start(2) + one.end(1), whole=True)
    for met in _PEOPLE.finditer(roll.text) if ";" in roll.text else ():
        roll.cut(*met.span(1), whole=True)
    for pattern, mark in ((_CELLS, "<t"), (_DOTTED, ".."), (_INNER, ":")):
        for met in pattern.finditer(roll.text) if mark in roll.text.casefold() else ():
            label = _label(met.group(1).casefold())
            if label in LABELS:
                roll.cut(*met.span(2), weak=label in WEAK)
    _tables(roll)


def _label(written: str) -> str:
    label = _REMARK.sub("", written).strip(" *_#>-\"'.")
    return label.removesuffix(" name").removesuffix("(in)")


def _labelled(roll: Roll) -> None:
    """Forms, headers of mails, JSON."""
    found = [*fields(prepare(0, Part("", roll.text)))]
    spoken = Counter(_label(field.label) for field in found)
    for field in found:
        label = _label(field.label)
        if label not in LABELS or (label in ROLES and spoken[label] > 1):
            continue
        comma = _SEMICOLON if roll.text[field.end : field.end + 1] == ";" else _COMMA
        if label not in MANY or (comma is _COMMA and _reversed(field.value)):
            sure = label not in WEAK and label not in ROLES and label not in _HEADERS
            roll.cut(field.start, field.end, weak=label in WEAK, whole=sure)
            continue
        end = _line_end(roll.text, field.end)
        start = field.start
        for met in comma.finditer(roll.text, field.start, end):
            roll.cut(start, met.start(), whole=True)
            start = met.end()
        roll.cut(start, end, whole=True)


_REVERSED = wide(r"(\p{Lu}[\pL.'-]*(?: \p{Lu}[\pL'-]*){0,2}), \p{Lu}[\pL.'-]+(?: \p{Lu}[\pL.'-]*)?")


def _line_end(text: str, offset: int) -> int:
    """Return where a value ends that goes on behind semicolons."""
    if text[offset : offset + 1] != ";":
        return offset
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _reversed(value: str) -> bool:
    """Whether a value is one name with the surname in front."""
    return _REVERSED.fullmatch(value.partition("<")[0].strip(_QUOTES)) is not None


def _tables(roll: Roll) -> None:
    """Columns whose head says that names stand in them."""
    at, columns, mark = 0, list[int](), ""
    for line in roll.text.split("\n"):
        if columns and mark in line:
            for number, (start, end) in enumerate(_split(line, mark)):
                if number in columns:
                    roll.cut(at + start, at + end, whole=True)
        else:
            columns, mark = _columns(line)
        at += len(line) + 1


def _split(line: str, mark: str) -> Iterator[tuple[int, int]]:
    """Yield where a line's cells stand; a mark in quotes parts none."""
    start, quoted = 0, False
    for at, character in enumerate([*line, mark]):
        if character == '"' and at < len(line):
            quoted = not quoted
        elif character == mark and (not quoted or at == len(line)):
            cell = line[start:at]
            left = len(cell) - len(cell.lstrip(_QUOTES))
            yield start + left, max(start + left, start + len(cell.rstrip(_QUOTES)))
            start = at + 1


def _columns(line: str) -> tuple[list[int], str]:
    for mark in ",;\t|":
        cells = [cell.strip(_QUOTES).replace("_", " ").casefold() for cell in line.split(mark)]
        if len(cells) > 2 and all(len(cell) < _CELL for cell in cells):
            found = [
                number
                for number, cell in enumerate(cells)
                if _label(cell) in LABELS or cell in LABELS
            ]
            if found:
                return found, mark
    return [], ""
