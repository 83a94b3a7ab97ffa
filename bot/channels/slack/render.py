"""A reply laid out for Slack: messages that it takes, with nothing in them that it would obey."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import starmap
from typing import assert_never

from bot.channels.slack import card, checklist, rich
from bot.channels.slack.blocks import (
    Frame,
    actions,
    context,
    escape,
    escaped,
    header,
    plain_text,
    turns,
)
from bot.channels.slack.measure import BLOCKS, FALLBACK, WHOLE, Json, size
from bot.library.wording import ENGLISH, Say
from bot.talk.reply import (
    Bullets,
    Buttons,
    Checklist,
    FindingCard,
    Notice,
    Part,
    Prose,
    Quote,
    Reply,
    SourceLine,
    Sources,
    Title,
    Words,
)

CARDS = 5  # flags on a page
_LISTED = 3  # flags; fewer are seen at a glance
_NAME = "Deskcheck"
_Item = rich.Strip | Json
_CASE = 150  # characters; a case's id is far shorter
_CLOSING = 3_000  # of the buttons under the first message, which take the room of its text


@dataclass(frozen=True, slots=True)
class Post:
    """One message: what notifications and screen readers are given, and its blocks."""

    text: str
    blocks: list[Json] = field(default_factory=list)


def render(reply: Reply, *, page: int = 0, say: Say = ENGLISH) -> tuple[Post, ...]:
    """Return the card, then what did not fit it, which goes on in its thread.

    Args:
        reply: what to lay out.
        page: which flags are shown where there are many; beyond the last one it is the last.
        say: the reader's language, for the few words that are ours.
    """
    frame = Frame(reply.case if size(reply.case) <= _CASE else "", say)
    parts, closing = _closed(reply, frame)
    posts = _packed(list(_pieces(parts, page, frame)), closing, frame)
    return tuple(Post(_text(reply, at, len(posts)), each) for at, each in enumerate(posts, 1))


def plain_post(reply: Reply, cut: str) -> Post:
    """Return a few plain lines for when Slack refuses the blocks.

    Args:
        reply: what could not be shown.
        cut: says what is missing.
    """
    flags = [f"- {each.title}" for each in reply.parts if isinstance(each, FindingCard)]
    steps = [
        f"- {item.title}"
        for each in reply.parts
        if isinstance(each, Checklist)
        for item in each.items
    ]
    groups = ("\n".join(each) for each in ([reply.fallback, cut], flags, steps))
    told = "\n\n".join(each.strip() for each in groups if each.strip())
    return Post(escaped(told if escape(told).strip() else _NAME, FALLBACK))


def _text(reply: Reply, at: int, count: int) -> str:
    told = reply.fallback if count == 1 else f"{reply.fallback[:FALLBACK]} ({at}/{count})"
    return escaped(told, FALLBACK) if escape(reply.fallback).strip() else _NAME


def _closed(reply: Reply, frame: Frame) -> tuple[Sequence[Part], list[Json]]:
    """Return a reply's parts, and apart from them the buttons that close it."""
    last = reply.parts[-1] if reply.parts else None
    if not isinstance(last, Buttons):
        return reply.parts, []
    closing = actions(last.items, frame, first="primary" if len(last.items) > 1 else None)
    return (reply.parts[:-1], closing) if size(closing) <= _CLOSING else (reply.parts, [])


def _pieces(parts: Sequence[Part], page: int, frame: Frame) -> Iterator[list[Json]]:
    """Give what should stay together: a heading with what follows it, a flag, a thing to do."""
    flags = _flags(parts, page, frame)
    heading: list[_Item] = []
    for part in parts:
        for piece in _part(part, flags, frame):
            if isinstance(part, Title):
                heading += piece
            elif made := rich.laid(piece):
                yield rich.laid([*heading, *piece]) if heading else made
                heading = []
    if made := rich.laid(heading):
        yield made


