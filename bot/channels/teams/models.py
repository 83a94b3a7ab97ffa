"""What the SDK is given: its own models around plain JSON, of which it would drop the most."""

from collections.abc import Mapping
from typing import Any

from botbuilder.core import InvokeResponse
from botbuilder.schema import (
    ActionTypes,
    Activity,
    ActivityTypes,
    Attachment,
    CardAction,
    Entity,
    SuggestedActions,
    TextFormatTypes,
)
from msrest.serialization import Model

from bot.channels.teams.render import Outgoing

CARD = "application/vnd.microsoft.card.adaptive"
STREAM = "streaminfo"
Json = dict[str, Any]


def entity(plain: Mapping[str, Any]) -> Entity:
    """Return an entity that is written whole; of its own kind the SDK writes the type alone."""
    made: Entity = _kind(Entity, plain)
    return made


def answer(plain: Mapping[str, Any], status: int = 200) -> InvokeResponse:
    """Return what an invoke is answered; never nothing, which the SDK writes as ``null``."""
    return InvokeResponse(status=status, body=_kind(Model, plain))


def activity(outgoing: Outgoing, who: str = "") -> Activity:
    """Return a message as the SDK sends it.

    Args:
        outgoing: as it was laid out.
        who: to whom its suggestions are shown; without, they are left out.
    """
    made = Activity(
        type=ActivityTypes.message,
        summary=outgoing.summary,
        attachments=[Attachment(content_type=CARD, content=each) for each in outgoing.cards],
        entities=[entity(each) for each in outgoing.entities],
        channel_data=outgoing.channel_data or None,
    )
    if outgoing.text:
        made.text, made.text_format = outgoing.text, TextFormatTypes.markdown
    if outgoing.suggested and who:
        actions = [
            CardAction(type=ActionTypes.im_back, title=each, value=each)
            for each in outgoing.suggested
        ]
        made.suggested_actions = SuggestedActions(to=[who], actions=actions)
    return made


def typing() -> Activity:
    """Return the sign that somebody is typing."""
    return Activity(type=ActivityTypes.typing)


def growing(text: str, kind: str, number: int, id_: str) -> Activity:
    """Return a message as far as it has grown.

    Args:
        text: of it, or what is being done.
        kind: ``informative`` for the latter, else ``streaming``.
        number: of the update, from 1 on.
        id_: of the message; empty for the first.
    """
    info = {"type": STREAM, "streamType": kind, "streamSequence": number}
    told = entity({**info, "streamId": id_} if id_ else info)
    return Activity(type=ActivityTypes.typing, text=text, entities=[told])


def grown(outgoing: Outgoing, id_: str, who: str = "") -> Activity:
    """Return the message that takes the place of what has grown under an id."""
    made = activity(outgoing, who)
    made.entities = [
        *made.entities,
        entity({"type": STREAM, "streamType": "final", "streamId": id_}),
    ]
    made.text = made.text or outgoing.summary  # without any, Teams takes no end
    return made


def _kind(parent: type[Any], plain: Mapping[str, Any]) -> Any:
    """Return a model whose fields are the keys of ``plain``, whatever they are called."""
    fields = {
        f"field{at}": {"key": key.replace(".", "\\."), "type": "object"}
        for at, key in enumerate(plain)
    }
    made = type(parent.__name__, (parent,), {"_attribute_map": fields})()
    for at, value in enumerate(plain.values()):
        setattr(made, f"field{at}", value)
    return made
