"""The blocks around rich text: headers, small print, buttons, tick boxes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from bot.channels.plain import plain
from bot.channels.slack import rich
from bot.channels.slack.measure import (
    BUTTON,
    CONFIRM,
    HEADER,
    IDENTITY,
    SECTION,
    Json,
    size,
)
from bot.library.wording import Say
from bot.talk.reply import Button, Remark

PRESS, TICK, PAGE = "press:", "tick:", "page:"
"""How the action ids of buttons, tick boxes and page turns begin; the rest is what was meant."""
_ROW = 5  # buttons side by side
_LINKED = 300  # of a link's text in small print


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole reply.

    Attributes:
        case: under which its buttons are remembered; empty where nothing is.
        order: counts its tick boxes.
    """

    case: str
    say: Say
    order: Iterator[int] = field(default_factory=count)

    def block_id(self, done: Remark | None) -> str:
        """Return the id of a tick box's block: another one when its state changed.

        Slack keeps what was ticked by hand in a block whose id stays.
        """
        stamp = f"{done.when.timestamp():.0f}" if done else ""
        return f"{next(self.order)}/{stamp}/{self.case}"


def case_of(block_id: str) -> str:
    """Return the case of a tick box by its block; an emptied box brings nothing else."""
    return block_id.split("/", 2)[-1]


def escape(text: str) -> str:
    """Return a text for where Slack reads markup: no mention, no link, nothing hidden."""
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped(text: str, most: int) -> str:
    """Return as much of a text, escaped, as ``most`` allows."""
    if size(whole := escape(text)) <= most:
        return whole
    short = rich.prefix(plain(text), most)
    while size(escape(short)) > most - 1:
        short = short[: len(short) * 9 // 10]
    return escape(short.rstrip()) + "…"


def short(text: str, most: int) -> str:
    """Return a text for a label, with a sign where it had to be cut."""
    text = " ".join(plain(text).split())
    return text if size(text) <= most else rich.prefix(text, most - 1).rstrip() + "…"


def label(text: str, most: int) -> Json:
    """Return a label; colons in it make no pictures."""
    return _plain(short(text, most))


def linked(url: str, text: str) -> str:
    """Return markup for a link, or the text alone where the address is none."""
    told = escaped(text, _LINKED)
    link = f"<{url.replace('&', '&amp;')}|{told.replace('|', '/')}>"
    return link if rich.linkable(url) and told.strip() and size(link) <= SECTION else told


def header(text: str) -> list[Json]:
    """Return a heading; one that is too long for Slack's own is bold text."""
    line = " ".join(plain(text).split())
    if size(line) > HEADER:
        return rich.blocks(rich.section(*rich.words(line, bold=True)))
    return [{"type": "header", "text": _plain(line)}] if line else []


def divider() -> Json:
    """Return a line."""
    return {"type": "divider"}


def plain_text(text: str) -> Json:
    """Return a text in which nothing is read as markup, with a sign where it had to be cut."""
    text = plain(text)
    told = text if size(text) <= SECTION else rich.prefix(text, SECTION - 1) + "…"
    return _plain(told)


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}


def markup(text: str) -> Json:
    """Return markup as we wrote it; names of hosts in it do not turn into links."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def context(*texts: Json) -> list[Json]:
    """Return small print."""
    shown = [each for each in texts if each["text"].strip()]
    return [{"type": "context", "elements": shown}] if shown else []


def actions(buttons: Iterable[Button], frame: Frame, *, first: str | None = None) -> list[Json]:
    """Return rows of buttons; ``first`` is the style of the first."""
    unique = {each.id: each for each in buttons if _pressable(each)}.values()
    made = [_button(each, frame, None if at else first) for at, each in enumerate(unique)]
    rows = [made[at : at + _ROW] for at in range(0, len(made), _ROW)]
    return [{"type": "actions", "elements": row} for row in rows]


def _pressable(button: Button) -> bool:
    fits = size(PRESS + button.id) <= IDENTITY
    return bool(fits and button.id and short(button.label, BUTTON))


def _button(button: Button, frame: Frame, style: str | None) -> Json:
    made = _pressed(button.label, PRESS + button.id, frame)
    if how := "danger" if button.confirm else style:
        made["style"] = how
    if short(button.confirm, 9):
        made["confirm"] = _confirm(button, frame.say)
    return made


def _pressed(text: str, name: str, frame: Frame) -> Json:
    value = {"value": frame.case} if frame.case else {}
    return {"type": "button", "text": label(text, BUTTON), "action_id": name, **value}


def _confirm(button: Button, say: Say) -> Json:
    texts = {
        "title": button.label,
        "text": button.confirm,
        "confirm": say("Yes"),
        "deny": say("No"),
    }
    return {part: label(text, CONFIRM[part]) for part, text in texts.items()}


def turns(page: int, last: int, frame: Frame) -> list[Json]:
    """Return the buttons to the pages beside this one."""
    say = frame.say
    ways = ((say("Previous flags"), page - 1), (say("More flags"), page + 1))
    made = [_pressed(way, f"{PAGE}{to}", frame) for way, to in ways if 0 <= to <= last]
    return [{"type": "actions", "elements": made}] if made else []


def box(text: Json, name: str, on: bool, beside: str) -> Json:
    """Return one tick box, with small print under its text."""
    small = {"description": plain_text(beside)} if plain(beside).strip() else {}
    options = [{"text": text, "value": "done", **small}]
    chosen = {"initial_options": options} if on else {}
    return {"type": "checkboxes", "action_id": name, "options": options, **chosen}
