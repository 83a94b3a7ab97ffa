"""Slack for tests: a server on a loopback port that refuses what Slack refuses and tells the bot.

``async with FakeSlack() as fake`` gives ``fake.api`` (the base address for slack_sdk),
``fake.token``, ``fake.app_token`` and ``fake.secret``. With ``fake.bot_url`` set, events go there
as signed HTTP; else through Socket Mode. What people do is in ``slack_people``, what the workspace
holds in ``slack_world``, what goes wrong in ``slack_faults`` (``fake.fail`` and its like).
"""

import asyncio
import contextlib
import json
import time
from collections.abc import Coroutine
from typing import Any, Self

from aiohttp import web

from tests.fakes import slack_payloads as payloads
from tests.fakes.slack_blocks import check_view
from tests.fakes.slack_call import Call
from tests.fakes.slack_delivery import Attempt, Courier, Delivery, Post2xx, sign
from tests.fakes.slack_doors import Doors
from tests.fakes.slack_methods import home_of, replace, show
from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import BOT, Channel, Hook, Post, User, View
from tests.patience import PATIENCE

ECHOED = frozenset({"chat.postMessage", "chat.update", "chat.delete", "chat.stopStream"})


class FakeSlack(Doors):
    """The whole: start it with ``async with``."""

    def __init__(self) -> None:
        super().__init__()
        self.bot_url = ""
        self.retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
        """Seconds before each further attempt; a test makes them short."""
        self.echo = True
        """The bot is told of its own messages too, as far as it subscribed to them."""
        self.deliveries: list[Delivery] = []
        self.echoes: list[Delivery] = []
        self.fail, self.limit, self.down = self.faults.fail, self.faults.limit, self.faults.down
        self.cut, self.delay = self.faults.cut, self.faults.delay
        self._tasks: set[asyncio.Task[None]] = set()
        self._http: Post2xx | None = None

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self.door(), shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.close()
        if self._http:
            await self._http.session.close()
        await self._runner.cleanup()

    @property
    def api(self) -> str:
        return f"{self.base}/api/"

    def _courier(self) -> Courier:
        self.sockets.patience = self.patience
        if not self.bot_url:
            return self.sockets
        self._http = self._http or Post2xx(self.bot_url, self.secret, self.patience)
        self._http.url, self._http.patience = self.bot_url, self.patience
        return self._http

    async def send(self, delivery: Delivery) -> Delivery:
        self.deliveries.append(delivery)
        return await self._first(delivery)

    async def _first(self, delivery: Delivery) -> Delivery:
        attempt = await self._try(delivery, 0, "")
        if delivery.acked:
            self._obey(delivery)
        elif delivery.kind != "events_api":
            delivery.refusal = "operation_timeout" if "time" in attempt.failure else attempt.failure
        elif attempt.headers.get("X-Slack-No-Retry") != "1":
            delivery.retries = self._spawn(self._retry(delivery))
        return delivery

    def _spawn(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _try(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        attempt = await self._courier().carry(delivery, number, reason)
        delivery.attempts.append(attempt)
        return attempt

    async def _retry(self, delivery: Delivery) -> None:
        for number, delay in enumerate(self.retry_delays, 1):
            await asyncio.sleep(delay)
            await self._try(delivery, number, delivery.attempts[-1].failure)
            if delivery.acked:
                return

    async def redeliver(self, delivery: Delivery) -> Attempt:
        """Send the very same again, as Slack does when it missed the acknowledgement."""
        reason = "http_timeout" if self.bot_url else "timeout"
        return await self._try(delivery, len(delivery.attempts), reason)

    def _obey(self, delivery: Delivery) -> None:
        """Do what the acknowledgement asks for: an answer to a command, the fate of a form."""
        answer = delivery.answer
        if delivery.kind == "slash_commands" and answer:
            body = answer if isinstance(answer, dict) else {"text": str(answer)}
            hook = Hook(delivery.user, delivery.channel or "", None, self.now())
            delivery.refusal = self.respond(hook, Call("ack", body, "", time.monotonic()))
        if delivery.payload.get("type") == "view_submission":
            name = delivery.payload["view"]["id"]
            view = next(each for each in self.views if each.id == name)
            delivery.refusal = self._close(view, answer if isinstance(answer, dict) else {})

    def _close(self, view: View, answer: Json) -> str:
        """Close the form, or change it, or show what is wrong in it."""
        deed = answer.get("response_action")
        if deed == "errors":
            inputs = {each["block_id"] for each in view.blocks if each["type"] == "input"}
            if not answer.get("errors") or set(answer["errors"]) - inputs:
                return "invalid_arguments"
            view.errors, view.changed = answer["errors"], self.now()
        elif deed in ("update", "push"):
            if check_view(answer.get("view")).notes:
                return "invalid_arguments"
            if deed == "update":
                replace(self, view, answer["view"])
            else:
                show(self, view.user, answer["view"], view)
        elif deed == "clear":
            for each in self._modals(view.user):
                each.open = False
        elif deed is None:
            view.open = False
        else:
            return "invalid_arguments"
        return ""

    def after(self, call: Call) -> None:
        """Tell the bot of its own message, as Slack does."""
        if not self.echo or call.method not in ECHOED:
            return
        channel = self.channels[call.answer["channel"]]
        post = next(each for each in channel.posts if each.ts == call.answer["ts"])
        if payloads.subscription(channel) not in self.events:
            return
        if call.method == "chat.postMessage":
            inner = payloads.spoken(channel, post)
        elif post.deleted:
            inner = payloads.removed(self, channel, post)
        else:
            inner = payloads.changed(self, channel, post, post.card())
        event = payloads.event(self, inner)
        echo = Delivery("events_api", event, BOT, channel.id, self.now(), post)
        self.echoes.append(echo)
        self._spawn(self._told(echo))

    async def _told(self, echo: Delivery) -> None:
        await self._first(echo)

    def messages(self, channel: Channel | User) -> list[Post]:
        """Return what everybody in the channel sees (a person: the conversation with the bot)."""
        place = self.dm(channel) if isinstance(channel, User) else channel
        return [each for each in place.posts if not each.deleted and each.only_for is None]

    def whispers(self, user: User) -> list[Post]:
        """Return the ephemeral messages that this person sees."""
        posts = [post for channel in self.channels.values() for post in channel.posts]
        return [each for each in posts if each.only_for == user.id and not each.deleted]

    def _modals(self, user: str) -> list[View]:
        mine = [each for each in self.views if each.open and each.user == user]
        return [each for each in mine if each.body["type"] == "modal"]

    def modal(self, user: User) -> View | None:
        """Return the form before this person, the topmost one."""
        return next(iter(self._modals(user.id)[::-1]), None)

    def home(self, user: User) -> View | None:
        return home_of(self, user.id)

    def calls(self, method: str = "") -> list[Call]:
        """Return everything received, in order; ``response_url`` and ``file`` count as methods."""
        return [each for each in self.received if method in ("", each.method)]

    def refusals(self) -> list[Call]:
        return [each for each in self.received if each.error]

    def unacked(self) -> list[Delivery]:
        """Return what the bot was told and never acknowledged, its own messages too."""
        told = [*self.deliveries, *self.echoes]
        return [each for each in told if each.attempts and not each.acked]

    async def quiet(self, seconds: float = 0.1, limit: float = PATIENCE) -> None:
        """Wait until no call came for so long; a bot that never rests fails the test."""
        end = time.monotonic() + limit
        start = time.monotonic()
        while self.busy or time.monotonic() - max(self.last, start) < seconds:
            if time.monotonic() > end:
                last = [each.method for each in self.received[-5:]]
                raise TimeoutError(f"still busy after {limit} s; the last calls were {last}")
            await asyncio.sleep(0.005)

    def answers(self, delivery: Delivery) -> list[Post | View]:
        """Return what the person who caused this got to see of the bot since."""
        seen = self.visible_to(delivery.user)
        return [
            each for each in seen if each.changed >= delivery.sent and self._theirs(delivery, each)
        ]

    def _theirs(self, delivery: Delivery, shown: Post | View) -> bool:
        if isinstance(shown, View) or shown.channel == delivery.channel:
            return True
        return delivery.user in self.channels[shown.channel].members

    def answered(self, delivery: Delivery) -> bool:
        return bool(self.answers(delivery))

    async def form(self, user: User, limit: float = PATIENCE) -> View:
        """Wait for a form to open before this person, and return it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limit):
                while self.modal(user) is None:
                    await asyncio.sleep(0.005)
        view = self.modal(user)
        assert view, f"no form opened; calls: {[each.method for each in self.received[-5:]]}"
        return view

    async def answer(self, delivery: Delivery, limit: float = PATIENCE) -> Post | View:
        """Wait for the first thing that the person gets to see, and return it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limit):
                while not self.answered(delivery):
                    await asyncio.sleep(0.005)
        found = self.answers(delivery)
        assert found, f"nothing visible came; calls: {[each.method for each in self.received[-5:]]}"
        return found[0]

    async def forged(self, payload: Json, *, secret: str = "", age: float = 0.0) -> Attempt:
        """Send an event by HTTP under another secret, or with an old time stamp."""
        courier = self._courier()
        assert isinstance(courier, Post2xx)
        body = json.dumps(payload).encode()
        headers = {"Content-Type": "application/json"} | sign(secret or self.secret, body, age)
        return await courier.post(body, headers, Attempt(0, "", time.monotonic(), 0.0))

    async def disconnect(self, reason: str = "refresh_requested", *, close: bool = True) -> None:
        """Ask every socket to go away: ``warning``, ``refresh_requested``, ``link_disabled``."""
        await self.sockets.disconnect(reason, close=close)
