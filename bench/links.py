"""Looking one check up among a million kept applicants: ``python -m bench.links [COUNT]``.

The applicants are generated: marks by chance, so many of each as a CV gives; every hundredth gave
the mailbox of one of twenty agencies, so that some marks are held by hundreds. The last thousand
are kept one by one as checks are, the others are written at once, for nobody has a day to wait.
"""

import random
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from bench.__main__ import percentiles
from bot.engines.clock import SystemClock
from bot.engines.database import Database
from bot.engines.links import DatabaseLinks
from bot.engines.tables import LINK_CASES
from bot.reading.linked import Entered

_COUNT = 1_000_000
_BANDS, _CONTACTS, _LABELS = 10, 5, 3  # marks of a history, of contacts, and labels, as a CV has
_AGENCIES = 20
_LOOKED_UP = 2000
_FACTOR = 0x9E3779B97F4A7C15  # Fibonacci hashing: numbers in order become numbers all over
_AT_ONCE = 20_000


def number(seed: int) -> int:
    """Return the mark that a seed stands for, anywhere among all 64-bit numbers."""
    return (seed * _FACTOR) % 2**64 - 2**63


def marks(applicant: int) -> list[int]:
    """Return an applicant's marks."""
    first = applicant * (_BANDS + _CONTACTS)
    own = [number(first + at) for at in range(1, _BANDS + _CONTACTS + 1)]
    return own if applicant % 100 else [*own[:-1], number(-1 - applicant // 100 % _AGENCIES)]


def fill(database: Database, count: int) -> None:
    """Write so many applicants, the marks in the order of their key."""
    now, sketch = time.time(), bytes(160)
    with database.begin() as connection:
        for start in range(0, count, _AT_ONCE):
            rows = [
                {
                    "number": each + 1, "case": f"c{each}", "at": now, "sketch": sketch,
                    "marks": packed(marks(each)), "labels": packed([number(-each - 1000)]),
                }
                for each in range(start, min(start + _AT_ONCE, count))
            ]  # fmt: skip
            connection.execute(sa.insert(LINK_CASES), rows)
    pairs = sorted((mark, each + 1) for each in range(count) for mark in marks(each))
    raw = database.engine.raw_connection()
    raw.cursor().execute("BEGIN")
    raw.cursor().executemany("INSERT INTO link_marks (mark, number) VALUES (?, ?)", pairs)
    raw.cursor().execute("COMMIT")
    raw.close()


def packed(numbers: list[int]) -> bytes:
    """Return numbers as the table keeps them."""
    return struct.pack(f">{len(numbers)}q", *numbers)


def sought(chance: random.Random, count: int) -> Iterator[list[int]]:
    """Yield what checks look for: mostly new marks, in every fifth another's and an agency's."""
    for each in range(_LOOKED_UP):
        new = [number(-(10**7) - each * 100 - at) for at in range(_BANDS + 2 * _CONTACTS)]
        if each % 5 == 0:
            new[:2] = [chance.choice(marks(chance.randrange(count))), number(-1)]
        yield new


def main() -> None:
    """Generate, look up, keep, and print what each takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _COUNT
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "links.db"
        database = Database(f"sqlite:///{file}")
        links = DatabaseLinks(database, SystemClock(), 365)
        start = time.perf_counter()
        fill(database, count)
        print(f"{count:,} applicants in {time.perf_counter() - start:.0f} s")
        database.settle()
        print(f"  on disk {file.stat().st_size / 1e6:,.0f} MB")
        found, looks = 0, []
        for wanted in sought(chance, count):
            start = time.perf_counter()
            found += len(links.holders(wanted, "new"))
            looks.append((time.perf_counter() - start) * 1000)
        print(f"  look-up  {percentiles(looks)}   ({found:,} found in {_LOOKED_UP:,})")
        kept = []
        for each in range(1000):
            entered = Entered(f"n{each}", frozenset(marks(count + each)), frozenset((each,)))
            start = time.perf_counter()
            links.keep(entered)
            kept.append((time.perf_counter() - start) * 1000)
        print(f"  keep     {percentiles(kept)}")
        start = time.perf_counter()
        links.drop("n5")
        print(f"  forget   {(time.perf_counter() - start) * 1000:.1f} ms")
        database.close()


if __name__ == "__main__":
    main()
