"""Rich text, the one place of a message where Slack reads nothing as markup.

It is written as the JSON that Slack documents: of an answer's work, making it out of the client
library's objects was half. The tests read what comes out with those objects.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import TypeVar

from bot.channels.plain import plain
from bot.channels.slack.measure import URL, Json, size
from bot.talk.reply import Quote

Run = Json
_T = TypeVar("_T")
_MOST = 2_800  # of one block; a longer one is hard to read and split late
_LINKED = 500  # of a link's text, which is not cut in two
_SHORT = 30  # of a name, a moment, a picture
_QUOTED = 1_500  # of one quote; what stands around the marked words
_BEFORE = 300
_PERSON = re.compile(r"[UW][A-Z0-9]{5,20}")
_ADDRESS = re.compile(r"https://[^\s<>|\"]+")


@dataclass(frozen=True, slots=True)
class Strip:
    """One element of rich text: a section, a quote, a preformatted text or a list's items."""

    kind: str
    runs: tuple[Run, ...] = ()
    items: tuple[tuple[Run, ...], ...] = ()


def words(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """Return a text as it stands, or nothing where it is empty."""
    text = plain(text)
    if not text:
        return ()
    style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
    return ({"type": "text", "text": text, **({"style": style} if style else {})},)


def emoji(name: str) -> tuple[Run, ...]:
    """Return a picture by its name in Slack, and the space behind it."""
    return ({"type": "emoji", "name": name}, *words(" "))


def link(url: str, text: str) -> tuple[Run, ...]:
    """Return a text that leads somewhere; the text alone without an address, or if it is long."""
    if not linkable(url) or not plain(text).strip() or size(text) > _LINKED:
        return words(text)
    return ({"type": "link", "url": url, "text": plain(text)},)


def linkable(url: str) -> bool:
    """Whether an address can be made a link."""
    return _ADDRESS.fullmatch(url) is not None and plain(url) == url and size(url) <= URL


def person(who: str) -> tuple[Run, ...]:
    """Return a member of the workspace by name, or whatever else the id is as text."""
    if is_person(who):
        return ({"type": "user", "user_id": who},)
    return words(who)


def is_person(who: str) -> bool:
    """Whether an id is that of a member."""
    return _PERSON.fullmatch(who) is not None


def moment(when: datetime) -> tuple[Run, ...]:
    """Return a moment, in the time zone of whoever reads it."""
    stamp, told = int(when.timestamp()), f"{when:%Y-%m-%d %H:%M}"
    shown = "{date_short_pretty} {time}"
    return ({"type": "date", "timestamp": stamp, "format": shown, "fallback": told},)


def section(*runs: Run) -> Strip:
    """Return a paragraph."""
    return Strip("section", runs)


def preformatted(text: str) -> Strip:
    """Return a text that is made to be copied."""
    return Strip("preformatted", words(text))


def bullets(items: Iterable[tuple[Run, ...]]) -> Strip:
    """Return a list."""
    return Strip("list", items=tuple(each for each in items if each))


def quote(said: Quote) -> Strip:
    """Return somebody's words, what raised a sign in bold; a very long text shows that part."""
    first = min((start for start, _ in said.marks), default=0)
    begin = max(0, first - _BEFORE) if len(said.text) > _QUOTED else 0
    end = begin + _QUOTED
    runs = [*words("… " if begin else ""), *_marked(said, begin, min(end, len(said.text)))]
    runs += words(" …" if end < len(said.text) else "")
    if runs and said.part:
        runs += words(f"  ({said.part})", italic=True)
    return Strip("quote", tuple(runs))


def _marked(said: Quote, begin: int, end: int) -> Iterator[Run]:
    done = begin
    for start, stop in sorted(said.marks):
        if not done <= start < stop or start >= end:
            continue
        yield from words(said.text[done:start])
        yield from words(said.text[start : min(stop, end)], bold=True)
        done = min(stop, end)
    yield from words(said.text[done:end])


def blocks(*strips: Strip) -> list[Json]:
    """Return blocks that hold the strips in order; a long text goes on in the next block."""
    pieces = (piece for strip in strips for piece in _split(strip))
    lots = ([strip for strip, _ in lot] for lot in _lots(pieces, itemgetter(1)))
    return [_block(lot) for lot in lots if _shown(lot)]


def laid(items: Iterable[Strip | Json]) -> list[Json]:
    """Return blocks in order; strips beside each other share one."""
    made: list[Json] = []
    strips: list[Strip] = []
    for item in items:
        if isinstance(item, Strip):
            strips.append(item)
        else:
            made += [*blocks(*strips), item]
            strips = []
    return made + blocks(*strips)


def _runs(strip: Strip) -> Iterator[Run]:
    yield from strip.runs
    for item in strip.items:
        yield from item


def _shown(strips: Iterable[Strip]) -> bool:
    """Whether anything can be seen of strips."""
    return any(
        run["type"] != "text" or run["text"].strip() for strip in strips for run in _runs(strip)
    )


def _weight(run: Run) -> int:
    if "text" not in run:
        return _SHORT
    return size(run["text"]) + (size(run["url"]) if "url" in run else 0)


def _weights(runs: Iterable[Run]) -> int:
    return sum(map(_weight, runs))


def _split(strip: Strip) -> Iterator[tuple[Strip, int]]:
    """Give a strip in pieces that fit a block, each with its size."""
    whole = _weights(_runs(strip))
    if whole <= _MOST:
        if strip.items or _shown([strip]):
            yield strip, whole
    elif strip.kind == "list":
        items = ((piece, _weights(piece)) for item in strip.items for piece in _lines(item))
        for lot in _lots(items, itemgetter(1)):
            kept = tuple(item for item, _ in lot)
            yield Strip("list", items=kept), sum(weight for _, weight in lot)
    else:
        for runs in _lines(strip.runs):
            if _shown([Strip("section", runs)]):
                yield Strip(strip.kind, runs), _weights(runs)


def _lines(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    pieces = (piece for run in runs for piece in _pieces(run))
    return map(tuple, _lots(pieces, _weight))


def _lots(things: Iterable[_T], weigh: Callable[[_T], int]) -> Iterator[list[_T]]:
    """Give things in lots that fit a block."""
    lot: list[_T] = []
    room = _MOST
    for thing in things:
        taken = weigh(thing)
        if taken > room and lot:
            yield lot
            lot, room = [], _MOST
        lot.append(thing)
        room -= taken
    if lot:
        yield lot


def _pieces(run: Run) -> Iterator[Run]:
    if run["type"] == "text":
        for text in cut(run["text"], _MOST):
            yield {**run, "text": text}
    else:
        yield run


def cut(text: str, most: int) -> Iterator[str]:
    """Give a text in pieces of at most ``most``, cut where a line or a word ends if it can be."""
    at = 0
    while at < len(text):
        end = at + len(prefix(text[at : at + most], most))
        if end < len(text):
            near = max(text.rfind("\n", at, end), text.rfind(" ", at, end)) + 1
            end = near if near > at + (end - at) // 2 else end
        yield text[at:end]
        at = end


def prefix(text: str, most: int) -> str:
    """Return as much of a text's beginning as ``most`` allows."""
    while size(text) > most:
        text = text[: len(text) - (size(text) - most + 1) // 2]
    return text


def _block(strips: Sequence[Strip]) -> Json:
    # Slack's own editor writes lines into one section; two of them need not begin a new line.
    joined: list[Strip] = []
    for each in strips:
        if each.kind == "section" and joined and joined[-1].kind == "section":
            joined[-1] = section(*joined[-1].runs, *words("\n"), *each.runs)
        else:
            joined.append(each)
    return {"type": "rich_text", "elements": [_element(each) for each in joined]}


def _element(strip: Strip) -> Json:
    if strip.kind == "list":
        items = [_element(section(*each)) for each in strip.items]
        return {"type": "rich_text_list", "style": "bullet", "elements": items}
    return {"type": f"rich_text_{strip.kind}", "elements": list(strip.runs)}
