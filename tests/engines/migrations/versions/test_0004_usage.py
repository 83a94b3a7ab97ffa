from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.engines import database
from bot.engines.database import Database
from bot.engines.usage import DatabaseUsage


def test_a_database_of_the_first_version_gets_its_table(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    config, engine = Config(), sa.create_engine(url)
    folder = Path(database.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(sa.text("INSERT INTO limits VALUES ('ana', 1, 1)"))
    engine.dispose()
    opened = Database(url)
    assert DatabaseUsage(opened).of("2026-11-28").all == 0
    with opened.begin(reading=True) as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM limits")).scalar_one() == 1
    opened.close()
