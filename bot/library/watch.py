"""The shelf that holds the current Library and swaps in a new one only when it is clean."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

from bot.library.folder import Stamp, stamp
from bot.library.library import Library
from bot.library.load import KnowledgeError, load
from bot.library.shapes import Mistake


class Shelf:
    """Holds one Library at a time; a broken folder never takes its place."""

    def __init__(
        self,
        root: Path,
        only: frozenset[str] = frozenset(),
        sealed: Path | None = None,
        rest: float = 0.0,
    ) -> None:
        """Load the folder, or ``only`` some rooms of it (see ``load``).

        A change of it later on is truly read; only the start may take the ``sealed`` copy. After a
        look at it there are ``rest`` seconds without one.

        Raises:
            KnowledgeError: when there is no clean library to start with.
        """
        self._root, self._only, self._rest = root, only, rest
        self._looked, self._lock = time.monotonic(), Lock()
        self._stamp = stamp(root)
        self._library = _kept(load(root, only=only, sealed=sealed))
        self.mistakes: list[Mistake] = []

    @property
    def library(self) -> Library:
        """The library in force."""
        return self._library

    def refresh(self) -> Library:
        """Look at the folder again; swap on a clean change, else keep and tell in ``mistakes``."""
        with self._lock:  # many ask at once, one looks
            if time.monotonic() >= self._looked + self._rest:
                self._looked = time.monotonic()
                self._look()
        return self._library

    def _look(self) -> None:
        try:
            now = stamp(self._root)
            if now != self._stamp:
                self._stamp = now
                self._library = _kept(load(self._root, only=self._only))
                self.mistakes = []
        except KnowledgeError as error:
            self.mistakes = error.mistakes
        except OSError:  # a folder went away while it was looked through: look again next time
            self._stamp = ()


def changes(root: Path, pause: Callable[[], None]) -> Iterator[None]:
    """Yield at once, and whenever a file of the folder is another than at the last look, for ever.

    Args:
        root: the knowledge folder.
        pause: waits between two looks.
    """
    last: Stamp | None = None
    while True:
        try:
            now = stamp(root)
        except OSError:  # a folder went away while it was looked through: look again
            pause()
            continue
        if now != last:
            last = now
            yield
        pause()


def _kept(library: Library) -> Library:
    """Spare the collector a library's many small objects, which all stay: it stops to look at them.

    What takes a library's place is freed all the same, for it holds no circles.
    """
    gc.freeze()
    return library
