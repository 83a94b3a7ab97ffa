"""A hold on a file that the system lets go of when the process ends, however it ends."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType


class Held(Exception):
    """Another process, or another part of this one, has the hold."""


class Hold:
    """Kept until ``close``: by one alone, or shared by any number.

    Attributes:
        sure: False where the system knows no holds: then others may have it all the same.
    """

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        """Take the hold without waiting.

        Raises:
            Held: when another has it.
            OSError: when the file cannot be opened.
        """
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self.sure = _lock(self._file, shared)
        except BlockingIOError:
            os.close(self._file)
            raise Held from None

    def close(self) -> None:
        """Let go; a second time does nothing."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def __enter__(self) -> "Hold":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def waited(file: int) -> None:
    """Take the hold on an open file, after whoever has it; it goes when the file is closed."""
    with suppress(ImportError, OSError):  # a system or a folder that knows no locks
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def _lock(file: int, shared: bool) -> bool:
    """Lock a file; say whether the system does such a thing."""
    try:
        import fcntl
    except ImportError:  # Windows: one process at a time is up to whoever starts them
        return False
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:  # a network folder that knows no locks: as on Windows
        return False
    return True
