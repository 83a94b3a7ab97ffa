"""A small bolt app against the fake, over HTTP or Socket Mode: enough to try every delivery."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack_api import FakeSlack

BUTTONS = {
    "type": "actions",
    "elements": [
        {
            "type": "button",
            "action_id": "more",
            "text": {"type": "plain_text", "text": "More"},
            "value": "m-1",
        },
        {
            "type": "checkboxes",
            "action_id": "steps",
            "options": [
                {"text": {"type": "mrkdwn", "text": each}, "value": each} for each in ("one", "two")
            ],
        },
    ],
}
FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "Form"},
    "submit": {"type": "plain_text", "text": "Send"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Words"},
            "element": {"type": "plain_text_input", "action_id": "words", "max_length": 50},
        }
    ],
}
HOME = {"type": "home", "blocks": [{"type": "divider"}]}


class SmallBot:
    """What it was told, and how it answers: it posts, opens a form, publishes a Home."""

    def __init__(self, fake: FakeSlack) -> None:
        self.client = AsyncWebClient(token=fake.token, base_url=fake.api)
        self.app = AsyncApp(client=self.client, signing_secret=fake.secret)
        self.heard: list[dict[str, Any]] = []
        self.headers: list[dict[str, Any]] = []
        self.wait = 0.0
        """Seconds to sit on everything before it is acknowledged."""
        self.busy = 0
        self.app.middleware(self._note)
        for kind in ("message", "app_mention", "app_home_opened"):
            self.app.event(kind)(self._event)
        for action in ("more", "steps"):
            self.app.action(action)(self._action)
        self.app.command("/deskcheck")(self._command)
        self.app.shortcut("check_profile")(self._form)
        self.app.shortcut("check_message")(self._form)
        self.app.view("form")(self._sent)
        self.app.view_closed("form")(self._closed)

    async def _note(self, body: dict[str, Any], request: Any, next: Any) -> None:
        self.heard.append(body)
        self.headers.append(request.headers)
        self.busy += 1
        await asyncio.sleep(self.wait)
        await next()
        self.busy -= 1

    async def _event(self, event: dict[str, Any]) -> None:
        if event["type"] == "app_home_opened":
            await self.client.views_publish(user_id=event["user"], view=HOME)
        elif event.get("subtype") in (None, "file_share"):
            await self.client.chat_postMessage(
                channel=event["channel"],
                text="Seen",
                blocks=[BUTTONS],
                thread_ts=event.get("thread_ts", event["ts"]),
            )

    async def _action(self, ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="Pressed", replace_original=False)

    async def _command(self, ack: Any, command: dict[str, Any]) -> None:
        await ack(text=f"You said {command['text']}")

    async def _form(self, ack: Any, body: dict[str, Any]) -> None:
        await ack()
        await self.client.views_open(trigger_id=body["trigger_id"], view=FORM)

    async def _sent(self, ack: Any, body: dict[str, Any], view: dict[str, Any]) -> None:
        said = view["state"]["values"]["words"]["words"]["value"]
        if said == "wrong":
            await ack(response_action="errors", errors={"words": "Not this"})
            return
        if said in ("update", "push", "clear", "sideways"):
            await ack(response_action=said, view=FORM)
            return
        await ack()
        await self.client.chat_postMessage(channel=body["user"]["id"], text=said)

    async def _closed(self, ack: Any) -> None:
        await ack()

    async def handle(self, request: web.Request) -> web.Response:
        response = await self.app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(response)


@contextlib.asynccontextmanager
async def running(fake: FakeSlack, mode: str) -> AsyncIterator[SmallBot]:
    """Start a small bot and take it down again, when it has finished what it does."""
    bot = SmallBot(fake)
    async with _open(fake, bot, mode):
        yield bot
        while bot.busy:
            await asyncio.sleep(0.01)
        await fake.quiet(0.02)


@contextlib.asynccontextmanager
async def _open(fake: FakeSlack, bot: SmallBot, mode: str) -> AsyncIterator[None]:
    if mode == "http":
        door = web.Application()
        door.router.add_post("/slack/events", bot.handle)
        runner = web.AppRunner(door, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        fake.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        yield
        await runner.cleanup()
        return
    handler = await connect(fake, bot)
    yield
    await handler.close_async()


async def connect(fake: FakeSlack, bot: SmallBot) -> Any:
    """Open one more connection for the bot; return its handler, whose methods have no types."""
    web_client = AsyncWebClient(token=fake.app_token, base_url=fake.api)
    handler: Any = AsyncSocketModeHandler(
        bot.app, fake.app_token, web_client=web_client, ping_interval=0.3
    )
    await handler.connect_async()
    return handler
