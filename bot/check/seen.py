"""Evidence as it is shown: a quote of bearable length around the words that raised a sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.parts import Part, Span

QUOTE_LIMIT = 240  # characters; a quote is read at a glance or not at all
_LINE = 200  # characters; a line up to this is quoted whole
_TRIM = " \t\r\n•◦▪●■-*>|·,;"  # before a quote
_LEFT = _TRIM.replace(">", "")  # and behind it, where that closes what is in the quote


@dataclass(frozen=True, slots=True)
class Seen:
    """A quote, and in it the places of the very words that raised the sign.

    Attributes:
        heard: a word list found them; not a fact that a reader saw.
    """

    span: Span
    marks: tuple[Span, ...]
    heard: bool = False


def quote(part: Part, number: int, region: tuple[int, int], marks: Sequence[Span]) -> Seen:
    """Quote ``region`` (original offsets) of a part, cut around the marks where it is too long."""
    start, end = region
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    start, end = min(start, first), max(end, last)
    if end - start > QUOTE_LIMIT:
        start, end = _cut(part.text, start, end, first, last)
    while start < first and part.text[start] in _TRIM:
        start += 1
    while end > min(last, end) and end > start + 1 and part.text[end - 1] in _LEFT:
        end -= 1
    return Seen(
        Span(number, start, end, part.text[start:end]),
        tuple(mark for mark in marks if mark.start < end),
    )


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the line around a place where it is short: what stands beside it belongs to it."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    return (first, last) if last - first <= _LINE else (start, end)


def joined(parts: Sequence[Part], seen: Sequence[Seen]) -> list[Seen]:
    """Join neighbouring quotes (in order) to one where it stays bearable."""
    together: list[Seen] = []
    for each in seen:
        last = together[-1] if together else None
        if last and last.span.part == each.span.part and each.span.start <= last.span.end + 4:
            end = max(last.span.end, each.span.end)
            if end - last.span.start <= QUOTE_LIMIT:
                span = _span(parts, each.span.part, last.span.start, end)
                marks = dict.fromkeys((*last.marks, *each.marks))
                together[-1] = Seen(span, tuple(marks))
                continue
        together.append(each)
    return together


def _span(parts: Sequence[Part], number: int, start: int, end: int) -> Span:
    return Span(number, start, end, parts[number].text[start:end])


def _cut(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    last = min(last, first + QUOTE_LIMIT)
    room = QUOTE_LIMIT - (last - first)
    left = max(start, first - room // 2)
    right = min(end, left + QUOTE_LIMIT)
    left = max(start, right - QUOTE_LIMIT)
    if left > start:  # begin behind a space, so that no word is cut in two
        space = text.find(" ", left, first)
        left = space + 1 if space >= 0 else left
    if right < end:
        space = text.rfind(" ", last, right)
        right = space if space > left else right
    return left, right


def around(parts: Sequence[Part], span: Span) -> Seen:
    """Quote the line that a fact stands on, or the part of it around the fact."""
    part = parts[span.part]
    start = part.text.rfind("\n", 0, span.start) + 1
    end = part.text.find("\n", span.end)
    return quote(part, span.part, (start, len(part.text) if end < 0 else end), (span,))
