"""A red flag as a message shows it: how heavy, what it is, whose words, what is fair to say."""

from collections.abc import Iterable, Sequence

from bot.channels.slack import rich
from bot.channels.slack.blocks import (
    Frame,
    actions,
    context,
    divider,
    linked,
    markup,
    plain_text,
    short,
)
from bot.channels.slack.measure import Json
from bot.talk.reply import FindingCard, Remark, SourceLine

_MARKS = {
    "strong": "large_red_square", "moderate": "large_orange_square",
    "weak": "large_yellow_square",
}  # fmt: skip
_LABEL = 75
_SOURCES_SHOWN = 3  # on a card; all of them stand behind a button


def render(number: int, card: FindingCard, frame: Frame) -> list[Json]:
    """Return the blocks of one flag."""
    pressed = actions(card.buttons, frame) if frame.case else []
    told = rich.blocks(
        _head(number, card),
        *map(rich.quote, card.quotes),
        *_fair(card),
        *map(_remark, card.remarks),
    )
    return [divider(), *told, *_sources(card), *pressed]


def _head(number: int, card: FindingCard) -> rich.Strip:
    weight, area = card.tags
    tags = ", ".join(filter(None, (weight or card.weight, area or card.area)))
    title = rich.words(f"{number}. {card.title}", bold=True)
    return rich.section(*_mark(card), *title, *rich.words(f"  {tags}"))


def line(number: int, card: FindingCard) -> rich.Strip:
    """Return a flag in one line of a list of them; the heaviest stand out."""
    title = rich.words(f"{number}. {card.title}", bold=card.weight == "strong")
    return rich.section(*_mark(card), *title, *rich.words(f"  {card.tags[0] or card.weight}"))


def _mark(card: FindingCard) -> tuple[rich.Run, ...]:
    return rich.emoji(_MARKS.get(card.weight, "white_large_square"))


def _fair(card: FindingCard) -> Iterable[rich.Strip]:
    why, reasons, clears, _ = card.labels
    told = ((why, card.why), (reasons, _joined(card.innocent_reasons)), (clears, card.clears))
    for label, text in told:
        if text.strip():
            yield rich.section(*rich.words(f"{label}: ", bold=True), *rich.words(text))


def _joined(reasons: Sequence[str]) -> str:
    return " ".join(f"{reason.rstrip('.')}." for reason in reasons)


def _remark(remark: Remark) -> rich.Strip:
    text = rich.words(f": {remark.text}") if remark.text else ()
    return rich.section(
        *rich.emoji("speech_balloon"), *rich.person(remark.who), *rich.words(" "),
        *rich.moment(remark.when), *text,
    )  # fmt: skip


def _sources(card: FindingCard) -> list[Json]:
    shown = card.sources[:_SOURCES_SHOWN]
    if not shown:
        return []
    more = len(card.sources) - len(shown)
    told = [plain_text(f"+ {more}")] if more else []
    name = plain_text(short(f"{card.labels[3]}:", _LABEL))
    return context(name, *(markup(_source(each)) for each in shown), *told)


def _source(source: SourceLine) -> str:
    # A publisher's members stand in brackets; a card has no room for eleven governments.
    who, when = source.publisher.partition(" (")[0], source.date.partition(" (")[0]
    return linked(source.url, ", ".join(filter(None, (who, when))) or source.title)
