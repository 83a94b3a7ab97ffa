"""``deskcheck`` on a clock that a test sets: ``SKEW`` names a file with seconds to add."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.__main__ import main
from bot.engines.clock import SystemClock

_REAL = time.time


def _seconds() -> float:
    return float(Path(os.environ["SKEW"]).read_text(encoding="ascii") or 0)


def _time() -> float:
    return _REAL() + _seconds()


def _now(_: SystemClock) -> datetime:
    return datetime.fromtimestamp(_REAL(), UTC) + timedelta(seconds=_seconds())


if __name__ == "__main__":
    time.time = _time
    SystemClock.now = _now  # a method, so that no plain assignment is taken
    main()