def _flags(parts: Sequence[Part], page: int, frame: Frame) -> Iterator[list[Json]]:
    """Give the flags of a page, or all where no page can be turned; many are listed first."""
    cards = [each for each in parts if isinstance(each, FindingCard)]
    last = max(0, len(cards) - 1) // CARDS if frame.case else 0
    page = min(max(page, 0), last)
    begin = page * CARDS
    shown = cards[begin : begin + CARDS] if last else cards
    if page == 0 and len(cards) >= _LISTED:
        yield _overview(cards, parts, frame)
    yield from (card.render(at, each, frame) for at, each in enumerate(shown, begin + 1))
    if last:
        said = frame.say(
            "Flags {first}-{last} of {count}",
            first=begin + 1, last=begin + len(shown), count=len(cards),
        )  # fmt: skip
        yield [*context(plain_text(said)), *turns(page, last, frame)]


def _overview(cards: Sequence[FindingCard], parts: Sequence[Part], frame: Frame) -> list[Json]:
    """Return every flag in one line, and what to do first: what a glance should take in."""
    steps = (item for each in parts if isinstance(each, Checklist) for item in each.items)
    first = next((each.title for each in steps if each.done is None), "")
    label = rich.words(frame.say("Start with:") + " ", bold=True)
    start = [*rich.emoji("point_right"), *label, *rich.words(first)] if first else ()
    return rich.blocks(*starmap(card.line, enumerate(cards, 1)), rich.section(*start))


def _part(part: Part, flags: Iterable[list[Json]], frame: Frame) -> Iterator[Sequence[_Item]]:
    match part:
        case Title(text, level):
            # The empty line before it sets a section apart, which a divider would do too loudly.
            bold = rich.section(*rich.words("\n" + text, bold=True))
            yield header(text) if level == 1 else [bold]
        case Prose(text):
            yield [rich.section(*rich.words(text))]
        case Quote():
            yield [rich.quote(part)]
        case Bullets(items):
            yield [rich.bullets(rich.words(each) for each in items)]
        case FindingCard():
            yield from flags  # all of them stand where the first does
        case Checklist():
            yield from checklist.render(part, frame)
        case Sources(items):
            yield [*map(_source, items)]
        case Buttons(items):
            yield actions(items, frame)
        case Notice(text):
            yield [rich.section(*rich.emoji("warning"), *rich.words(text))]
        case Words(text):
            yield [rich.preformatted(text)]
        case _:
            assert_never(part)


def _source(source: SourceLine) -> rich.Strip:
    number = rich.words(f"[{source.number}] ") if source.number else rich.words("• ")
    told = [source.publisher, source.date, source.note]
    rest = ", ".join(each for each in told if each)
    return rich.section(
        *number, *rich.link(source.url, source.title), *rich.words(f". {rest}" if rest else "")
    )


def _packed(pieces: Sequence[list[Json]], closing: list[Json], frame: Frame) -> list[list[Json]]:
    """Return the blocks of each message; the closing buttons stand under the first."""
    posts = _filled(pieces, closing)
    if len(posts) > 1:
        closing = [*context(plain_text(frame.say("It goes on in the thread."))), *closing]
        posts = _filled(pieces, closing)
    return [[*posts[0], *closing], *posts[1:]]


def _filled(pieces: Sequence[list[Json]], below: list[Json]) -> list[list[Json]]:
    """Return pieces in as few messages as hold them, the first with room for what stands below."""
    posts: list[list[Json]] = [[]]
    count = kept = len(below)
    length = kept_length = size(below)
    for piece in pieces:
        weight = size(piece)
        whole = _fits(len(piece) + kept, weight + kept_length)
        lots = [(piece, weight)] if whole else [([each], size(each)) for each in piece]
        for lot, taken in lots:
            if not _fits(count + len(lot), length + taken):
                posts.append([])
                count = kept = length = kept_length = 0
            begins = not posts[-1] and lot[0]["type"] == "divider"
            put = lot[1:] if begins else lot  # there is no text in a divider
            posts[-1] += put
            count, length = count + len(put), length + taken
    return posts


def _fits(count: int, length: int) -> bool:
    return count <= BLOCKS and length <= WHOLE
