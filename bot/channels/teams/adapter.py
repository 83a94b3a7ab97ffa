"""Where Teams delivers: each request is read, checked and worked, or refused with its reason."""

import json
import logging
from collections.abc import Mapping
from typing import Any

from aiohttp import web
from botbuilder.core import Bot, InvokeResponse, TurnContext
from botbuilder.core.serializer_helper import serializer_helper
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity
from botframework.connector.auth import ClaimsIdentity
from msrest.exceptions import ClientException
from msrest.serialization import Model

from bot.channels.teams.auth import Authentication, Denied, Door
from bot.talk.trouble import DeskcheckError

_log = logging.getLogger("deskcheck")
BODY = "deskcheck.body"  # where a turn finds what was delivered, as it was delivered
_LONGEST = 255  # characters of an id
Json = dict[str, Any]


class Adapter(CloudAdapter):
    """The SDK's adapter behind our own door."""

    def __init__(self, door: Door, authentication: Authentication) -> None:
        """Prepare.

        Args:
            door: says who comes in.
            authentication: what the SDK asks instead.
        """
        super().__init__(authentication)
        self._door, self._admitted = door, authentication.admitted

    async def receive(self, request: web.Request, bot: Bot) -> web.Response:
        """Let ``bot`` work a request; 400, 401, 403, 413, 415 or 503 where it is not worked."""
        try:
            body = await _read(request)
            header = request.headers.get("Authorization", "")
            identity = await self._door.check(header, body, request.remote or "")
            told = await self._turn(body, identity, bot)
        except Denied as denied:
            _log.warning("teams.denied status=%s why=%s", denied.status, denied.why)
            return web.Response(status=denied.status)
        except DeskcheckError as error:
            _log.error("teams.later kind=%s", type(error).__name__)
            return web.Response(status=503, headers={"Retry-After": "5"})
        except _SHAPE as error:
            _log.warning("teams.shape kind=%s", type(error).__name__)
            return web.Response(status=400)
        if told is None:
            return web.Response(status=200)
        written = serializer_helper(told.body) if isinstance(told.body, Model) else told.body
        return web.json_response(written or {}, status=int(told.status))

    async def _turn(self, body: Json, identity: ClaimsIdentity, bot: Bot) -> InvokeResponse | None:
        async def work(context: TurnContext) -> None:
            context.turn_state[BODY] = body
            await bot.on_turn(context)

        activity = Activity.deserialize(body)
        told: InvokeResponse | None = await self.process_activity(
            self._admitted(identity), activity, work
        )
        return told


# A payload that Teams does not send; whatever else is broken is told to whoever runs the bot.
_SHAPE = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, ClientException,
)  # fmt: skip


async def _read(request: web.Request) -> Json:
    """Return a request's activity.

    Raises:
        ValueError: when it is none.
        web.HTTPException: when it is too large, or said to be something else.
    """
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    body = json.loads(await request.read())
    if not isinstance(body, dict) or not _well(body):
        raise ValueError
    json.dumps(body, ensure_ascii=False).encode()  # half a character cannot be kept
    return body


def _well(body: Mapping[str, Any]) -> bool:
    """Whether an activity says by readable ids who wrote what, and where."""
    named = [
        body.get("type"), body.get("channelId"), body.get("serviceUrl"),
        *(_id(body.get(name)) for name in ("from", "recipient", "conversation")),
    ]  # fmt: skip
    given = [each for each in (body.get("id"), body.get("replyToId"), body.get("name")) if each]
    return all(
        isinstance(each, str) and 0 < len(each) <= _LONGEST and each.isprintable()
        for each in (*named, *given)
    )


def _id(holder: object) -> object:
    return holder.get("id") if isinstance(holder, dict) else None
