"""The doors to Teams: what comes in is kept before it is acknowledged; invokes are answered."""

import asyncio
import json
import logging

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.teams import TeamsActivityHandler

from bot.channels.teams import receive
from bot.channels.teams.adapter import BODY
from bot.channels.teams.elements import card, rich, words
from bot.channels.teams.forms import group_line
from bot.channels.teams.incoming import Incoming, Json, Said
from bot.channels.teams.models import CARD, answer
from bot.channels.teams.work import Work
from bot.channels.work import Worker
from bot.library.wording import Say
from bot.ports import Inbox
from bot.talk.message import Place

_log = logging.getLogger("deskcheck")
_TAKEN = "I am on it."
_TWICE = "That has been pressed already; the answer is above."
_UNKNOWN = "This button belongs to an older version; please send your question again."
_CHOSEN = "I check this message in our own chat, where nobody else reads it."
_WHOLE = "The whole card stands in our own chat, where nobody else reads it."
_EMPTY = "There is no text in this message that I could check."
_NOT_THIS = "Deskcheck does nothing of this kind here; write to it instead."
_MESSAGE = "application/vnd.microsoft.activity.message"


class Doors(TeamsActivityHandler):
    """Hears everything that Teams delivers."""

    def __init__(self, inbox: Inbox, work: Work, worker: Worker) -> None:
        """Open the doors.

        Args:
            inbox: keeps what came until it is worked.
            work: knows the desk, for what must be shown at once.
            worker: is woken by it.
        """
        super().__init__()
        self._inbox, self._work, self._worker = inbox, work, worker

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Keep a message."""
        await self._keep(turn_context)

    async def on_message_update_activity(self, turn_context: TurnContext) -> None:
        """Keep an edit."""
        await self._keep(turn_context)

    async def on_message_delete_activity(self, turn_context: TurnContext) -> None:
        """Keep that a message was deleted."""
        await self._keep(turn_context)

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Keep that we were added; the SDK would ask Teams about everybody else who was."""
        await self._keep(turn_context)

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        """Keep that we were installed."""
        await self._keep(turn_context)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Answer in the turn, and keep what takes longer; the SDK knows not half of these."""
        body = _body(turn_context)
        name, say = str(body.get("name")), self._work.desk.say(self._work.sender(receive.who(body)))
        if name == "adaptiveCard/action":
            return await self._pressed(body, say)
        if name == "message/submitAction":
            await self._accept(body)
            return answer({})
        if name == "message/fetchTask":
            return answer(_told(say(_NOT_THIS)))
        if name in ("composeExtension/fetchTask", "composeExtension/submitAction"):
            return answer(await self._chosen(body, say))
        if name.startswith("composeExtension/"):
            return answer({"composeExtension": {"type": "message", "text": say(_NOT_THIS)}})
        if name in ("task/fetch", "task/submit"):
            return answer(_told(say(_NOT_THIS)))
        return answer({}, 501)

    async def _pressed(self, body: Json, say: Say) -> InvokeResponse:
        new = await self._accept(body)
        told = _UNKNOWN if new is None else _TAKEN if new else _TWICE
        return answer({"statusCode": 200, "type": _MESSAGE, "value": say(told)})

    async def _chosen(self, body: Json, say: Say) -> Json:
        """Return the form that says in short what was found, and where all of it stands."""
        chosen, kept = receive.read(body), receive.keep(body)
        if not isinstance(chosen, Said) or kept is None:
            return _form(say(_EMPTY), say)
        if await self._work.home(chosen.who, chosen.at) is None:
            return _form(group_line(say, reached=False).text, say)
        reply = await self._work.glances.of(kept.id, lambda: self._accept(body))
        told = f"{reply.fallback} {say(_WHOLE)}" if reply else say(_CHOSEN)
        return _form(told, say)

    async def _keep(self, context: TurnContext) -> None:
        await self._accept(_body(context))

    async def _accept(self, body: Json) -> bool | None:
        """Keep what is worked later; say whether it is new, or None where it is not ours.

        Where it cannot be kept, Teams is told so.
        """
        kept = receive.keep(body)
        incoming = receive.read(body)
        if kept is None or incoming is None or not await self._ours(body, incoming):
            return None
        written = json.dumps(body).encode()
        new = await asyncio.to_thread(self._inbox.accept, kept.id, kept.lane, written)
        self._worker.wake()
        return new

    async def _ours(self, body: Json, incoming: Incoming) -> bool:
        """Whether something is for us; what others say to each other is not kept."""
        if not isinstance(incoming, Said) or incoming.place is Place.PERSONAL or incoming.page:
            return True
        if not incoming.new or receive.mentioned(body):
            return True
        return await self._work.talks(incoming)


def _body(context: TurnContext) -> Json:
    delivered = context.turn_state[BODY]
    return delivered if isinstance(delivered, dict) else {}


def _told(text: str) -> Json:
    return {"task": {"type": "message", "value": text}}


def _form(text: str, say: Say) -> Json:
    """Return a form that only tells something."""
    shown = {"contentType": CARD, "content": card(rich(words(text)), text, say)}
    return {
        "task": {
            "type": "continue",
            "value": {"title": "Deskcheck", "height": "small", "width": "small", "card": shown},
        }
    }
