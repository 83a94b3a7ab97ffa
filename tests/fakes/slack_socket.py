"""Socket Mode: tickets, connections, envelopes, acknowledgements, and connections that go away."""

import asyncio
import contextlib
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.slack_delivery import Attempt, Delivery
from tests.fakes.slack_world import APP

MOST = 10  # connections that one app may have


@dataclass(eq=False)
class Link:
    """One open connection and the envelopes it has not acknowledged."""

    ws: web.WebSocketResponse
    request: web.Request
    waiting: dict[str, "asyncio.Future[Any]"] = field(default_factory=dict)

    def cut(self) -> None:
        """Lose the connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


class Sockets:
    """All connections of the app; one envelope goes to one of them."""

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self.links: list[Link] = []
        self.opened = self.pings = 0
        self.silent = False
        """Nothing is answered to pings: a connection that looks open and is dead."""
        self.stray: list[Any] = []
        """What came that acknowledges nothing."""
        self._tickets: set[str] = set()
        self._turn = 0

    def ticket(self) -> str:
        made = uuid.uuid4().hex
        self._tickets.add(made)
        return made

    async def serve(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.remove(ticket)
        ws = web.WebSocketResponse(autoping=False)
        await ws.prepare(request)
        link = Link(ws, request)
        if len(self.links) >= MOST:
            await self._say(link, {"type": "disconnect", "reason": "too_many_websockets"})
            return ws
        self.links.append(link)
        self.opened += 1
        try:
            await self._say(link, self._hello())
            await self._listen(link)
        finally:
            self._forget(link)
        return ws

    def _hello(self) -> dict[str, Any]:
        about = {"host": "applink-1", "approximate_connection_time": 18_060}
        return {
            "type": "hello",
            "num_connections": len(self.links),
            "debug_info": about,
            "connection_info": {"app_id": APP},
        }

    async def _listen(self, link: Link) -> None:
        async for message in link.ws:
            if message.type == WSMsgType.PING:
                self.pings += 1
                if not self.silent:
                    await link.ws.pong(message.data)
            elif message.type == WSMsgType.TEXT:
                self._acknowledge(link, message.data)

    def _acknowledge(self, link: Link, raw: str) -> None:
        try:
            said = json.loads(raw)
            future = link.waiting.pop(said["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self.stray.append(raw)
            return
        if not future.done():
            future.set_result(said.get("payload"))

    def _forget(self, link: Link) -> None:
        if link in self.links:
            self.links.remove(link)
        for future in link.waiting.values():
            if not future.done():
                future.set_exception(ConnectionResetError())
        link.waiting.clear()

    async def _say(self, link: Link, what: dict[str, Any]) -> None:
        with contextlib.suppress(ConnectionError):
            await link.ws.send_json(what)

    async def _pick(self) -> Link:
        """Return the next connection in turn, waiting for one when there is none."""
        while True:
            alive = [each for each in self.links if not each.ws.closed]
            if alive:
                self._turn += 1
                return alive[self._turn % len(alive)]
            await asyncio.sleep(0.01)

    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        attempt = Attempt(number, reason, time.monotonic(), 0.0)
        name = str(uuid.uuid4())
        envelope = {
            "envelope_id": name,
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": number, "retry_reason": reason}
        try:
            async with asyncio.timeout(self.patience):
                link = await self._pick()
                future = asyncio.get_running_loop().create_future()
                link.waiting[name] = future
                await self._say(link, envelope)
                attempt.answer = await future
                attempt.status = 200
        except (TimeoutError, ConnectionResetError):
            attempt.failure = "timeout"
        attempt.took = time.monotonic() - attempt.sent
        return attempt

    async def disconnect(self, reason: str, *, close: bool) -> None:
        """Tell every connection to go, ``warning`` or ``refresh_requested``, and close it."""
        for link in list(self.links):
            await self._say(link, {"type": "disconnect", "reason": reason, "debug_info": {}})
            if close:
                await link.ws.close()

    def cut(self) -> None:
        for link in list(self.links):
            link.cut()

    async def close(self) -> None:
        for link in list(self.links):
            await link.ws.close()
