"""The parts of a reply as elements of a card, in pieces that should stay together."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.channels.teams import card, checklist
from bot.channels.teams.buttons import act, action_sets, rows
from bot.channels.teams.elements import Frame, container, heading, link, rich, words
from bot.channels.teams.measure import Json, size
from bot.channels.teams.quotes import quote
from bot.talk.reply import (
    Bullets,
    Buttons,
    Checklist,
    FindingCard,
    Notice,
    Part,
    Prose,
    Quote,
    SourceLine,
    Sources,
    Title,
    Words,
)

CARDS = 5  # flags on a page
_FLAG = 35_000  # bytes of one; a longer one is not folded, so that it can be divided


def pieces(parts: Sequence[Part], page: int, frame: Frame) -> Iterator[list[Json]]:
    """Give what should stay together: a heading with what follows it, a flag, a thing to do."""
    flags = _flags([each for each in parts if isinstance(each, FindingCard)], page, frame)
    head: list[Json] = []
    for part in parts:
        for piece in _part(part, flags, frame):
            if isinstance(part, Title):
                head += piece
            elif piece:
                yield [*head, *piece]
                head = []
    if head:
        yield head


def _flags(cards: Sequence[FindingCard], page: int, frame: Frame) -> Iterator[list[Json]]:
    """Give the flags of a page, or all where no page can be turned."""
    if len(cards) <= CARDS or not frame.case:
        yield from (_flag(at, each, frame) for at, each in enumerate(cards, 1))
        return
    last = (len(cards) - 1) // CARDS
    page = min(max(page, 0), last)
    begin = page * CARDS
    on = cards[begin : begin + CARDS]
    if page == 0:
        yield from (card.listed(at, each) for at, each in enumerate(cards, 1))
    yield from (_flag(at, each, frame) for at, each in enumerate(on, begin + 1))
    told = frame.say(
        "Flags {first}-{last} of {count}",
        first=begin + 1, last=begin + len(on), count=len(cards),
    )  # fmt: skip
    ways = ((frame.say("Previous flags"), page - 1), (frame.say("More flags"), page + 1))
    turns = [act("page", {"page": to}, way, frame) for way, to in ways if 0 <= to <= last]
    yield [*rich(words(told, isSubtle=True)), *action_sets(turns)]


def _flag(number: int, flag: FindingCard, frame: Frame) -> list[Json]:
    made = card.render(number, flag, frame)
    return made if size(made) <= _FLAG else card.render(number, flag, frame, folded=False)


def _part(part: Part, flags: Iterator[list[Json]], frame: Frame) -> Iterator[list[Json]]:
    match part:
        case Title(said, level):
            large = {"size": "Large"} if level == 1 else {"size": "Medium", "spacing": "Large"}
            yield heading(said, **large)
        case Prose(said):
            yield rich(words(said))
        case Quote():
            yield quote(part, whole=True)
        case Bullets(items):
            yield [block for each in items for block in _bullet(each)]
        case FindingCard():
            yield from flags  # all of them stand where the first does
        case Checklist():
            yield from checklist.render(part, frame)
        case Sources(items):
            yield [block for each in items for block in _source(each)]
        case Buttons(items):
            yield rows(items, frame)
        case Notice(said):
            yield _boxes(
                words(f"⚠ {said}") if said.strip() else [], style="warning", spacing="Small"
            )
        case Words(said):
            yield _boxes(words(said, fontType="Monospace"), style="emphasis")
        case _:
            assert_never(part)


def _bullet(item: str) -> list[Json]:
    return rich(words("• "), words(item), spacing="Small") if item.strip() else []


def _boxes(runs: list[Json], **style: object) -> list[Json]:
    return [box for block in rich(runs) for box in container([block], **style)]


def _source(source: SourceLine) -> list[Json]:
    told = ", ".join(filter(None, (source.publisher, source.date, source.note)))
    number = words(f"[{source.number}] " if source.number else "• ")
    named = link(source.url, source.title or source.publisher)
    return rich(number, named, words(f". {told}" if told else ""), spacing="Small")
