"""Contacts that differ between the parts of one profile."""

from collections.abc import Iterator

from bot.reading.readers import mails, phones
from bot.reading.sheet import Fact, Reading, Sheet

_Found = list[tuple[str, Sheet, int, int]]


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``contact.differs``: two parts that both state a contact and share none."""
    if len(reading.sheets) < 2:
        return
    yield from _differences([_mails(sheet) for sheet in reading.sheets])
    yield from _differences([_phones(sheet) for sheet in reading.sheets])


def _mails(sheet: Sheet) -> _Found:
    return [(address, sheet, start, end) for address, start, end in mails.found(sheet)]


def _phones(sheet: Sheet) -> _Found:
    return [(number, sheet, start, end) for number, _, _, start, end in phones.found(sheet)]


def _differences(parts: list[_Found]) -> Iterator[Fact]:
    stated = [found for found in parts if found]
    for at, found in enumerate(stated):
        for other in stated[at + 1 :]:
            if not {each[0] for each in found} & {each[0] for each in other}:
                (one, sheet, start, end), (two, sheet2, start2, end2) = found[0], other[0]
                spans = (sheet.span(start, end), sheet2.span(start2, end2))
                yield Fact("contact.differs", f"{one} / {two}", spans)
                return
