"""Runs channels until they are told to stop: one loop, one HTTP server, one round of tidying."""

import asyncio
import logging
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from aiohttp import web

from bot.talk.trouble import ChannelError, DeskcheckError

_log = logging.getLogger("deskcheck")
_GRACE = 20.0  # seconds that work has to end
_TIDY = 3600.0  # seconds between two rounds
_BODY = 1_000_000  # bytes; more than any platform's event


class Channel(Protocol):
    """A platform that people talk to us in."""

    async def start(self) -> None:
        """Connect.

        Raises:
            ChannelError: when the platform does not let us in.
        """
        ...

    async def run(self) -> None:
        """Work what is delivered, until ``stop``."""
        ...

    async def stop(self, grace: float) -> None:
        """Take nothing more, and finish within ``grace`` seconds or hand back."""
        ...

    async def tidy(self) -> None:
        """Do what is due from time to time."""
        ...

    def routes(self) -> Sequence[web.RouteDef]:
        """Return where the platform delivers over HTTP."""
        ...


class Service:
    """All channels of one process."""

    def __init__(
        self, channels: Sequence[Channel], tidy: Callable[[], None], host: str, port: int
    ) -> None:
        """Prepare; ``tidy`` deletes what has had its time and may take a while."""
        self._channels, self._tidy = channels, tidy
        self._host, self._port = host, port
        self._over = asyncio.Event()

    async def run(self, *, once: bool = False) -> None:
        """Serve until SIGTERM, SIGINT or ``stop``; ``once`` connects and ends.

        Raises:
            ChannelError: when a platform or the address is refused.
        """
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, self.stop)
        for channel in self._channels:
            await channel.start()
        runner = await self._listen()
        _log.info("service.ready channels=%s", len(self._channels))
        tasks: list[asyncio.Task[None]] = []
        if not once:
            tasks = [asyncio.create_task(each.run()) for each in self._channels]
            tasks.append(asyncio.create_task(self._tidying()))
        try:
            await (asyncio.sleep(0) if once else self._over.wait())
        finally:
            _log.info("service.stopping")
            await asyncio.gather(*(each.stop(_GRACE) for each in self._channels))
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await runner.cleanup()

    def stop(self) -> None:
        """End ``run``."""
        self._over.set()

    async def _listen(self) -> web.AppRunner:
        app = web.Application(client_max_size=_BODY)
        app.add_routes([web.get("/healthz", _healthy)])
        for channel in self._channels:
            app.add_routes(channel.routes())
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
        except OSError:
            await runner.cleanup()
            for channel in self._channels:
                await channel.stop(0)
            raise ChannelError(
                f"Cannot listen on {self._host}:{self._port}; something else uses it. "
                "Set DESKCHECK_LISTEN to another address."
            ) from None
        return runner

    async def _tidying(self) -> None:
        while True:
            with suppress(DeskcheckError):  # the next round does what this one could not
                await asyncio.to_thread(self._tidy)
            for channel in self._channels:
                with suppress(DeskcheckError):
                    await channel.tidy()
            await asyncio.sleep(_TIDY)


async def _healthy(_: web.Request) -> web.Response:
    return web.json_response({"ok": True})
