"""An event loop in a thread of its own, for engines whose callers wait in other threads."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeVar

_T = TypeVar("_T")


class Loop:
    """Starts at the first use."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None

    def run(self, work: Coroutine[Any, Any, _T], seconds: float | None = None) -> _T:
        """Wait for what is done in the loop; return or raise what comes of it.

        Raises:
            TimeoutError: when it takes longer, whatever the work makes of its end.
        """
        working = asyncio.run_coroutine_threadsafe(work, self._running())
        try:
            return working.result(seconds)
        finally:
            working.cancel()

    def each(self, source: AsyncIterator[_T], seconds: float | None = None) -> Iterator[_T]:
        """Yield what comes; who stops to listen ends the work as well.

        Raises:
            TimeoutError: when all of it takes longer, whatever the work makes of its end.
        """
        due = None if seconds is None else monotonic() + seconds
        came: SimpleQueue[tuple[_T] | Exception | None] = SimpleQueue()

        async def pump() -> None:
            try:
                async for each in source:
                    came.put((each,))
                came.put(None)
            except Exception as error:
                came.put(error)

        pumping = asyncio.run_coroutine_threadsafe(pump(), self._running())
        try:
            while (item := _next(came, due)) is not None:
                if isinstance(item, Exception):
                    raise item
                yield item[0]
        finally:
            pumping.cancel()

    def close(self) -> None:
        """Stop, and wait until it has."""
        with self._lock:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = Thread(target=_serve, args=(self._loop,), name="model", daemon=True)
                self._thread.start()
            return self._loop


def _next(came: "SimpleQueue[_T]", due: float | None) -> _T:
    try:
        return came.get(timeout=None if due is None else max(0, due - monotonic()))
    except Empty:
        raise TimeoutError from None


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
