import asyncio
import contextlib
import io
import itertools
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web

from bot.channels.guard import BODY, Guard
from tests.patience import PATIENCE


@dataclass
class Served:
    """A small server behind a guard; ``worked`` is what reached its route."""

    port: int = 0
    refused: list[str] = field(default_factory=list)
    worked: list[int] = field(default_factory=list)
    server: web.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/take"

    async def alive(self) -> bool:
        async with aiohttp.ClientSession() as session:
            return (await session.post(self.url, data=b"x")).status == 200

    async def spoken(self, parts: Iterable[bytes], pause: float = 0.0) -> bytes:
        """Send parts over a bare connection and return all that comes until it is shut."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for part in parts:
                writer.write(part)
                await writer.drain()
                await asyncio.sleep(pause)
            return await reader.read()
        except ConnectionError:
            return b""
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


@contextlib.asynccontextmanager
async def served(**limits: float) -> AsyncIterator[Served]:
    told = Served()
    most = int(limits.pop("most", 400))
    guard = Guard(told.refused.append, most=most, **limits)

    async def take(request: web.Request) -> web.Response:
        body = await request.read()
        told.worked.append(len(body))
        if body == b"hang":
            await asyncio.Event().wait()
        return web.Response()

    app = web.Application(client_max_size=BODY, middlewares=[guard.middleware()])
    app.add_routes([web.post("/take", take)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert runner.server
    told.port, told.server = runner.addresses[0][1], runner.server
    watching = asyncio.create_task(guard.watch(runner.server))
    try:
        async with asyncio.timeout(60):
            yield told
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await runner.cleanup()


async def test_a_body_of_20_mb_is_refused_and_never_held() -> None:
    async with served() as told, aiohttp.ClientSession() as session:
        with contextlib.suppress(aiohttp.ClientError):  # it may be shut while it still sends
            assert (await session.post(told.url, data=io.BytesIO(b"x" * 20_000_000))).status == 413

        async def pieces() -> AsyncIterator[bytes]:
            for _ in range(200):
                yield b"x" * 100_000  # no length is told beforehand

        with contextlib.suppress(aiohttp.ClientError):
            assert (await session.post(told.url, data=pieces())).status == 413
        assert told.refused == ["too-large", "too-large"] and told.worked == []
        assert await told.alive()


async def test_what_is_just_small_enough_is_taken() -> None:
    async with served() as told, aiohttp.ClientSession() as session:
        assert (await session.post(told.url, data=b"x" * BODY)).status == 200
        assert told.worked == [BODY]


@pytest.mark.parametrize(
    "headers",
    [{f"X-{number}": "1" for number in range(1000)}, {"X-Long": "x" * 9_000}],
    ids=["1,000 headers", "a long one"],
)
async def test_too_much_of_a_head_is_refused(headers: dict[str, str]) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    async with served() as told:
        answer = await told.spoken(
            [f"POST /take HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n{head}\r\nx".encode()]
        )
        assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.0 400", b"HTTP/1.1 431"))
        assert told.worked == [] and await told.alive()


async def test_headers_that_trickle_in_are_not_waited_for() -> None:
    async with served(headers=2) as told:
        trickling = [
            asyncio.create_task(told.spoken([b"POST /take HTTP/1.1\r\nHost: a\r\n"]))
            for _ in range(50)
        ]
        assert told.server
        while len(told.server.connections) < 50:
            await asyncio.sleep(0.01)
        assert await told.alive()  # they keep nobody else out
        assert await asyncio.gather(*trickling) == [b""] * 50
        assert told.refused == ["too-slow"] * 50 and len(told.server.connections) <= 1


async def test_a_byte_now_and_then_buys_no_time() -> None:
    async with served(headers=0.3) as told:
        # It would go on for ever: that it ends is what is seen.
        parts = itertools.chain([b"POST /take HTTP/1.1\r\n"], itertools.repeat(b"X"))
        assert await told.spoken(parts, pause=0.05) == b""


async def test_a_body_that_trickles_in_is_not_waited_for() -> None:
    async with served(body=0.2) as told:
        answer = await told.spoken(
            [b"POST /take HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nConnection: close\r\n\r\nx"]
        )
        assert answer.startswith(b"HTTP/1.1 408") and told.refused == ["too-slow"]


async def test_a_route_that_hangs_is_given_up_to_be_asked_again() -> None:
    async with served(whole=0.2) as told, aiohttp.ClientSession() as session:
        answer = await session.post(told.url, data=b"hang")
        assert answer.status == 503 and answer.headers["Retry-After"]


async def test_a_connection_that_rests_between_two_requests_is_left_alone_for_longer() -> None:
    async with served(headers=0.4, rest=60) as told, aiohttp.ClientSession() as session:
        assert (await session.post(told.url, data=b"1")).status == 200
        await asyncio.sleep(1.2)
        assert told.server and len(told.server.connections) == 1
        assert (await session.post(told.url, data=b"2")).status == 200
        assert told.refused == []


async def test_of_too_many_connections_the_oldest_idle_are_shut() -> None:
    async with served(headers=60, most=10) as told:
        await told.alive()
        held = [await asyncio.open_connection("127.0.0.1", told.port) for _ in range(30)]
        assert told.server
        async with asyncio.timeout(PATIENCE):
            while len(told.server.connections) > 10:
                await asyncio.sleep(0.05)
        for _, writer in held:
            writer.close()
        assert await told.alive()


async def test_what_is_not_there_is_counted() -> None:
    async with served() as told, aiohttp.ClientSession() as session:
        assert (await session.get(told.url.replace("take", "wp-admin"))).status == 404
        assert (await session.get(told.url)).status == 405
        assert told.refused == ["no-such-route", "no-such-route"]
