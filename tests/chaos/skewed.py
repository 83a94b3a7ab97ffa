"""``deskcheck`` on a clock that a test sets: ``SKEW`` names a file with seconds to add."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import wiring
from bot.__main__ import main

_REAL = time.time


def _seconds() -> float:
    return float(Path(os.environ["SKEW"]).read_text(encoding="ascii") or 0)


def _time() -> float:
    return _REAL() + _seconds()


class SkewedClock:
    """The system's clock, as if somebody had set it."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(_REAL(), UTC) + timedelta(seconds=_seconds())


if __name__ == "__main__":
    time.time = _time
    vars(wiring)["SystemClock"] = SkewedClock
    main()
