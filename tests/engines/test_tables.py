from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import METADATA


def test_the_migrations_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    seen = sa.inspect(database.engine)
    for name, table in METADATA.tables.items():
        made = {each["name"]: each for each in seen.get_columns(name)}
        assert made.keys() == {each.name for each in table.columns}, name
        for column in table.columns:
            assert made[column.name]["nullable"] == bool(column.nullable), (name, column.name)
        indexed = {each["name"] for each in seen.get_indexes(name)}
        assert {each.name for each in table.indexes} <= indexed, name
    database.close()
