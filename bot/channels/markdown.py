"""A reply as a Markdown page to print or to keep; untrusted text stands in fences only."""

import re
from collections.abc import Iterator
from typing import assert_never

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

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def render(reply: Reply) -> str:
    """Return a reply as Markdown; buttons are left out, nobody can press them on paper."""
    blocks = [block for part in reply.parts for block in _part(part)]
    return "\n\n".join(blocks) + "\n"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Title(text, level):
            yield f"{'#' * level} {_safe(text)}"
        case Prose(text):
            yield _safe(text)
        case Quote(text):
            yield _fence(text)
        case Bullets(items):
            yield "\n".join(f"- {_safe(item)}" for item in items)
        case FindingCard():
            yield from _card(part)
        case Checklist(items):
            yield "\n".join(_item(item) for item in items)
        case Sources(items):
            yield "\n".join(f"- {_source(source)}" for source in items)
        case Notice(text):
            yield f"**{_safe(text)}**"
        case Words(text):
            yield _fence(text)
        case Buttons():
            return
        case _:
            assert_never(part)


def _safe(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(plain(text).split()))


def _fence(text: str) -> str:
    """Fence a text with more backticks than stand in it."""
    text = plain(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _card(card: FindingCard) -> Iterator[str]:
    weight, area = card.tags
    yield f"## {_safe(card.title)} ({weight or card.weight}, {area or card.area})"
    for quote in card.quotes:
        yield _fence(quote.text)
    yield _safe(card.why)
    yield "\n".join(f"- {_safe(reason)}" for reason in card.innocent_reasons)
    yield _safe(card.clears)
    yield "\n".join(f"- {_source(source)}" for source in card.sources)
    if card.remarks:
        yield "\n".join(f"- {_remark(remark)}" for remark in card.remarks)


def _remark(remark: Remark) -> str:
    told = f"{remark.when:%Y-%m-%d %H:%M} {remark.who}".rstrip()
    return _safe(f"{told}: {remark.text}" if remark.text else told)


def _item(item: ChecklistItem) -> str:
    told = [f"- [{'x' if item.done else ' '}] {_safe(item.title)}", f"  *{_safe(item.detail)}*"]
    told += [f"  {_remark(item.done)}"] if item.done else []
    told += [f"  {_safe(each)}" for each in (item.how, item.caution, item.message) if each]
    return "\n".join(told)


def _source(source: SourceLine) -> str:
    told = ", ".join(filter(None, (source.publisher, source.title, source.date, source.note)))
    number = f"[{source.number}] " if source.number else ""
    return _safe(number + told) + (f" <{source.url}>" if source.url else "")
