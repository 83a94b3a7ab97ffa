"""An inbox whose jobs are counted on their way through it."""

import time
from collections.abc import Sequence
from datetime import datetime

from bot.ports import Inbox, Meter
from bot.talk.kept import Job


class CountedInbox:
    """Passes everything on to another inbox."""

    def __init__(self, inbox: Inbox, meter: Meter) -> None:
        """Count what goes into ``inbox`` and what becomes of it."""
        self._inbox, self._meter = inbox, meter
        self._begun: dict[str, tuple[str, float]] = {}

    def accept(self, id: str, lane: str, payload: bytes, due: datetime | None = None) -> bool:
        """Keep a job unless it is known; on return it is committed."""
        new = self._inbox.accept(id, lane, payload, due)
        if new:
            self._meter.came(_channel(lane))
        return new

    def claim(self, limit: int, lanes: str = "") -> list[Job]:
        """Take the oldest jobs that wait, one of each lane."""
        jobs = self._inbox.claim(limit, lanes)
        for job in jobs:
            self._begun[job.id] = (_channel(job.lane), time.monotonic())
        return jobs

    def renew(self, ids: Sequence[str]) -> None:
        """Say that work on these jobs goes on."""
        self._inbox.renew(ids)

    def again(self, id: str, seconds: float) -> None:
        """Let a job that failed be claimed again in so many seconds."""
        self._ended(id, "failed")
        self._inbox.again(id, seconds)

    def done(self, id: str) -> None:
        """Mark a job as worked."""
        self._inbox.done(id)
        self._ended(id, "answered")

    def release(self, ids: Sequence[str]) -> None:
        """Give jobs back that are not done."""
        for each in ids:
            self._ended(each, "handed-back")
        self._inbox.release(ids)

    def _ended(self, id: str, outcome: str) -> None:
        if begun := self._begun.pop(id, None):
            channel, since = begun
            self._meter.worked(channel, outcome, time.monotonic() - since)


def _channel(lane: str) -> str:
    return lane.partition("/")[0]
