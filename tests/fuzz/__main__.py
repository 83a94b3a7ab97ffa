"""``make fuzz``: looks for inputs that a door does not bear, and keeps those that it finds.

``FUZZ_SECONDS`` says for how long (600), for all doors together; ``FUZZ`` which, such as ``slack``.
"""

import hashlib
import logging
import os
import sys
import time

from hypothesis import HealthCheck, given, settings

from tests.fuzz.doors import CORPUS, DOORS
from tests.fuzz.shapes import bodies

_ROUND = 200  # inputs between two looks at the clock


def search(name: str, seconds: float) -> tuple[int, bytes | None]:
    """Try inputs on a door for so long; return how many, and the smallest that it does not bear."""
    tried, broken, end = 0, b"", time.monotonic() + seconds
    with DOORS[name]() as door:

        @settings(
            max_examples=_ROUND, database=None, print_blob=False,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(data=bodies(name))
        def look(data: bytes) -> None:
            nonlocal tried, broken
            tried += 1
            try:
                door(data)
            except Exception:
                broken = data  # the last is the smallest
                raise

        while time.monotonic() < end:
            try:
                look()
            except Exception as error:
                print(f"{name}: {type(error).__name__}: {str(error)[:300]}")
                return tried, broken
    return tried, None


def main() -> int:
    """Search every door, and keep what was found."""
    logging.disable()  # of what is odd there is a line each
    seconds = float(os.environ.get("FUZZ_SECONDS", "600"))
    names = os.environ.get("FUZZ", "").split() or list(DOORS)
    failed = 0
    for name in names:
        tried, found = search(name, seconds / len(names))
        if found is not None:
            failed += 1
            file = CORPUS / name / f"found-{hashlib.sha256(found).hexdigest()[:12]}.bin"
            file.write_bytes(found)
            print(f"{name}: not borne after {tried:,} inputs, kept as {file.name}")
        else:
            print(f"{name}: {tried:,} inputs, all borne")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
