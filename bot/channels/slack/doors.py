"""The doors to Slack: what comes in is kept before it is acknowledged, forms open at once."""

import asyncio
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import receive, views
from bot.channels.slack.blocks import PAGE, PRESS, TICK
from bot.channels.slack.calling import code
from bot.channels.slack.incoming import Json, Pressed, Who
from bot.channels.slack.typed import place
from bot.channels.slack.work import Work
from bot.channels.work import Worker
from bot.ports import Inbox
from bot.talk.message import Message, Place
from bot.talk.reply import Button
from bot.talk.trouble import DeskcheckError

_log = logging.getLogger("deskcheck")
_EMPTY = "Paste a profile, fill in one of the fields, or give a file."
_TWICE = 1.0  # seconds; a double click is quicker
_MOST = 5000  # people
_Next = Callable[[], Awaitable[BoltResponse]]


class Doors:
    """Hears everything that Slack delivers."""

    def __init__(
        self,
        app: AsyncApp,
        client: AsyncWebClient,
        inbox: Inbox,
        worker: Worker,
        work: Work,
        me: str,
    ) -> None:
        """Open the doors.

        Args:
            app: of bolt.
            client: opens forms.
            inbox: keeps what came until it is worked.
            worker: is woken by it.
            work: knows the desk, for what must be shown at once.
            me: our own user id.
        """
        self._client, self._inbox, self._worker, self._work = client, inbox, worker, work
        self._mention = f"<@{me}>"
        self._pressed: dict[str, tuple[str, float]] = {}
        app.error(_odd)
        app.middleware(self._keep)
        for event in ("message", "app_mention", "app_home_opened"):
            app.event(event)(_nothing)
        app.command(re.compile(".*"))(self._command)
        app.shortcut("check_profile")(self._form)
        app.shortcut("check_message")(_acknowledge)
        app.action(f"{views.START}check")(self._form)
        app.action(views.QUOTES)(self._preview)
        app.action(re.compile(f"^({PRESS}|{TICK}|{PAGE}|{views.START})"))(self._press)
        app.view("check")(self._filled)
        app.view(re.compile("^(asking|share)$"))(_acknowledge)

    async def _keep(self, body: Json, next: _Next) -> BoltResponse | None:
        """Keep what is worked later, before anything is acknowledged.

        Where it cannot be kept, Slack is told so and delivers it again.
        """
        try:
            if self._twice(body):
                return BoltResponse(status=200, body="")
            if await self._ours(body):
                await self._accept(body)
        except DeskcheckError as error:
            self._pressed.clear()  # nothing came of it: the same once more is no second time
            _log.error("slack.keep kind=%s", type(error).__name__)
            return BoltResponse(status=503, body="try again")
        except receive.SHAPELESS as error:
            _log.error("slack.shape kind=%s", type(error).__name__)  # no payload that Slack sends
            return BoltResponse(status=200, body="")
        return await next()

    async def _ours(self, body: Json) -> bool:
        """Whether something is for us and can wait; what others say in a channel is not kept."""
        if _opens(body) or (body.get("type") == "view_submission" and _empty(body["view"])):
            return False
        event = body.get("event")
        if not isinstance(event, dict) or event.get("type") != "message":
            return True
        if place(str(event.get("channel")), event.get("channel_type")) is Place.PERSONAL:
            return True
        if event.get("subtype") in ("message_changed", "message_deleted"):
            return True
        if self._mention in str(event.get("text")):
            return True
        thread = Message(
            id="", text="", sender=str(event.get("user")), channel="slack",
            workspace=str(body.get("team_id")), thread=str(event.get("thread_ts") or ""),
        )  # fmt: skip
        return bool(thread.thread) and await asyncio.to_thread(self._work.desk.knows, thread)

    async def _command(self, ack: AsyncAck, body: Json) -> None:
        """Acknowledge a command; a bare "check" opens the form."""
        await ack()
        if _opens(body):
            await self._show_form(body, body["user_id"])

    async def _form(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self._show_form(body, body["user"]["id"])

    async def _show_form(self, body: Json, user: str) -> None:
        message = await self._work.sender(Who(user, receive.team(body)), "form")
        desk = self._work.desk
        form = views.check_form(desk.say(message), links=desk.book is not None)
        await self._open(body, form)

    async def _press(self, ack: AsyncAck, body: Json) -> None:
        """Acknowledge a button; one that asks for a text first opens its form."""
        await ack()
        if not _opens(body):
            return
        pressed = receive.read(body)
        if not isinstance(pressed, Pressed):
            return
        about = pressed.about or await self._work.case(pressed.who.channel, pressed.ts)
        message = replace(
            await self._work.sender(pressed.who, "form"),
            press=pressed.press, about=about, thread=pressed.thread,
        )  # fmt: skip
        say = self._work.desk.say(message)
        ids = {"channel": pressed.who.channel, "ts": pressed.ts, "case": about}
        if pressed.press == "slack.share":
            reply = await self._work.reply(replace(message, press="case.show"))
            if reply.case:
                await self._open(body, views.share(reply, say, about=ids))
                return
        else:
            button: Button | None = await asyncio.to_thread(self._work.desk.button, message)
            if button:
                await self._open(body, views.asking(button, about, say, about=ids))
                return
        # No longer remembered, or another's: said like every other answer.
        await self._accept(body)

    async def _accept(self, body: Json) -> None:
        kept = receive.keep(body)
        if kept:
            written = json.dumps(body).encode()
            await asyncio.to_thread(self._inbox.accept, kept.id, kept.lane, written)
            self._worker.wake()

    def _twice(self, body: Json) -> bool:
        """Whether somebody pressed the same once more before they could see what it did."""
        if body.get("type") != "block_actions":
            return False
        user, now = str(body["user"]["id"]), time.monotonic()
        press = receive.press(body)
        before, at = self._pressed.get(user, ("", 0.0))
        if before == press and now - at < _TWICE:
            return True
        if len(self._pressed) >= _MOST:
            self._pressed.clear()
        self._pressed[user] = (press, now)
        return False

    async def _preview(self, ack: AsyncAck, body: Json) -> None:
        """Show the form to share anew, with or without quotes."""
        await ack()
        view = body["view"]
        about = json.loads(view["private_metadata"])
        who = Who(body["user"]["id"], receive.team(body), about.get("channel", ""))
        message = replace(
            await self._work.sender(who, "form"), press="case.show", about=about["case"]
        )
        reply = await self._work.reply(message)
        ticked = bool(body["actions"][0].get("selected_options"))
        where = (view["state"]["values"].get("where") or {}).get("where") or {}
        say = self._work.desk.say(message)
        form = views.share(reply, say, quotes=ticked, where=receive.chosen(where), about=about)
        try:
            await self._client.views_update(view_id=view["id"], view=form)
        except SlackApiError as error:
            _log.warning("slack.view error=%s", code(error))

    async def _filled(self, ack: AsyncAck, body: Json) -> None:
        """Take the form "Check a profile", or say that it is empty."""
        if not _empty(body["view"]):
            await ack()
            return
        message = await self._work.sender(Who(body["user"]["id"], receive.team(body)), "form")
        told = self._work.desk.say(message)(_EMPTY)
        await ack(response_action="errors", errors={"text": told})

    async def _open(self, body: Json, view: Json) -> None:
        try:
            await self._client.views_open(trigger_id=body["trigger_id"], view=view)
        except SlackApiError as error:
            _log.warning("slack.view error=%s", code(error))
            await self._work.try_again(body["user"]["id"] if "user" in body else body["user_id"])


def _opens(body: Json) -> bool:
    """Whether something opens a form, which Slack allows for three seconds only."""
    if "command" in body:
        return str(body.get("text") or "").strip().casefold() == "check"
    if body.get("type") == "shortcut":
        return True
    if body.get("type") != "block_actions":
        return False
    id_ = str(body["actions"][0].get("action_id"))
    return id_ in (f"{views.START}check", views.QUOTES) or any(
        id_.startswith(PRESS + each) for each in receive.ASKING
    )


def _empty(view: Json) -> bool:
    return view.get("callback_id") == "check" and not receive.filled(view)


async def _odd(error: Exception) -> BoltResponse:
    """Refuse what no listener can read; bolt would say that we are broken, and log it all."""
    _log.error("slack.listener kind=%s", type(error).__name__)
    return BoltResponse(status=400 if isinstance(error, receive.SHAPELESS) else 500, body="")


async def _nothing(**_: Any) -> None:
    """Events are acknowledged by bolt; what they ask for was kept."""


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()
