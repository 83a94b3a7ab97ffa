"""How long a look-up takes; what is kept is held to over every database in tests/contract."""

import random
import time
from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.links import DatabaseLinks
from bot.engines.tables import LINK_CASES, LINK_MARKS
from tests.engines.keeping import Watch


def test_a_look_up_takes_as_long_among_many_as_among_few(tmp_path: Path, watch: Watch) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    links = DatabaseLinks(database, watch, 90)

    def seconds() -> float:
        best = 9.0
        for each in range(60):
            start = time.process_time()
            links.holders([each * 7919 + at for at in range(30)])
            best = min(best, time.process_time() - start)
        return best

    fill(database, 0, 500)
    seconds()
    few = seconds()
    fill(database, 500, 25_000)
    assert seconds() < 4 * few, "fifty times as many"
    database.close()


def fill(database: Database, first: int, last: int) -> None:
    chance = random.Random(first)
    with database.begin() as connection:
        connection.execute(
            sa.insert(LINK_CASES),
            [
                {"number": at + 1, "case": f"f{at}", "at": 1e10, "marks": b"", "labels": b"",
                 "sketch": b""}
                for at in range(first, last)
            ],
        )  # fmt: skip
        connection.execute(
            sa.insert(LINK_MARKS),
            [
                {"mark": chance.randrange(2**63), "number": at + 1}
                for at in range(first, last)
                for _ in range(15)
            ],
        )
