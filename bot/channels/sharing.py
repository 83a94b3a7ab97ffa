"""What of a reply may be shown to others: without a candidate's words unless that is asked for."""

from dataclasses import replace

from bot.library.wording import Say
from bot.talk.reply import (
    Audience,
    Bullets,
    Button,
    Buttons,
    Checklist,
    FindingCard,
    Part,
    Prose,
    Remark,
    Reply,
    Sources,
    Title,
)

_OURS = (Title, Prose, Bullets, Sources)  # not Notice, which names files


_AFTER = "case.copy"  # the button that only cards to keep have


def shareable(reply: Reply, id_: str, say: Say) -> Reply:
    """Add the button that shares the card of a check, which only some platforms have.

    Args:
        reply: as its asker sees it.
        id_: of the button.
        say: the reader's language.
    """
    last = reply.parts[-1] if reply.parts else None
    if not reply.case or not isinstance(last, Buttons):
        return reply
    at = next((at for at, each in enumerate(last.items, 1) if each.id == _AFTER), 0)
    if not at:
        return reply
    items = (*last.items[:at], Button(id_, say("Share ...")), *last.items[at:])
    return replace(reply, parts=(*reply.parts[:-1], Buttons(items)))


def share(reply: Reply, quotes: bool) -> Reply:
    """Return what others are shown of a reply: to read only, nothing to press or to tick.

    Args:
        reply: as its asker sees it.
        quotes: whether the candidate's and the remarks' words go with it.
    """
    parts = tuple(shown for each in reply.parts if (shown := _shared(each, quotes)))
    # A part that was left out may have been all that stood under its heading.
    kept = tuple(
        part
        for part, after in zip(parts, (*parts, None)[1:], strict=True)
        if not (isinstance(part, Title) and part.level > 1 and isinstance(after, Title | None))
    )
    return replace(reply, parts=kept, audience=Audience.HERE, case="", replaces="")


def _shared(part: Part, quotes: bool) -> Part | None:
    match part:
        case FindingCard():
            bare = replace(part, buttons=())
            return bare if quotes else _without_words(bare)
        case Checklist(items):
            return Checklist(tuple(replace(each, done=None) for each in items))
        case _ if isinstance(part, _OURS):
            return part
    return None


def _without_words(card: FindingCard) -> FindingCard:
    """Leave out what others said, and keep that somebody spoke to the flag: that is fair."""
    return replace(card, quotes=(), remarks=tuple(Remark(e.who, e.when) for e in card.remarks))
