"""How a process that runs for weeks keeps its memory small."""

import sys

_TRIM, _ARENAS = -1, -8  # of glibc's mallopt
_KEPT = 65_536  # bytes that are freed and not given back at once


def trim() -> bool:
    """Have what is freed go back to the system; say whether this system knows how.

    Each thread would keep a pool of freed memory for itself: 40 MB where vectors are searched.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        change = ctypes.CDLL(None).mallopt
    except AttributeError:  # a libc that is not glibc has no such pools
        return False
    return bool(change(_ARENAS, 1) and change(_TRIM, _KEPT))
