"""A red flag as a card shows it: how heavy, what it is, whose words; what is fair to say folded."""

from collections.abc import Iterator, Sequence

from bot.channels.teams.buttons import remarks
from bot.channels.teams.elements import Frame, bold, fold, link, moment, rich, words
from bot.channels.teams.measure import Json
from bot.channels.teams.quotes import quote
from bot.talk.reply import FindingCard, Remark, SourceLine

_COLORS: dict[str, Json] = {
    "strong": {"color": "Attention"}, "moderate": {"color": "Warning"}, "weak": {"isSubtle": True},
}  # fmt: skip
_QUOTES_SHOWN = 3  # the others are folded
_SOURCES_SHOWN = 3  # on a card; all of them stand behind a button


def render(number: int, card: FindingCard, frame: Frame, *, folded: bool = True) -> list[Json]:
    """Return the elements of one flag; not folded, they can stand in several cards."""
    shown = [box for each in card.quotes[:_QUOTES_SHOWN] for box in quote(each)]
    more = [box for each in card.quotes[_QUOTES_SHOWN:] for box in quote(each)]
    rest = [*more, *_fair(card), *_sources(card)]
    if frame.case:
        rest += remarks(card.buttons, frame)
    told = " · ".join(filter(None, (each.strip() for each in card.labels[:3])))
    if folded and told:
        rest = fold(rest, told, frame)
    said = [block for each in card.remarks for block in remark(each, frame)]
    return [*head(number, card, separator=True, spacing="Large"), *shown, *said, *rest]


def head(number: int, card: FindingCard, **style: object) -> list[Json]:
    """Return a flag in two lines: how heavy and of what kind, then what it is."""
    weight, area = card.tags
    tag = bold(f"■ {(weight or card.weight)}", **_COLORS.get(card.weight, {}))
    return [
        *rich(tag, words(f"  {area or card.area}", isSubtle=True), **style),
        *rich(bold(f"{number}. {card.title}", size="Medium"), spacing="None"),
    ]


def listed(number: int, card: FindingCard) -> list[Json]:
    """Return a flag in one line, for a list of all of them."""
    tag = bold(f"■ {card.tags[0] or card.weight}", **_COLORS.get(card.weight, {}))
    return rich(tag, words(f"  {number}. {card.title}"), spacing="Small")


def _fair(card: FindingCard) -> Iterator[Json]:
    why, reasons, clears, _ = card.labels
    told = ((why, card.why), (reasons, _joined(card.innocent_reasons)), (clears, card.clears))
    for label, text in told:
        if text.strip():
            yield from rich(bold(f"{label}: "), words(text), spacing="Small")


def _joined(reasons: Sequence[str]) -> str:
    return " ".join(f"{reason.rstrip('.')}." for reason in reasons)


def remark(said: Remark, frame: Frame, mark: str = "💬") -> list[Json]:
    """Return what a person added, with who and when."""
    name = frame.name(said.who)
    runs = [*words(f"{mark} "), *bold(f"{name}, " if name else ""), *moment(said.when)]
    return rich(runs, words(f": {said.text}" if said.text else ""), spacing="Small")


def _sources(card: FindingCard) -> list[Json]:
    shown = card.sources[:_SOURCES_SHOWN]
    if not shown:
        return []
    runs = bold(f"{card.labels[3]}: ")
    for at, each in enumerate(shown):
        runs += [*words(", " if at else ""), *_source(each)]
    more = len(card.sources) - len(shown)
    return rich(runs, words(f" + {more}" if more else ""), spacing="Small")


def _source(source: SourceLine) -> list[Json]:
    # A publisher's members stand in brackets; a card has no room for eleven governments.
    who, when = source.publisher.partition(" (")[0], source.date.partition(" (")[0]
    return link(source.url, " ".join(filter(None, (who, when))) or source.title)
