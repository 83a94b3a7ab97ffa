from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.engines.database import Database
from bot.talk.trouble import EngineError


def test_the_file_and_its_folder_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deskcheck.db"
    database = Database(f"sqlite:///{path}")
    assert path.is_file()
    database.close()


def test_a_database_that_cannot_be_used_is_told_without_its_password(tmp_path: Path) -> None:
    for url in (
        f"sqlite:///{tmp_path}",
        "postgresql+psycopg://ana:hunter2@127.0.0.1:1/none",
        "nonsense",
        "unknown://x",
    ):
        with pytest.raises(EngineError) as told:
            Database(url)
        assert "cannot be used" in str(told.value) and "hunter2" not in str(told.value)


def test_what_a_database_does_not_do_is_told(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(EngineError), database.begin() as connection:
        connection.execute(sa.text("SELECT * FROM nowhere"))
    database.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    note = "INSERT INTO limits (key, since, uses) VALUES ('a', 0, 1)"
    with pytest.raises(ZeroDivisionError), database.begin() as connection:
        connection.execute(sa.text(note))
        raise ZeroDivisionError
    with database.begin() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM limits")).scalar_one() == 0
    database.close()


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deskcheck.db"
    path.write_bytes(b"this is no database at all, whatever its name says" * 100)
    with pytest.raises(EngineError, match="cannot be used"):
        Database(f"sqlite:///{path}")


def test_the_file_of_a_database_is_known(tmp_path: Path) -> None:
    for url, file in ((f"sqlite:///{tmp_path / 'a.db'}", tmp_path / "a.db"), ("sqlite://", None)):
        database = Database(url)
        assert database.file == file
        database.close()


def test_what_is_safe_waits_for_the_disk_and_a_reader_for_nobody(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    asked = sa.text("PRAGMA synchronous")
    with database.begin(safe=True) as connection:
        assert connection.execute(asked).scalar_one() == 2
        with database.begin(reading=True) as other:  # while that one holds the only right to write
            assert other.execute(asked).scalar_one() == 1
            assert other.execute(sa.text("SELECT count(*) FROM limits")).scalar_one() == 0
    database.close()
