from importlib import import_module
from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.migrations.versions import __name__ as versions


def test_it_makes_the_first_tables(tmp_path: Path) -> None:
    first = import_module(f"{versions}.0001_first")
    assert first.revision == "0001" and first.down_revision is None
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    made = set(sa.inspect(database.engine).get_table_names())
    assert {"inbox", "sessions", "posts", "ledger", "limits"} <= made
    database.close()
