import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.channels.listening import examine
from bot.talk.examined import Examined


@contextlib.asynccontextmanager
async def answering(text: str, status: int = 200) -> AsyncIterator[str]:
    """Somebody who answers like that; yields the port."""

    async def told(_: web.Request) -> web.Response:
        return web.Response(text=text, status=status)

    app = web.Application()
    app.add_routes([web.get("/readyz", told)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield str(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def last(port: str, host: str = "127.0.0.1") -> Examined:
    return (await asyncio.to_thread(examine, host, port))[-1]


async def test_our_own_is_known_and_how_it_is() -> None:
    async with answering('{"ready": true, "not_ready": []}') as port:
        said = await last(port)
        assert said.level == "ok" and "is ready" in said.told
    async with answering('{"ready": false, "not_ready": ["index"]}', 503) as port:
        said = await last(port)
        assert said.level == "warn" and "index" in said.told


@pytest.mark.parametrize(
    ("text", "status"), [("hello", 200), ("no", 404), ("[1]", 200), ("{}", 503)]
)
async def test_somebody_else_is_told(text: str, status: int) -> None:
    async with answering(text, status) as port:
        assert (await last(port)).level == "fail"


async def test_where_nobody_listens_serve_does_not_run() -> None:
    async with answering("") as port:
        pass
    assert (await last(port)).level == "ok"


@pytest.mark.parametrize(
    ("host", "warned"),
    [("127.0.0.1", False), ("localhost", False), ("[::1]", False), ("0.0.0.0", True),
     ("desk.invalid", True)],
)  # fmt: skip
def test_an_address_that_others_reach_is_told(host: str, warned: bool) -> None:
    said = examine(host, "9")
    assert (said[0].level == "warn" and "TLS" in said[0].told) is warned
