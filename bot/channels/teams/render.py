"""A reply laid out for Teams: messages that it takes, with nothing in them that it would obey."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain

from bot.channels.teams.buttons import closing, rows
from bot.channels.teams.elements import Frame, bold, line, rich, short, words
from bot.channels.teams.elements import card as whole
from bot.channels.teams.entities import entities, numbered
from bot.channels.teams.measure import SUGGESTED, Json, size
from bot.channels.teams.pieces import pieces
from bot.channels.teams.text import LONGEST, escape, shown, speaks, text
from bot.library.wording import ENGLISH, Say
from bot.talk.reply import Button, Buttons, Checklist, FindingCard, Part, Reply

_MOST = 76_000  # bytes of what stands in one card; the rest of a message needs a little too
_CLOSING = 20_000
_NAME = "Deskcheck"
_CASE = 150  # characters; a case's id is far shorter
_FALLBACK = 300
_CHOICES = frozenset(("check", "ask", "respond", "help"))
_FEEDBACK = "feedback."
_NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message, as plain as JSON.

    Attributes:
        summary: what notifications say.
        text: Markdown, in which others' words never stand; empty where a card says it all.
        cards: contents of Adaptive Cards.
        entities: the one about the message itself, or none.
        channel_data: what only Teams knows.
        suggested: what may be said next, each word for word what a press on it sends.
    """

    summary: str
    text: str = ""
    cards: list[Json] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    channel_data: Json = field(default_factory=dict)
    suggested: tuple[str, ...] = ()

    def plain(self) -> Json:
        """Return the message for whoever measures or writes it."""
        return asdict(self)


def render(
    reply: Reply,
    *,
    say: Say = ENGLISH,
    key: str = "",
    page: int = 0,
    who: Mapping[str, str] = _NOBODY,
    personal: bool = True,
) -> tuple[Outgoing, ...]:
    """Return the message that shows a reply, then what did not fit it.

    Args:
        reply: what to lay out.
        say: the reader's language, for the few words that are ours.
        key: tells this showing from every other, random each time; presses bring it back.
        page: which flags are shown where there are many; beyond the last one it is the last.
        who: names of people by the channel's ids.
        personal: whether it is shown in a chat with one person.
    """
    frame = Frame(reply.case if len(reply.case) <= _CASE else "", key, say, who)
    parts, buttons, asks = _apart(reply)
    if speaks(reply):
        said = _said(reply, parts, buttons, frame, personal, asks)
        if 0 < len(said.text) <= LONGEST and size(said.plain()) <= _MOST:
            return (said,)
    made = bodies(reply, frame, page)
    return tuple(
        Outgoing(
            summary=(told := _summary(reply, at, len(made))),
            cards=[whole(body, told, say)],
            entities=entities(reply, (), say),
            channel_data=_feedback(asks and at == 1),
        )
        for at, body in enumerate(made, 1)
    )


def bodies(reply: Reply, frame: Frame, page: int = 0) -> list[list[Json]]:
    """Return what stands in each of the cards that show a reply."""
    parts, buttons, _ = _apart(reply)
    below = _closing(buttons, frame)
    if size(below) <= _CLOSING:
        return _packed(pieces(parts, page, frame), below, frame)
    return _packed(chain(pieces(parts, page, frame), ([each] for each in below)), [], frame)


def plain_outgoing(reply: Reply, cut: str) -> Outgoing:
    """Return a few plain lines for when Teams refuses the card.

    Args:
        reply: what could not be shown.
        cut: says what is missing.
    """
    flags = [each.title for each in reply.parts if isinstance(each, FindingCard)]
    steps = [
        item.title for each in reply.parts if isinstance(each, Checklist) for item in each.items
    ]
    listed = [f"- {escape(short(each, 200))}" for each in (*flags, *steps)[:100]]
    told = [escape(short(reply.fallback, _FALLBACK)), escape(short(cut, _FALLBACK))]
    said = "\n\n".join(filter(None, (*told, "\n".join(listed))))
    return Outgoing(summary=_summary(reply, 1, 1), text=said or _NAME)


def _summary(reply: Reply, at: int, count: int) -> str:
    told = short(reply.fallback, _FALLBACK) or _NAME
    return told if count == 1 else f"{told} ({at}/{count})"


def _apart(reply: Reply) -> tuple[Sequence[Part], Sequence[Button], bool]:
    """Return a reply's parts, apart from them its last buttons, and whether it asks if it helped.

    Teams has thumbs of its own, which take the place of such buttons.
    """
    last = reply.parts[-1] if reply.parts else None
    if not isinstance(last, Buttons):
        return reply.parts, (), False
    kept = [each for each in last.items if not each.id.startswith(_FEEDBACK)]
    return reply.parts[:-1], kept, len(kept) < len(last.items)


def _feedback(asks: bool) -> Json:
    return {"feedbackLoop": {"type": "default"}} if asks else {}


def _closing(buttons: Sequence[Button], frame: Frame) -> list[Json]:
    """Return the buttons that close a card; the less needed ones folded, if they are not many."""
    made = closing(buttons, frame)
    return made if size(made) <= _CLOSING else rows(buttons, frame)


def _said(
    reply: Reply,
    parts: Sequence[Part],
    buttons: Sequence[Button],
    frame: Frame,
    personal: bool,
    asks: bool,
) -> Outgoing:
    """Return a reply as the text of a message, its buttons under it."""
    cited = numbered(parts)
    told = text(parts, cited)
    cited = shown(told, cited)
    suggested = _suggested(buttons) if personal else ()
    below = [] if suggested else _closing(buttons, frame)
    summary = _summary(reply, 1, 1)
    return Outgoing(
        summary=summary,
        text=told,
        cards=[whole(below, summary, frame.say)] if below else [],
        entities=entities(reply, cited, frame.say),
        channel_data=_feedback(asks),
        suggested=suggested,
    )


def _suggested(buttons: Sequence[Button]) -> tuple[str, ...]:
    """Return choices of what to do as what may be said next, where there is nothing else."""
    labels = tuple(line(each.label) for each in buttons)
    fit = 0 < len(set(labels)) == len(labels) <= SUGGESTED and all(labels)
    return labels if fit and all(each.id in _CHOICES for each in buttons) else ()


def _packed(lots: Iterable[list[Json]], below: list[Json], frame: Frame) -> list[list[Json]]:
    """Return what stands in each card; the closing buttons stand in the first."""
    goes_on = rich(words(frame.say("It goes on in the next message."), isSubtle=True))
    made: list[list[Json]] = [[]]
    room = _MOST - size([*goes_on, *below])
    for piece in lots:
        for lot in [piece] if size(piece) <= _MOST else [[each] for each in piece]:
            if (taken := size(lot)) > room and (made[-1] or (below and len(made) == 1)):
                made.append([])
                room = _MOST
            made[-1] += lot
            room -= taken
    made[0] += [*goes_on, *below] if len(made) > 1 else below
    return made if made != [[]] else [rich(bold(_NAME))]
