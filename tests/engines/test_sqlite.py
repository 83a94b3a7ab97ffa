"""How transactions begin on SQLite, and that an error there is one of the database's."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.engines import sqlite


def opened(path: Path) -> tuple[sa.Engine, sa.Engine]:
    return sqlite.engines(sa.make_url(f"sqlite:///{path / 'a.db'}"))


def test_who_reads_waits_for_nobody_and_sees_one_moment(tmp_path: Path) -> None:
    writing, reading = opened(tmp_path)
    with writing.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    with reading.begin() as reader:
        count = sa.text("SELECT count(*) FROM t")
        assert reader.execute(count).scalar() == 0
        with writing.begin() as connection:
            connection.exec_driver_sql("INSERT INTO t VALUES (1)")
            assert reader.execute(count).scalar() == 0
        assert reader.execute(count).scalar() == 0
    with reading.begin() as reader:
        assert reader.execute(count).scalar() == 1


def test_who_writes_is_the_only_one_from_the_beginning(tmp_path: Path) -> None:
    writing, _ = opened(tmp_path)
    with writing.begin():
        other = sqlite3.connect(tmp_path / "a.db", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_what_fails_at_the_beginning_is_told_as_an_error_of_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY", 0)
    writing, _ = opened(tmp_path)
    with writing.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"), writing.begin():
        pass
    other.close()
    with writing.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0


def test_both_share_their_connections_and_how_these_are_prepared(tmp_path: Path) -> None:
    writing, reading = opened(tmp_path)
    assert writing.pool is reading.pool
    for engine in (reading, writing):
        with engine.connect() as connection:
            asked = [
                connection.exec_driver_sql(f"PRAGMA {each}").scalar()
                for each in ("journal_mode", "synchronous", "secure_delete", "busy_timeout")
            ]
        assert asked == ["wal", 1, 1, sqlite.BUSY * 1000]
