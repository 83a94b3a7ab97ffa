"""``deskcheck`` on a clock that a test sets: ``SKEW`` names a file with seconds to add."""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.__main__ import main
from bot.wiring import desk, house

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
    for each in (sys.modules[desk.__name__], sys.modules[house.__module__]):
        vars(each)["SystemClock"] = SkewedClock
    main()
