"""A text that grows, shown as it stands: the newest state of it, no faster than asked for."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

_LAST = 5.0  # seconds that what is on its way has to arrive


class Over(Exception):
    """Nothing more can be shown."""


class Later(Exception):
    """It can be shown in so many ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Flow:
    """Puts one state after the other; what came in between is in the next."""

    def __init__(self, put: Callable[[str], Awaitable[None]], pace: float) -> None:
        """Prepare.

        Args:
            put: shows a state; raises ``Later`` or ``Over`` where it cannot.
            pace: seconds between two.
        """
        self._put, self._pace = put, pace
        self._text, self._new = "", asyncio.Event()
        self._putting, self._over = asyncio.Lock(), False
        self._task: asyncio.Task[None] | None = None

    @property
    def begun(self) -> bool:
        """Whether anything was to be shown."""
        return self._task is not None

    def show(self, text: str) -> None:
        """Show a state soon."""
        self._text = text
        self._new.set()
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def end(self) -> None:
        """Show nothing more; what is on its way arrives first."""
        if self._task is None:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LAST), self._putting:
                self._over = True
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        with contextlib.suppress(Over):
            while True:
                await self._new.wait()
                self._new.clear()
                await asyncio.sleep(await self._once())

    async def _once(self) -> float:
        """Put the newest state; return the seconds until the next."""
        async with self._putting:
            if self._over:
                raise Over
            try:
                await self._put(self._text)
            except Later as later:
                self._new.set()
                return max(later.seconds, self._pace)
        return self._pace
