"""A reply as the text of a message: our own words, with numbers that lead to their sources."""

import re
from collections.abc import Collection, Iterator, Sequence

from bot.channels.plain import plain
from bot.channels.teams.elements import linkable
from bot.channels.teams.measure import CITATIONS
from bot.talk.reply import (
    Audience,
    Bullets,
    Buttons,
    Notice,
    Part,
    Prose,
    Reply,
    SourceLine,
    Sources,
    Title,
)

LONGEST = 12_000  # characters; a longer reply is a card
_MARKUP = re.compile(r"([\\`*_\[\]~|])")
_LISTED = re.compile(r"^(\d*)([-+#=.)])")
_NUMBER = re.compile(r"\\\[(\d+)\\\](?!\()")


def speaks(reply: Reply) -> bool:
    """Whether a reply is said as text: an answer for all to read, or plain sentences."""
    kinds: tuple[type, ...] = (Prose, Buttons)
    if reply.audience is Audience.HERE and not reply.sensitive:
        kinds = (Title, Prose, Bullets, Sources, Notice, Buttons)
    said = any(isinstance(each, Prose | Bullets | Notice) for each in reply.parts)
    return said and all(isinstance(each, kinds) for each in reply.parts)


def text(parts: Sequence[Part], cited: Sequence[SourceLine]) -> str:
    """Return parts as one text.

    Args:
        parts: as ``speaks`` found them.
        cited: whose numbers lead somewhere by themselves; a list of sources is not said then.
    """
    return _joined(parts, {each.number for each in cited})


def _joined(parts: Sequence[Part], numbers: Collection[str]) -> str:
    blocks = []
    heading = ""
    for part in parts:
        if isinstance(part, Title):
            heading = f"**{escape(part.text)}**"
            continue
        if told := _part(part, numbers):
            blocks += [heading, told] if heading else [told]
        heading = ""
    return "\n\n".join(blocks)


def growing(parts: Sequence[Part]) -> str:
    """Return parts of a text that still grows, whose sources are not named yet."""
    return _joined(parts, {str(each) for each in range(1, CITATIONS + 1)})


def shown(told: str, sources: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Return the sources whose numbers stand in a text."""
    numbers = set(re.findall(r"(?<!\\)\[(\d+)\]", told))
    return tuple(each for each in sources if each.number in numbers)


def _part(part: Part, numbers: Collection[str]) -> str:
    match part:
        case Prose(said):
            return escape(said, numbers)
        case Notice(said):
            return f"⚠️ {escape(said, numbers)}" if said.strip() else ""
        case Bullets(items):
            # With room between them each is a paragraph, in which every client shows sources.
            between = "\n\n" if numbers else "\n"
            return between.join(f"- {escape(item, numbers)}" for item in items if item.strip())
        case Sources(items) if not numbers:
            return "\n".join(_lines(items))
    return ""


def _lines(sources: Sequence[SourceLine]) -> Iterator[str]:
    for each in sources:
        number = f"\\[{each.number}\\] " if each.number else ""
        title = escape(each.title or each.publisher)
        led = f"[{title}]({each.url.replace(')', '%29').replace('(', '%28')})"
        rest = escape(", ".join(filter(None, (each.publisher, each.date, each.note))))
        told = led if linkable(each.url) and title else title
        yield f"- {number}{told}" + (f". {rest}" if rest else "")


def escape(said: str, numbers: Collection[str] = ()) -> str:
    """Return a text in which nothing is markup but the numbers of sources."""
    told = " ".join(plain(said).split())
    told = told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    told = _LISTED.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", told))
    return _NUMBER.sub(lambda each: f"[{each[1]}]" if each[1] in numbers else each[0], told)
