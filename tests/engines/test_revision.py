import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.engines import database, revision
from bot.engines.database import Database


def test_the_newest_change_by_its_file_is_the_newest_to_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [revision.newest()]


def test_what_is_new_has_no_change_and_what_was_opened_has_all(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        assert revision.at(connection) is None
    engine.dispose()
    opened = Database(url)
    with opened.begin(reading=True) as connection:
        assert revision.at(connection) == revision.newest()
    opened.close()


def test_an_older_database_is_brought_up_to_date(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    opened = Database(url)
    with opened.begin() as connection:  # as it was before the last change
        connection.execute(sa.text("DROP TABLE usage"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0003'"))
    opened.close()
    opened = Database(url)
    with opened.begin(reading=True) as connection:
        assert revision.at(connection) == revision.newest()
        assert sa.inspect(connection).has_table("usage")
    opened.close()


def test_a_start_that_changes_nothing_does_without_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    Database(url).close()
    opens = (
        "import sys; from bot.engines.database import Database; "
        f"Database({url!r}).close(); print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", opens], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
