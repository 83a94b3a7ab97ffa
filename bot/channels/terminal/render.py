"""A reply laid out for a terminal with rich; untrusted text is never read as markup."""

from collections.abc import Iterator
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from bot.channels.plain import plain
from bot.talk.reply import (
    Bullets,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Notice,
    Part,
    Prose,
    Quote,
    Remark,
    Reply,
    SourceLine,
    Sources,
    Title,
    Words,
)

_COLOUR = {"strong": "red", "moderate": "yellow", "weak": "cyan"}
_SOURCES_SHOWN = 3  # on a card; all of them stand behind a button


def render(reply: Reply, *, buttons: bool = True) -> RenderableType:
    """Return what rich prints for a reply; ``buttons`` only where somebody can press them."""
    shown = [part for part in reply.parts if buttons or not isinstance(part, Buttons)]
    rows: list[RenderableType] = []
    for before, part in zip([None, *shown], shown, strict=False):
        if isinstance(part, Prose | Notice) and isinstance(before, Bullets | Checklist):
            rows.append(Text(""))
        rows.extend(_part(part))
    return Group(*rows)


def _part(part: Part) -> Iterator[RenderableType]:
    match part:
        case Title(text, level):
            if level == 1:
                yield Rule(Text(plain(text), style="bold"), align="left", style="bold")
            else:
                yield Text("\n" + plain(text), style="bold")
        case Prose(text):
            yield Text(plain(text))
        case Quote():
            yield _quote(part)
        case Bullets(items):
            for item in items:
                yield _hanging("- ", Text(plain(item)))
        case FindingCard():
            yield _card(part)
        case Checklist(items):
            for number, step in enumerate(items, 1):
                yield from _step(number, step)
        case Sources(items):
            for source in items:
                yield _hanging(f"[{source.number}] " if source.number else "- ", _source(source))
        case Buttons(items):
            line = "   ".join(f"[{at}] {each.label}" for at, each in enumerate(items, 1))
            yield Text("\n" + line, style="bold")
        case Notice(text):
            yield _hanging("! ", Text(plain(text), style="yellow"))
        case Words(text):
            yield Panel(Text(plain(text)), border_style="green")
        case _:
            assert_never(part)


def _hanging(sign: str, text: Text) -> RenderableType:
    """Put a sign before a text, and set its later lines in."""
    from rich.table import Table

    table = Table.grid(padding=0)
    table.add_column(width=len(sign), no_wrap=True)
    table.add_column()
    table.add_row(Text(sign), text)
    return table


def _quote(quote: Quote) -> Text:
    text = Text(style="italic")
    done = 0
    for start, end in sorted(quote.marks):
        if start < done:
            continue
        text.append(plain(quote.text[done:start]))
        text.append(plain(quote.text[start:end]), style="bold underline")
        done = end
    text.append(plain(quote.text[done:]))
    if quote.part:
        text.append(f"  ({plain(quote.part)})", style="dim not italic")
    return text


def _card(card: FindingCard) -> RenderableType:
    colour = _COLOUR[card.weight]
    weight, area = card.tags
    title = Text.assemble(
        (f" {weight or card.weight} ", f"bold {colour} reverse"), " ",
        (plain(card.title), "bold"), " ", (area or card.area, "dim"), " ",
    )  # fmt: skip
    rows: list[RenderableType] = [_hanging("» ", _quote(quote)) for quote in card.quotes]
    rows.append(Text(""))
    why, reasons, clears, sources = card.labels
    rows.append(_labelled(why, card.why))
    rows.append(_labelled(reasons, _joined(card.innocent_reasons)))
    rows.append(_labelled(clears, card.clears))
    shown = card.sources[:_SOURCES_SHOWN]
    names = "; ".join(
        # A publisher's members stand in brackets; a card has no room for eleven governments.
        f"{source.publisher.partition(' (')[0]}, {source.date.partition(' (')[0]}"
        for source in shown
    )
    more = len(card.sources) - len(shown)
    rows.append(_labelled(sources, names + (f"; + {more}" if more else ""), "dim"))
    rows.extend(_hanging("+ ", Text(_remark(each), style="green")) for each in card.remarks)
    return Panel(Group(*rows), title=title, title_align="left", border_style=colour)


def _remark(remark: Remark) -> str:
    told = f"{remark.when:%Y-%m-%d %H:%M} {remark.who}".rstrip()
    return plain(f"{told}: {remark.text}" if remark.text else told)


def _joined(reasons: tuple[str, ...]) -> str:
    return ". ".join(reason.rstrip(".") for reason in reasons) + "."


def _labelled(label: str, text: str, style: str = "") -> RenderableType:
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=17)
    table.add_column()
    table.add_row(Text(label, style="dim"), Text(plain(text), style=style))
    return table


def _step(number: int, step: ChecklistItem) -> Iterator[RenderableType]:
    yield _hanging(f"{number}. ", Text(plain(step.title), style="bold"))
    lines: list[RenderableType] = [Text(plain(step.detail), style="dim")]
    if step.how:
        lines.append(Text(plain(step.how)))
    if step.caution:
        lines.append(Text(plain(step.caution), style="yellow"))
    if step.done:
        lines.insert(0, Text(f"[x] {_remark(step.done)}", style="green"))
    if step.message:
        lines.append(
            _hanging(
                f"{step.send}: " if step.send else "", Text(plain(step.message), style="green")
            )
        )
    yield Padding(Group(*lines), (0, 0, 1, 3))


def _source(source: SourceLine) -> Text:
    date = f" ({plain(source.date)})" if source.date else ""
    # A numbered source is looked up by where it stands, another one by who says it.
    if source.number:
        text = Text(f"{plain(source.title)}. {plain(source.publisher)}{date}")
    else:
        text = Text(f"{plain(source.publisher)}, {plain(source.title)}{date}")
    if source.note:
        text.append(f", {plain(source.note)}", style="dim")
    if source.url:
        text.append(f"\n{plain(source.url)}", style="dim")
    return text
