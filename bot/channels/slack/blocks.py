"""The blocks around rich text: headers, small print, buttons, tick boxes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    CheckboxesElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    TextObject,
)

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


def label(text: str, most: int) -> PlainTextObject:
    """Return a label; colons in it make no pictures."""
    return PlainTextObject(text=short(text, most), emoji=False)


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
    return [HeaderBlock(text=PlainTextObject(text=line, emoji=False)).to_dict()] if line else []


def divider() -> Json:
    """Return a line."""
    return DividerBlock().to_dict()


def plain_text(text: str) -> PlainTextObject:
    """Return a text in which nothing is read as markup, with a sign where it had to be cut."""
    text = plain(text)
    told = text if size(text) <= SECTION else rich.prefix(text, SECTION - 1) + "…"
    return PlainTextObject(text=told, emoji=False)


def markup(text: str) -> MarkdownTextObject:
    """Return markup as we wrote it; names of hosts in it do not turn into links."""
    return MarkdownTextObject(text=text, verbatim=True)


def context(*texts: TextObject) -> list[Json]:
    """Return small print."""
    shown = [each for each in texts if (each.text or "").strip()]
    return [ContextBlock(elements=shown).to_dict()] if shown else []


def actions(buttons: Iterable[Button], frame: Frame, *, first: str | None = None) -> list[Json]:
    """Return rows of buttons; ``first`` is the style of the first."""
    unique = {each.id: each for each in buttons if _pressable(each)}.values()
    made = [_button(each, frame, None if at else first) for at, each in enumerate(unique)]
    rows = [made[at : at + _ROW] for at in range(0, len(made), _ROW)]
    return [ActionsBlock(elements=row).to_dict() for row in rows]


def _pressable(button: Button) -> bool:
    fits = size(PRESS + button.id) <= IDENTITY
    return bool(fits and button.id and short(button.label, BUTTON))


def _button(button: Button, frame: Frame, style: str | None) -> ButtonElement:
    return ButtonElement(
        text=label(button.label, BUTTON),
        action_id=PRESS + button.id,
        value=frame.case or None,
        style="danger" if button.confirm else style,
        confirm=_confirm(button, frame.say) if short(button.confirm, 9) else None,
    )


def _confirm(button: Button, say: Say) -> ConfirmObject:
    return ConfirmObject(
        title=label(button.label, CONFIRM["title"]),
        text=label(button.confirm, CONFIRM["text"]),
        confirm=label(say("Yes"), CONFIRM["confirm"]),
        deny=label(say("No"), CONFIRM["deny"]),
    )


def turns(page: int, last: int, frame: Frame) -> list[Json]:
    """Return the buttons to the pages beside this one."""
    say = frame.say
    ways = ((say("Previous flags"), page - 1), (say("More flags"), page + 1))
    made = [
        ButtonElement(text=label(way, BUTTON), action_id=f"{PAGE}{to}", value=frame.case)
        for way, to in ways
        if 0 <= to <= last
    ]
    return [ActionsBlock(elements=made).to_dict()] if made else []


def box(text: TextObject, name: str, on: bool, beside: str) -> CheckboxesElement:
    """Return one tick box, with small print under its text."""
    small = plain_text(beside).to_dict() if plain(beside).strip() else None
    option = Option(value="done", text=text.to_dict(), description=small)
    chosen = [option] if on else None
    return CheckboxesElement(action_id=name, options=[option], initial_options=chosen)
