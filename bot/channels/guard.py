"""What the HTTP server puts up with: bounded headers and bodies, bounded time, bounded callers.

aiohttp bounds a header line (8,190 bytes) and their number (128) by itself; it waits without end
for headers that trickle in, and so do handlers for a body.
"""

import asyncio
import time
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from aiohttp.web_protocol import RequestHandler

BODY = 1_000_000  # bytes; more than any platform's event
_REASONS = {
    400: "malformed", 401: "unsigned", 403: "not-for-us", 404: "no-such-route",
    405: "no-such-route", 408: "too-slow", 413: "too-large", 415: "malformed",
}  # fmt: skip


class Guard:
    """Refuses what is too much, and says why to who counts."""

    def __init__(
        self,
        refused: Callable[[str], None],
        *,
        headers: float = 10.0,
        body: float = 10.0,
        whole: float = 30.0,
        rest: float = 75.0,
        most: int = 400,
    ) -> None:
        """Prepare.

        Args:
            refused: told the reason of every refusal, one of few words.
            headers: seconds that a connection may have no whole request.
            body: seconds that a body may take.
            whole: seconds that a request may take.
            rest: seconds between two requests of a connection.
            most: connections; of more, those without a request that have been so longest are shut.
        """
        self._refused = refused
        self._headers, self._body, self._whole = headers, body, whole
        self._rest, self._most = rest, most
        self._idle: dict[RequestHandler, float] = {}
        self._busy: set[RequestHandler] = set()
        self._served: set[RequestHandler] = set()

    def middleware(self) -> Middleware:
        """Return what stands before every route."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._busy.add(request.protocol)
            self._served.add(request.protocol)
            try:
                response = await self._worked(request, handler)
            except web.HTTPException as refusal:
                self._count(refusal.status)
                raise
            finally:
                self._busy.discard(request.protocol)
                self._idle[request.protocol] = time.monotonic()
            self._count(response.status)
            return response

        return guarded

    async def _worked(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if (request.content_length or 0) > BODY:
            raise web.HTTPRequestEntityTooLarge(BODY, request.content_length or 0)
        try:
            async with asyncio.timeout(self._body):
                await request.read()  # it is kept for the handler
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        try:
            async with asyncio.timeout(self._whole):
                return await handler(request)
        except TimeoutError:
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "5"}) from None

    def _count(self, status: int) -> None:
        if reason := _REASONS.get(status):
            self._refused(reason)

    async def watch(self, server: web.Server) -> None:
        """Shut connections that send no request, for ever."""
        while True:
            await asyncio.sleep(min(1.0, self._headers / 4))
            self._sweep(server, time.monotonic())

    def _sweep(self, server: web.Server, now: float) -> None:
        connections = server.connections
        self._idle = {each: self._idle.get(each, now) for each in connections}
        self._served &= self._idle.keys()
        waiting = [each for each in connections if each not in self._busy]
        too_many = len(connections) - self._most
        for each in sorted(waiting, key=self._idle.__getitem__):
            limit = self._rest if each in self._served else self._headers
            if now - self._idle[each] >= limit or too_many > 0:
                too_many -= 1
                self._shut(each)

    def _shut(self, connection: RequestHandler) -> None:
        if connection not in self._served:
            self._refused("too-slow")
        connection.force_close()
        if connection.transport:
            connection.transport.abort()
