"""Whether a text is laid out like a document: a profile, notes, a transcript, a mail, a form."""

import re

_FEW = 3  # marks; fewer stand in what people just say
_WORDS = 4  # of such a line
_LINES = 6  # what people just say has fewer

# A line as documents have it: quoted, JSON, a bullet, a time of day, a number, a field or a
# speaker before a colon, a speaker before a time.
_MARKED = re.compile(
    r"^[ \t]*(?:>|[{\[]|[-*•☐☑#]|\[?\d{1,2}[:.]\d\d|\d{1,2}[.)][ \t]|[^\W\d_][^\n:]{0,30}:[ \t])"
    r"|^[^\W\d_][^\n]{0,20}[ \t]\d{1,2}:\d\d",
    re.MULTILINE,
)
_HOUR = re.compile(r"^[ \t]*\d{1,2}[:.]\d\d", re.MULTILINE)
# A mail address, a span of years, fields side by side.
_FIELD = re.compile(
    r"[\w.]@[\w-]+\.\w|\b(?:19|20)\d\d\s?(?:[-–—]|to|bis|até)\s?\w|\s(?:[|·;•/]|//|>>|[-–—]{1,2})\s"
)
_HEAD = re.compile(r"^(?:From|Subject|Von|Betreff|De|Assunto):[ \t]", re.MULTILINE)


def marked(text: str) -> bool:
    """Whether a text has the marks of a document."""
    return plainly(text) or marks(text) >= _FEW


def plainly(text: str) -> bool:
    """Whether a text has marks that nobody makes who tells of something as it happens.

    Lines that begin with the hour are made by whoever keeps a log of an incident, too.
    """
    return (
        text.lstrip().startswith("{")
        or _HEAD.search(text) is not None
        or fields(text) >= _FEW
        or marks(text) - len(_HOUR.findall(text)) >= _FEW
    )


def marks(text: str) -> int:
    """Return how many lines of a text begin as a document's do."""
    return len(_MARKED.findall(text))


def fields(text: str) -> int:
    """Return how many addresses, spans of years and rows of fields a text has."""
    return len(_FIELD.findall(text))


def long(text: str) -> bool:
    """Whether a text has as many lines as a document."""
    return sum(bool(line.strip()) for line in text.splitlines()) >= _LINES


def listed(text: str) -> bool:
    """Whether a text is a few short lines, as the head of a profile is."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    return len(lines) >= _FEW and sum(map(len, lines)) <= _WORDS * len(lines)
