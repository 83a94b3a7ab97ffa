from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database


def test_it_is_the_first(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    with database.begin() as connection:
        version = connection.execute(sa.text("SELECT version_num FROM alembic_version"))
        assert version.scalar_one() == "0001"
    database.close()
