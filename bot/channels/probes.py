"""What who runs the service is told: alive, ready, and the counters."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, runtime_checkable

from aiohttp import web

from bot.talk.condition import Condition

_log = logging.getLogger("deskcheck")
_PATIENCE = 4.0  # seconds; who asks waits five, as a rule
_FRESH = 1.0  # seconds that a look is good for, however many ask
_STALE = 30.0  # seconds that an earlier one is told where the next takes long
Scrape = Callable[[Sequence[Condition]], tuple[bytes, str]]


@runtime_checkable
class Watched(Protocol):
    """A channel that can tell how its connection is."""

    def health(self) -> Mapping[str, object]:
        """Return it, for ``/healthz``."""
        ...


@runtime_checkable
class Telling(Protocol):
    """A channel that can tell whether it hears its platform."""

    def condition(self) -> Condition:
        """Return it, for ``/readyz``."""
        ...


class Probes:
    """Three routes that need no secret and tell none."""

    def __init__(
        self,
        look: Callable[[], Sequence[Condition]],
        scrape: Scrape,
        *,
        patience: float = _PATIENCE,
        fresh: float = _FRESH,
    ) -> None:
        """Prepare.

        Args:
            look: returns how everything is that channels share; it may take a while.
            scrape: makes of it what Prometheus reads, and its type.
            patience: seconds that ``look`` may take.
            fresh: seconds that what it returned is good for.
        """
        self._look, self._scrape = look, scrape
        self._patience, self._fresh = patience, fresh
        self._channels: Sequence[object] = ()
        # A thread of its own: where all others have work, that is no reason to seem ill.
        self._thread = ThreadPoolExecutor(1, "probes")
        self._looking: asyncio.Task[list[Condition]] | None = None
        self._looked, self._stopping = 0.0, False
        self._last: list[Condition] = []
        self._before: tuple[str, ...] = ()

    def watch(self, channels: Sequence[object]) -> None:
        """Tell of these channels as well."""
        self._channels = channels

    def stopping(self) -> None:
        """Say from now on that nothing more is taken."""
        self._stopping = True

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.get("/healthz", self._healthy), web.get("/readyz", self._ready),
            web.get("/metrics", self._metrics),
        ]  # fmt: skip

    async def _healthy(self, _: web.Request) -> web.Response:
        told: dict[str, object] = {"ok": True}
        for channel in self._channels:
            if isinstance(channel, Watched):
                told |= channel.health()
        return web.json_response(told)

    async def _ready(self, _: web.Request) -> web.Response:
        conditions = await self._conditions()
        down = [each.part for each in conditions if each.state == "down"]
        if self._stopping:
            down.insert(0, "stopping")
        self._tell(down)
        told = {
            "ready": not down,
            "not_ready": down,
            "weak": [each.part for each in conditions if each.state == "weak"],
            "parts": {each.part: _shown(each) for each in conditions},
        }
        return web.Response(
            text=json.dumps(told), content_type="application/json", status=503 if down else 200
        )

    async def _metrics(self, _: web.Request) -> web.Response:
        body, kind = self._scrape(await self._conditions())
        return web.Response(body=body, headers={"Content-Type": kind})

    async def _conditions(self) -> list[Condition]:
        told = [each.condition() for each in self._channels if isinstance(each, Telling)]
        return [*await self._shared(), *told]

    async def _shared(self) -> list[Condition]:
        """Look, or take the look of a moment ago; what hangs is looked at by one thread alone."""
        old = time.monotonic() - self._looked > self._fresh
        if self._looking is None or (old and self._looking.done()):
            self._looking = asyncio.create_task(self._seen())
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.shield(self._looking)
        except TimeoutError:
            if self._last and time.monotonic() - self._looked < _STALE:
                return self._last
            return [Condition("database", "down", "slow")]

    async def _seen(self) -> list[Condition]:
        try:
            loop = asyncio.get_running_loop()
            self._last = list(await loop.run_in_executor(self._thread, self._look))
            return self._last
        except Exception as error:  # not to be able to look is the worst that can be seen
            _log.error("probes.look kind=%s", type(error).__name__)
            self._last = [Condition("library", "down", "broke")]
            return self._last
        finally:
            self._looked = time.monotonic()

    def _tell(self, down: Iterable[str]) -> None:
        """Log when it changes what is not ready."""
        now = tuple(down)
        if now and now != self._before:
            _log.warning("service.unready parts=%s", "+".join(now))
        elif self._before and not now:
            _log.info("service.well")
        self._before = now


def _shown(condition: Condition) -> dict[str, object]:
    told = {"told": condition.told} if condition.told else {}
    return {"state": condition.state, **told, **condition.facts}
