"""A load balancer before several processes: each request to the next one that takes it."""

import itertools
from collections.abc import Sequence
from typing import Self

import aiohttp
from aiohttp import web

from bot.channels.slack.serve import PATH


class Balancer:
    """Started with ``async with``; ``url`` is where Slack delivers then."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports, self._turn = ports, itertools.count()

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        app = web.Application()
        app.add_routes([web.post(PATH, self._pass)])
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}{PATH}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _pass(self, request: web.Request) -> web.Response:
        body, first = await request.read(), next(self._turn)
        kept = {k: v for k, v in request.headers.items() if k.startswith(("X-", "Content-Type"))}
        for at in range(len(self._ports)):
            port = self._ports[(first + at) % len(self._ports)]
            try:
                async with self._session.post(
                    f"http://127.0.0.1:{port}{PATH}", data=body, headers=kept
                ) as answer:
                    kind = answer.headers.get("Content-Type", "text/plain")
                    read = await answer.read()
                    return web.Response(
                        status=answer.status, body=read, headers={"Content-Type": kind}
                    )
            except aiohttp.ClientConnectorError:  # not up: it took nothing
                continue
            except aiohttp.ClientError:  # it may have taken it; the platform asks again
                break
        return web.Response(status=502)
