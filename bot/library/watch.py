"""The shelf that holds the current Library and swaps in a new one only when it is clean."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.library.library import Library
from bot.library.load import KnowledgeError, files, load
from bot.library.shapes import Mistake

_Stamp = tuple[tuple[str, int, int], ...]


class Shelf:
    """Holds one Library at a time; a broken folder never takes its place."""

    def __init__(self, root: Path, only: frozenset[str] = frozenset()) -> None:
        """Load the folder, or ``only`` some rooms of it (see ``load``).

        Raises:
            KnowledgeError: when there is no clean library to start with.
        """
        self._root, self._only = root, only
        self._stamp = _stamp(root)
        self._library = _kept(load(root, only=only))
        self.mistakes: list[Mistake] = []

    @property
    def library(self) -> Library:
        """The library in force."""
        return self._library

    def refresh(self) -> Library:
        """Look at the folder again; swap on a clean change, else keep and tell in ``mistakes``."""
        try:
            stamp = _stamp(self._root)
            if stamp != self._stamp:
                self._stamp = stamp
                self._library = _kept(load(self._root, only=self._only))
                self.mistakes = []
        except KnowledgeError as error:
            self.mistakes = error.mistakes
        except OSError:  # a folder went away while it was looked through: look again next time
            self._stamp = ()
        return self._library


def changes(root: Path, pause: Callable[[], None]) -> Iterator[None]:
    """Yield at once, and whenever a file of the folder is another than at the last look, for ever.

    Args:
        root: the knowledge folder.
        pause: waits between two looks.
    """
    last: _Stamp | None = None
    while True:
        try:
            stamp = _stamp(root)
        except OSError:  # a folder went away while it was looked through: look again
            pause()
            continue
        if stamp != last:
            last = stamp
            yield
        pause()


def _kept(library: Library) -> Library:
    """Spare the collector a library's many small objects, which all stay: it stops to look at them.

    What takes a library's place is freed all the same, for it holds no circles.
    """
    gc.freeze()
    return library


def _stamp(root: Path) -> _Stamp:
    stamps = []
    for path in files(root):
        try:
            stat = path.stat()
        except OSError:
            continue
        stamps.append((path.as_posix(), stat.st_mtime_ns, stat.st_size))
    return tuple(stamps)
