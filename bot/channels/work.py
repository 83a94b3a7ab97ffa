"""Works what platforms delivered: taken from the inbox, one of a lane at a time, none lost."""

import asyncio
import hashlib
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

from structlog.contextvars import bound_contextvars

from bot.ports import Inbox
from bot.talk.kept import Job
from bot.talk.trouble import DeskcheckError

_log = logging.getLogger("deskcheck")
FORM = frozenset(("intent", "role", "stage", "candidate"))
"""What a desk is told of a form beside the text in it."""
_AT_ONCE = 16  # jobs
AT_DESK = 4
"""Jobs at the desk; more at a time would only share the same processor, and all be slow."""
_POLL = 1.0  # seconds; finds jobs that became due, and those of a worker that died
_RENEW = 8.0  # seconds; well below the lease
_LONGEST = 60.0  # seconds between two tries


class Worker:
    """Claims jobs and has them handled until it is stopped."""

    def __init__(
        self,
        inbox: Inbox,
        handle: Callable[[Job], Awaitable[None]],
        at_once: int = _AT_ONCE,
        lanes: str = "",
    ) -> None:
        """Prepare.

        Args:
            inbox: gives the jobs.
            handle: works one and says so to whom it concerns; when it raises, the job is tried
                again a little later, its lane waiting for it.
            at_once: jobs under work at the same time.
            lanes: how the lanes begin whose jobs are worked; the others are another channel's.
        """
        self._lanes = lanes
        self._inbox, self._handle, self._at_once = inbox, handle, at_once
        self._wake, self._claiming = asyncio.Event(), asyncio.Lock()
        self._working: dict[str, asyncio.Task[None]] = {}
        self._stopping = False

    def wake(self) -> None:
        """Say that a job has come."""
        self._wake.set()

    async def run(self) -> None:
        """Work until ``stop``."""
        beat = asyncio.create_task(self._beat())
        try:
            while not self._stopping:
                self._wake.clear()
                if not await self._claim():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._wake.wait(), _POLL)
        finally:
            beat.cancel()

    async def stop(self, grace: float) -> None:
        """Finish what is under work; hand back what takes longer than ``grace`` seconds."""
        self._stopping = True
        self.wake()
        async with self._claiming:  # what is being claimed is under work after it
            pass
        if self._working:
            await asyncio.wait(self._working.values(), timeout=grace)
        left = dict(self._working)
        for task in left.values():
            task.cancel()
        await asyncio.gather(*left.values(), return_exceptions=True)
        with suppress(DeskcheckError):  # a lease that nobody hands back runs out
            await asyncio.to_thread(self._inbox.release, list(left))

    async def _claim(self) -> bool:
        """Claim what there is room for and begin it; say whether there was any."""
        async with self._claiming:
            room = self._at_once - len(self._working)
            if room <= 0 or self._stopping:
                return False  # whoever ends wakes
            try:
                jobs = await asyncio.to_thread(self._inbox.claim, room, self._lanes)
            except Exception as error:  # whatever it is, the next poll tries again
                _log.error("work.claim kind=%s", type(error).__name__)
                return False
            for job in jobs:
                # A clock that was set, or a loop that stood still, ends leases of what goes on.
                if job.id not in self._working:
                    self._working[job.id] = asyncio.create_task(self._one(job))
        return bool(jobs)

    async def _one(self, job: Job) -> None:
        # Every line that is logged about a job has its reference, which tells nobody whose it is.
        with bound_contextvars(ref=hashlib.sha256(job.id.encode()).hexdigest()[:8]):
            await self._worked(job)

    async def _worked(self, job: Job) -> None:
        began = time.monotonic()
        try:
            await self._handle(job)
            await asyncio.to_thread(self._inbox.done, job.id)
            seconds = round(time.monotonic() - began, 3)
            _log.info("work.done attempt=%s seconds=%s", job.attempts, seconds)
        except Exception as error:
            _log.error("work.failed kind=%s attempt=%s", type(error).__name__, job.attempts)
            with suppress(DeskcheckError):  # its lease runs out, then it comes again
                await asyncio.to_thread(self._inbox.again, job.id, _pause(job.attempts))
        finally:
            self._working.pop(job.id, None)
            self.wake()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(_RENEW)
            if self._working:
                with suppress(DeskcheckError):  # a lease outlives a beat or two that fail
                    await asyncio.to_thread(self._inbox.renew, list(self._working))


class Turn:
    """A place at the desk, left early by who waits for something else than the processor."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places, self._held = places, False

    async def __aenter__(self) -> Self:
        await self._places.acquire()
        self._held = True
        return self

    async def __aexit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Make room for the next."""
        if self._held:
            self._held = False
            self._places.release()


def _pause(attempts: int) -> float:
    """Return the seconds until a job that failed is tried again: 2, 6, 18, 54, 60, 60 ..."""
    return min(_LONGEST, 2.0 * 3.0 ** min(attempts - 1, 9))
