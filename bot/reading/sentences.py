"""Normal text cut into words and sentences the way people paste: lines, bullets, one-liners."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from bot.reading.speakers import Turns

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"')\]]*+\s|;|[•◦▪●■►‣·]|\s(?:/|//|-{2,}|::|>>)\s|\||\"\s*(?:,\s*\"|[}\]])"
)
_EDGE = re.compile(r"[,:()\[\]]|(?<=\s)-+(?=\s)|->|=>|/(?=\s)")
_BULLET = re.compile(r"\n[ \t]*(?:(?:[-*+>]|\d{1,2}[.)])[ \t]|\[)")
# Who speaks, perhaps with the hour, or what a form asks.
_SAYS = re.compile(r"[\w.'-]{1,24}(?::(?=\s)|[ \t]+\(?\d{1,2}[:.]\d\d\b)")
_LABEL = re.compile(r"^[ \t]*(?:[^\W\d_][\w /'&.()-]{0,38}):")
_SHORT = {"e.g", "i.e", "eg", "ie", "mr", "mrs", "ms", "dr", "vs", "incl", "approx", "ca", "bzw",
          "inc", "ltd", "st", "z.b", "sr", "sra", "hr", "fr", "ex"}  # fmt: skip
_PLAIN = frozenset(" -'/.,:")  # alone between two words they end no sentence
_CLOSES = ".!?…)]>\"'"  # behind its last word, these are still a sentence's
_DIVIDES = frozenset("-=—–")
_BLANK = re.compile(r"\n[ \t]*\n")
_WRAP = 50  # a line shorter than this that ends without a stop was ended on purpose
_FULL = 70  # and this one was folded, whoever wrote it
_LONGEST = 70  # words; a longer run is cut at its next edge, so that one-liners stay linear
_CUT = 90  # words; and here in any case


class Token(NamedTuple):
    """A word or number of the normal text, case folded, with its place.

    Attributes:
        edge: a comma, colon, bracket or dash stands between the word before and this one.
    """

    text: str
    start: int
    end: int
    edge: bool


class Sentence(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of a text, with its place in the normal text.

    Attributes:
        block: number of the paragraph it stands in.
        question: ends with a question mark.
    """

    first: int
    last: int
    start: int
    end: int
    block: int
    question: bool


def tokens(text: str) -> list[Token]:
    """Cut normal text into words."""
    found: list[tuple[str, int, int, bool]] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, last = match.span()
        edge = start - end > 1 and _EDGE.search(text, end, start + 1) is not None
        found.append((match[0].casefold(), start, last, edge))
        end = last
    return list(map(Token._make, found))


def spellings(text: str) -> set[str]:
    """Return the words of a text as they are written, each once."""
    return set(_TOKEN.findall(text))


def sentences(text: str, words: list[Token], turns: Turns) -> list[Sentence]:
    """Group words into sentences; linear in the length of the text."""
    found: list[Sentence] = []
    borders = sorted({*turns.starts, *turns.bodies})
    first = block = 0
    for at in range(1, len(words) + 1):
        last = at == len(words)
        gap_start = words[at - 1].end
        gap = text[gap_start : len(text) if last else words[at].start]
        turn = bool(borders) and (
            bisect_left(borders, gap_start) < bisect_right(borders, gap_start + len(gap))
        )
        if gap in _PLAIN and not turn and not last and at - first < _LONGEST:
            continue  # nearly all of them
        blank = gap.count("\n") > 1 and _BLANK.search(gap) is not None
        if not (last or blank or turn or _breaks(text, words, first, at, gap)):
            continue
        end = gap_start + len(gap) - len(gap.lstrip(_CLOSES))
        asks = "?" in gap[: gap.find("\n") + 1 or 4]
        found.append(Sentence(first, at, words[first].start, end, block, asks))
        first = at
        block += blank
    return found


def _breaks(text: str, words: list[Token], first: int, at: int, gap: str) -> bool:
    length = at - first
    if length >= _CUT or (length >= _LONGEST and words[at].edge):
        return True
    if gap in _PLAIN:
        return False
    if "\n" in gap:
        return not _wraps(text, words, first, at, gap)
    stop = _STOP.search(gap)
    if stop is None:
        return False
    return not (stop.group().startswith(".") and _shortened(text, words, at))


def _shortened(text: str, words: list[Token], at: int) -> bool:
    """Whether the dot between this word and the one before only shortens that one."""
    last = words[at - 1]
    if last.text == "no":  # a number's, not an answer's
        return words[at].text[0].isdigit()
    if last.end - last.start == 1 and text[last.start].isupper() and last.text != "i":
        return True  # an initial
    if last.text[0].isdigit() and "." in last.text:
        return True  # "4.11." is a day
    pair = text[words[max(at - 2, 0)].start : last.end]  # "e.g"
    return last.text in _SHORT or pair.casefold() in _SHORT


def _wraps(text: str, words: list[Token], first: int, at: int, gap: str) -> bool:
    """Whether the line break is only where a long line was folded.

    A small letter behind it tells so of a writer who begins a sentence with a capital.
    """
    if _STOP.search(gap) or _BULLET.search(gap) or gap.rstrip(" \t\n").endswith(":"):
        return False
    line = words[at - 1].end - (text.rfind("\n", 0, words[at - 1].end) + 1)
    if line < (_FULL if text[words[first].start].islower() else _WRAP):
        return False
    following = text[words[at].start : words[at].start + 42]
    if _SAYS.match(following) or gap.rstrip(" \t")[-1] == "@":
        return False
    return following[0].islower() or (
        line >= _FULL and _LABEL.match(following) is None and gap.strip() in (",", "(")
    )


def line_of(text: str, at: int) -> tuple[int, int]:
    """Return where the line around offset ``at`` starts and ends."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def heads(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a heading in a dividing line: "--- forwarded, May 2 ---"."""
    start, end = line_of(text, sentence.start)
    line = text[start:end].strip()
    return len(line) > 4 and {*line[:2], *line[-2:]} <= _DIVIDES and line[0] == line[-1]


def lines_with(text: str, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where the lines start and end in which ``mark`` is found.

    Most patterns cost more than to look for the one sign that all they find must have.
    """
    end = -1
    for match in mark.finditer(text):
        if match.start() > end:
            start, end = line_of(text, match.start())
            yield start, end
