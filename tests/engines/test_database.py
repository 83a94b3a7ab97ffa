import os
import signal
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.engines.database import Database
from bot.talk.trouble import EngineError
from tests.postgres import PASSWORD, Server
from tests.postgres import database as database_of


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


def test_a_broken_file_is_told_and_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = tmp_path / "deskcheck.db", list[sqlite3.Connection]()
    connect = sqlite3.dbapi2.connect

    def connected(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        opened.append(connect(*args, **kwargs))
        return opened[-1]

    monkeypatch.setattr(sqlite3.dbapi2, "connect", connected)
    path.write_bytes(b"this is no database at all, whatever its name says" * 100)
    with pytest.raises(EngineError, match="cannot be used"):
        Database(f"sqlite:///{path}")
    assert opened
    for each in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            each.execute("SELECT 1")


def test_the_file_of_a_database_is_known(tmp_path: Path) -> None:
    for url, file in ((f"sqlite:///{tmp_path / 'a.db'}", tmp_path / "a.db"), ("sqlite://", None)):
        database = Database(url)
        assert database.file == file
        database.close()


def test_what_is_safe_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After it is committed, so that the others may write meanwhile."""
    path, synced = tmp_path / "a.db", list[tuple[str, int]]()
    database = Database(f"sqlite:///{path}")
    counted = sa.text("SELECT count(*) FROM limits")

    def sync(file: int) -> None:
        with database.begin(reading=True) as other:
            seen = int(other.execute(counted).scalar_one())
        with database.begin():  # the right to write is free again
            synced.append((os.readlink(f"/proc/self/fd/{file}"), seen))

    monkeypatch.setattr("bot.engines.database.os.fsync", sync)
    note = sa.text("INSERT INTO limits (key, since, uses) VALUES ('a', 0, 1)")
    database.run(lambda each: each.execute(note), safe=True)
    assert synced == [(f"{path}-wal", 1)]
    with database.begin(safe=True):
        pass
    database.run(lambda each: each.execute(counted).scalar_one())
    assert len(synced) == 2
    database.close()


def test_a_disk_that_does_not_take_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.engines.database.os.fsync", refuse)
    note = sa.text("INSERT INTO limits (key, since, uses) VALUES ('a', 0, 1)")
    with pytest.raises(EngineError, match="Make room"):
        database.run(lambda each: each.execute(note), safe=True)
    database.close()


def test_who_waits_too_long_for_their_turn_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engines.sqlite.BUSY", 0.1)
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    with database.begin(), pytest.raises(EngineError, match="busy"), database.begin():
        pass
    with database.begin():  # and has it the next time
        pass
    database.close()


def test_a_reader_waits_for_nobody(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    counted = sa.text("SELECT count(*) FROM limits")
    # While that one holds the only right to write.
    with database.begin(), database.begin(reading=True) as other:
        assert other.execute(counted).scalar_one() == 0
    database.close()


def test_what_is_in_use_when_it_closes_is_let_go_when_it_comes_back(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    for _ in range(2):  # and what begins later, too
        with database.begin(reading=True) as connection:
            held = connection.connection.dbapi_connection
            database.close()
            assert connection.execute(sa.text("SELECT 1")).scalar_one() == 1
        assert held is not None
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            held.cursor()


def test_a_file_of_a_newer_version_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    database = Database(url)
    with database.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'later'"))
    database.close()
    with pytest.raises(EngineError, match="newer Deskcheck"):
        Database(url)


def test_a_kind_of_database_that_is_not_known_is_told_with_those_that_are() -> None:
    with pytest.raises(EngineError, match=r"sqlite:///FILE or to postgresql\+psycopg") as told:
        Database("mysql://ana:hunter2@db/x")
    assert "hunter2" not in str(told.value)


def test_a_damaged_page_is_known_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    database = Database(f"sqlite:///{path}")
    before = database.damaged
    database.close()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 40_000)
    with pytest.raises(EngineError, match="damaged"):
        database.run(lambda each: each.execute(sa.text("SELECT * FROM inbox")).all())
    assert (before, database.damaged) == (False, True)
    database.close()


class TestOnAServer:
    @pytest.mark.parametrize(
        ("wrong", "advice"),
        [("password", "refuses the account"), ("name", "createdb"), ("port", "No PostgreSQL")],
    )
    def test_a_wrong_address_is_told_without_the_password(
        self, server: Server, wrong: str, advice: str
    ) -> None:
        url = {
            "password": server.url("postgres", "hunter2"),
            "name": server.url("nowhere"),
            "port": "postgresql+psycopg://ana:hunter2@127.0.0.1:1/x",
        }[wrong]
        with pytest.raises(EngineError, match=advice) as told:
            Database(url, patience=0.1)
        assert "hunter2" not in str(told.value) and PASSWORD not in str(told.value)
        assert "word%20for" not in str(told.value)

    def test_an_address_without_the_drivers_name_is_taken(self, server: Server) -> None:
        with database_of(server, "plain") as url:
            for name in ("postgresql", "postgres"):
                Database(url.replace("postgresql+psycopg", name)).close()

    def test_an_account_that_may_not_make_tables_is_told(self, server: Server) -> None:
        with database_of(server, "closed") as url:
            server.do("closed", "CREATE ROLE guest LOGIN PASSWORD 'guest'")
            try:
                with pytest.raises(EngineError, match="own the database"):
                    Database(url.replace(url.partition("//")[2].partition("@")[0], "guest:guest"))
            finally:
                server.do("closed", "DROP ROLE guest")

    def test_it_outlives_a_server_that_starts_anew(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.engines.database._PATIENCE", 30.0)  # a busy machine is slow
        with database_of(server, "again") as url:
            database = Database(url)
            for how in (signal.SIGINT, signal.SIGQUIT):
                server.stop(how)
                back = threading.Timer(0.3, server.start)
                back.start()
                one = database.run(lambda each: each.execute(sa.text("SELECT 1")).scalar_one())
                assert one == 1
                back.join()
            database.close()

    def test_a_server_that_stays_away_is_told_in_time(self, server: Server) -> None:
        with database_of(server, "away") as url:
            database = Database(url)
            server.stop()
            began = time.monotonic()
            try:
                with pytest.raises(EngineError, match="No PostgreSQL answers"):
                    database.run(lambda each: each.execute(sa.text("SELECT 1")).scalar_one())
                assert time.monotonic() - began < 10
            finally:
                server.start()
            assert database.run(lambda each: each.execute(sa.text("SELECT 1")).scalar_one()) == 1
            database.close()

    def test_what_is_safe_waits_for_the_disk(self, server: Server) -> None:
        asked = sa.text("SHOW synchronous_commit")
        with database_of(server, "safe") as url:
            database = Database(url)
            told = [
                database.run(lambda c: c.execute(asked).scalar_one(), safe=s) for s in (True, False)
            ]
            assert told == ["on", "off"]
            with database.begin(safe=True) as connection:
                assert connection.execute(asked).scalar_one() == "on"
            database.close()

    def test_only_what_tidies_may_take_long(self, server: Server) -> None:
        asked = sa.text("SHOW statement_timeout")
        with database_of(server, "slow") as url:
            database = Database(url)
            for slow, told in ((True, "0"), (False, "10s")):
                assert database.run(lambda c: c.execute(asked).scalar_one(), slow=slow) == told
            database.close()

    def test_no_more_connections_than_allowed_and_a_knot_is_told(self, server: Server) -> None:
        with database_of(server, "pool") as url:
            database = Database(url, pool=2)
            with database.begin() as one, database.begin() as two:
                assert one.execute(sa.text("SELECT 1")).scalar_one()
                assert two.execute(sa.text("SELECT 1")).scalar_one()
                with pytest.raises(EngineError, match="DESKCHECK_POOL"), database.begin():
                    pass
            database.close()
