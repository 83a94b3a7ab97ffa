"""Month-exact date ranges as CVs write them, in English, German, Portuguese, Spanish and French."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    1: "january jan januar jänner janeiro enero ene janvier janv",
    2: "february feb februar fevereiro fev febrero février fevr févr",
    3: "march mar märz mrz maerz março marzo mars",
    4: "april apr abril abr avril avr",
    5: "may mai maio mayo",
    6: "june jun juni junho junio juin",
    7: "july jul juli julho julio juillet juil",
    8: "august aug agosto ago août aout",
    9: "september sept sep setembro set septiembre septembre",
    10: "october oct oktober okt outubro out octubre octobre",
    11: "november nov novembro noviembre novembre",
    12: "december dec dezember dez dezembro diciembre dic décembre déc",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_NAME = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY = (
    rf"(?:(?:\d{{1,2}}\.?[ ](?:de )?)?(?:{_NAME})"
    r"(?:\.?,?[ ]{1,2}(?:de )?|[./-])(?:'?\d\d(?!\d)|(?:19|20)\d\d)"
    r"|(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?(?![\d])"
    r"|(?:(?:0?[1-9]|[12]\d|3[01])\.)?(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d"
    r"|(?:19|20)\d\d(?![\d]))"
)
_NOW = (
    r"(?:present|now|current(?:ly)?|today|(?:to )?date|ongoing|heute|aktuell|jetzt|atual(?:mente)?|"
    r"presente|hoje|actualidad|actual|aujourd'hui|null)"
)
# A date starts with a digit or has one right behind its first word: that is soon seen.
_SOON = r"(?=\d|[^\W\d_]{3,10}[., /-]{1,4}(?:de )?'?\d)"
_RANGE = re.compile(
    rf"(?<![\w/.-]){_SOON}(?P<start>{_DAY})[ ]{{0,2}}"
    rf"(?:-{{1,2}}|to|until|till|through|bis|até|ate|hasta|a|à|/(?=\d{{4}}-|now|present)|"
    rf"\"?,\s{{0,12}}\"?(?:end(?:[_ ]?date)?|to|until|till|ended|left|fim|ende)\"?:\s{{0,3}}\"?)"
    rf"[ ]{{0,2}}(?P<end>{_DAY}|{_NOW})(?![\w])",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"(?<!\w)(?:since|seit|desde)[ ]{{1,2}}(?P<start>{_DAY})(?!\w)", re.IGNORECASE)
_FIRST, _LAST = 1950, 2100


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of time.

    Attributes:
        first: month number (year * 12 + month - 1) it starts in.
        last: month number it ends in, inclusive.
        exact: both ends name a month; otherwise years only.
        present: it lasts until today.
        start: offset of the written range in the normal text.
        end: offset behind it.
    """

    first: int
    last: int
    exact: bool
    present: bool
    start: int
    end: int

    @property
    def months(self) -> int:
        """Its length in months."""
        return self.last - self.first + 1


def ranges(text: str, today: date) -> Iterator[Range]:
    """Yield the date ranges of a normal text, in order."""
    now = today.year * 12 + today.month - 1
    for match in _RANGE.finditer(text):
        first, exact = _month(match.group("start"), 0)
        present = not any(map(str.isdigit, match.group("end")))
        last, exact_end = (now, True) if present else _month(match.group("end"), 11)
        if first <= last <= now + 12:
            yield Range(first, last, exact and exact_end, present, *match.span())
    for match in _SINCE.finditer(text):
        first, exact = _month(match.group("start"), 0)
        if first <= now:
            yield Range(first, now, exact, True, *match.span())


def _month(written: str, unknown: int) -> tuple[int, bool]:
    """Return a month number, and whether the month was named."""
    folded = written.casefold().strip()
    year = re.search(r"(?:19|20)\d\d", folded)
    if year is None:  # "Mar '19"
        number = int(re.findall(r"\d\d", folded)[-1])
        full = 2000 + number if number < 60 else 1900 + number
        rest = folded
    else:
        full, rest = int(year.group()), folded.replace(year.group(), "", 1)
    named = [_MONTH[name] for name in re.findall(r"[^\W\d_]+", rest) if name in _MONTH]
    if named:
        return full * 12 + named[0] - 1, True
    before, _, behind = folded.partition(year.group()) if year else ("", "", "")
    digits = re.findall(r"\d{1,2}", before)[-1:] or re.findall(r"\d{1,2}", behind)[:1]
    if digits and 1 <= int(digits[0]) <= 12:
        return full * 12 + int(digits[0]) - 1, True
    return full * 12 + unknown, False
