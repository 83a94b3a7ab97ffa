from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    Database(url).close()
    database = Database(url)
    with database.begin() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).all()
    database.close()
