"""Runs channels until they are told to stop: one loop, one HTTP server, one round of tidying."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Protocol

from aiohttp import web

from bot.channels.guard import BODY, Guard
from bot.channels.probes import Probes
from bot.talk.trouble import ChannelError

_log = logging.getLogger("deskcheck")
_GRACE = 20.0  # seconds that work has to end
_LAST = 3.0  # seconds that a request has to be answered when all else has ended
_TIDY = 3600.0  # seconds between two rounds


class Channel(Protocol):
    """A platform that people talk to us in."""

    async def start(self) -> None:
        """Connect; what cannot leaves nothing open, and is not stopped.

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
        self,
        channels: Sequence[Channel],
        tidy: Callable[[], object],
        host: str,
        port: int,
        *,
        probes: Probes | None = None,
        guard: Guard | None = None,
        grace: float = _GRACE,
    ) -> None:
        """Prepare.

        Args:
            channels: all of them.
            tidy: deletes what has had its time; it may take a while.
            host: name or address to listen on.
            port: the same.
            probes: tell how it is; without, only that it lives and how the channels are.
            guard: refuses what is too much.
            grace: seconds that work has to end.
        """
        self._channels, self._tidy = channels, tidy
        self._host, self._port, self._grace = host, port, grace
        self._probes = probes or Probes(lambda: (), lambda _: (b"", "text/plain"))
        self._probes.watch(channels)
        self._guard = guard or Guard(lambda _: None)
        self._over = asyncio.Event()
        self._started: list[Channel] = []
        self._runner: web.AppRunner | None = None

    async def run(self, *, once: bool = False) -> None:
        """Serve until SIGTERM, SIGINT or ``stop``; ``once`` connects and ends.

        Raises:
            ChannelError: when a platform or the address is refused.
        """
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, self.stop)
        tasks: list[asyncio.Task[None]] = []
        try:
            if not await self._unless_over(self._start()):
                return
            _log.info("service.ready channels=%s", len(self._channels))
            if not once:
                tasks = [asyncio.create_task(each) for each in self._works()]
                await self._over_or(tasks)
        finally:
            _log.info("service.stopping")
            self._probes.stopping()
            await asyncio.gather(*(each.stop(self._grace) for each in self._started))
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if self._runner:
                await self._runner.cleanup()

    def _works(self) -> list[Coroutine[Any, Any, None]]:
        """Return all that goes on for as long as the service does."""
        works = [*(each.run() for each in self._channels), self._tidying()]
        if self._runner and self._runner.server:
            works.append(self._guard.watch(self._runner.server))
        return works

    async def _over_or(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        """Wait for ``stop``.

        Raises:
            ChannelError: when something ends that never should: a process that only seems to live
                is worse than one that ends, which whoever runs it starts again.
        """
        over = asyncio.create_task(self._over.wait())
        done, _ = await asyncio.wait({over, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        if over not in done:
            [ended] = list(done)[:1]
            error = None if ended.cancelled() else ended.exception()
            _log.error("service.ended kind=%s", type(error).__name__)
            raise ChannelError("A part of Deskcheck ended by itself; it has to be started again.")

    async def _unless_over(self, work: Coroutine[Any, Any, None]) -> bool:
        """Do something unless ``stop`` comes first; say whether it was done."""
        doing, over = asyncio.ensure_future(work), asyncio.ensure_future(self._over.wait())
        await asyncio.wait({doing, over}, return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        if doing.done():
            doing.result()
            return True
        doing.cancel()
        await asyncio.gather(doing, over, return_exceptions=True)
        return False

    async def _start(self) -> None:
        for channel in self._channels:
            await channel.start()
            self._started.append(channel)
        await self._listen()

    def stop(self) -> None:
        """End ``run``."""
        self._over.set()

    async def _listen(self) -> None:
        app = web.Application(client_max_size=BODY, middlewares=[self._guard.middleware()])
        app.add_routes(self._probes.routes())
        for channel in self._channels:
            app.add_routes(channel.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LAST)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError:
            raise ChannelError(
                f"Cannot listen on {self._host}:{self._port}; something else uses it. "
                "Set DESKCHECK_LISTEN to another address."
            ) from None

    async def _tidying(self) -> None:
        while True:
            await self._tidied(asyncio.to_thread(self._tidy))
            for channel in self._channels:
                await self._tidied(channel.tidy())
            await asyncio.sleep(_TIDY)

    async def _tidied(self, work: Awaitable[object]) -> None:
        try:
            await work
        except Exception as error:  # the next round does what this one could not
            _log.error("service.tidy kind=%s", type(error).__name__)
