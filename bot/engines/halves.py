"""A second thread for half of a short piece of work, where the machine has a core for it."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

Work = Callable[[slice], object]
Made = TypeVar("Made")


def cores() -> int:
    """Return how many cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Halves:
    """Does half of a piece of work in a thread that sleeps meanwhile.

    A library's own threads wait in a busy loop, which on a machine with other work costs more than
    it saves; and they are waited for by everybody. This one is taken by who finds it free.
    """

    def __init__(self) -> None:
        """Start nothing: the thread comes with the first work."""
        self._free = Lock()
        self._pool = ThreadPoolExecutor(1, "half") if cores() > 1 else None

    def run(self, work: Work, parts: int) -> None:
        """Do the work for all parts, numbered from 0; what is done must let go of Python's lock.

        Raises:
            Exception: what the work raises.
        """
        if self._pool is None or parts < 2 or not self._free.acquire(blocking=False):
            work(slice(0, parts))
            return
        try:
            other = self._pool.submit(work, slice(parts // 2, parts))
            try:
                work(slice(0, parts // 2))
            finally:
                other.result()  # it writes where the caller will read
        finally:
            self._free.release()

    def begin(self, work: Callable[[], Made]) -> Callable[[], Made]:
        """Begin a piece of work beside what the caller does next; return what waits for it.

        It runs while the caller lets go of Python's lock. Where no other thread is free it is done
        by who waits. What it raises is raised there.
        """
        if self._pool is None or not self._free.acquire(blocking=False):
            return work

        def other() -> Made:
            try:
                return work()
            finally:
                self._free.release()

        return self._pool.submit(other).result
