from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database


def test_it_makes_the_tables_that_there_were_first(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    made = set(sa.inspect(database.engine).get_table_names())
    assert {"inbox", "sessions", "posts", "ledger", "limits"} <= made
    database.close()
