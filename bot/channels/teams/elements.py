"""What cards are made of: text in which nothing is read as markup, headings, folds, columns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from bot.channels.plain import plain
from bot.channels.teams.measure import ACTIVE, Json
from bot.library.wording import Say

_MOST = 4_000  # characters of one run; a longer text goes on in the next block
_ADDRESS = re.compile(r"https://[^\s<>|\"\\]{1,2000}")
_MACHINE = re.compile(r"\d+:|[0-9a-f]{8}-")  # how Teams' ids of people begin
# {{DATE(...)}}, which clients put a date for. Other braces stay together: a run of its own for each
# of a thousand would be larger than a message may be.
_MACRO = re.compile(r"(?<=\{)(?=\{\s*(?:DATE|TIME))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole reply.

    Attributes:
        case: under which its buttons are remembered; empty where nothing is.
        key: tells one showing of a card from another, so that a press sent twice counts once.
        who: gives a person's name by the channel's id; empty where it is not known.
        ids: counts what has to be told apart in a card.
    """

    case: str
    key: str
    say: Say
    who: Mapping[str, str] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=count)

    def name(self, who: str) -> str:
        """Return a person's name, or their id where it is one that people can read."""
        return self.who.get(who) or ("" if _MACHINE.match(who) else who)

    def id(self, kind: str) -> str:
        """Return an id that nothing else has."""
        return f"{kind}{next(self.ids)}"


def words(text: str, **style: object) -> list[Json]:
    """Return a text as it stands, in runs; nothing where it is empty."""
    pieces = (piece for part in _MACRO.split(plain(text)) for piece in cut(part, _MOST))
    return [{"type": "TextRun", "text": piece, **style} for piece in pieces]


def bold(text: str, **style: object) -> list[Json]:
    """Return a text in bold."""
    return words(text, weight="Bolder", **style)


def link(url: str, text: str) -> list[Json]:
    """Return a text that leads somewhere, or the text alone where the address is none."""
    told = words(text)
    if not linkable(url) or not plain(text).strip():
        return told
    title = short(text, 200)
    open_ = {"type": "Action.OpenUrl", "title": title, "url": url}
    return [{**each, "color": "Accent", "selectAction": open_} for each in told]


def linkable(url: str) -> bool:
    """Whether an address can be made a link."""
    return _ADDRESS.fullmatch(url) is not None and plain(url) == url


def moment(when: datetime, **style: object) -> list[Json]:
    """Return a moment, in the time zone and the form of whoever reads it."""
    at = f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return [{"type": "TextRun", "text": f"{{{{DATE({at}, SHORT)}}}} {{{{TIME({at})}}}}", **style}]


def rich(*runs: Sequence[Json], **style: object) -> list[Json]:
    """Return blocks that hold runs in order; a long text goes on in the next block."""
    lots: list[list[Json]] = [[]]
    room = _MOST
    for run in (run for each in runs for run in each):
        if len(run["text"]) > room and lots[-1]:
            lots.append([])
            room = _MOST
        lots[-1].append(run)
        room -= len(run["text"])
    return [_block(lot, style) for lot in lots if _shown(lot)]


def _block(runs: list[Json], style: Json) -> Json:
    return {"type": "RichTextBlock", **style, "inlines": runs}


def _shown(runs: Iterable[Json]) -> bool:
    return bool("".join(run["text"] for run in runs).strip())


def heading(text: str, **style: object) -> list[Json]:
    """Return a heading; as rich text where a TextBlock would read markup in it."""
    text = line(text)
    if not text:
        return []
    if ACTIVE.search(text) or len(text) > _MOST:
        kept = {key: each for key, each in style.items() if key in ("size", "color")}
        outer = {key: each for key, each in style.items() if key in ("spacing", "separator")}
        return rich(bold(text, **kept), **outer)
    return [
        {"type": "TextBlock", "text": text, "style": "heading", "weight": "Bolder", "wrap": True,
         **style}
    ]  # fmt: skip


def container(items: Sequence[Json], **style: object) -> list[Json]:
    """Return a box around elements, or nothing around nothing."""
    return [{"type": "Container", **style, "items": list(items)}] if items else []


def columns(*made: tuple[str, Sequence[Json]], **style: object) -> list[Json]:
    """Return elements side by side; each column with its width, ``auto`` or ``stretch``."""
    filled = [
        {"type": "Column", "width": width, "items": list(items)} for width, items in made if items
    ]
    return [{"type": "ColumnSet", **style, "columns": filled}] if filled else []


def fold(items: Sequence[Json], label: str, frame: Frame) -> list[Json]:
    """Return elements that are shown when somebody asks for them, and hidden again."""
    if not items:
        return []
    inside, closed, opened = frame.id("fold"), frame.id("show"), frame.id("hide")
    targets = [inside, closed, opened]

    def row(id_: str, mark: str, told: str, **style: object) -> Json:
        turn = {"type": "Action.ToggleVisibility", "title": told, "targetElements": targets}
        shown = rich(words(f"{mark} {short(label, 100)}", color="Accent"))
        return {"type": "Container", "id": id_, **style, "selectAction": turn, "items": shown}

    made = [
        row(closed, "▸", frame.say("Show")),
        row(opened, "▾", frame.say("Hide"), isVisible=False),
        *container(items, id=inside, isVisible=False, spacing="Small"),
    ]
    return container(made, spacing="Small")  # in one piece, wherever a card ends


def card(body: Sequence[Json], fallback: str, say: Say) -> Json:
    """Return a card."""
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": say.language,
        "fallbackText": fallback,
        "msteams": {"width": "Full"},
        "body": list(body),
    }


def line(text: str) -> str:
    """Return a text without line breaks."""
    return " ".join(plain(text).split())


def short(text: str, most: int) -> str:
    """Return a text for a label, with a sign where it had to be cut."""
    text = line(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def cut(text: str, most: int) -> Iterator[str]:
    """Give a text in pieces, cut where a line or a word ends if it can be."""
    at = 0
    while at < len(text):
        end = min(at + most, len(text))
        if end < len(text):
            near = max(text.rfind("\n", at, end), text.rfind(" ", at, end)) + 1
            end = near if near > at + most // 2 else end
        yield text[at:end]
        at = end
