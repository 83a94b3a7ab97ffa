import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import OperationalError, TimeoutError

from bot.engines.outage import cause, damaged, passing


def told(error: Exception, *, lost: bool = False) -> OperationalError:
    return OperationalError("SELECT secret", {}, error, connection_invalidated=lost)


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ('FATAL: password authentication failed for user "ana"', "check both in DESKCHECK"),
        ('FATAL: role "ana" does not exist', "check both in DESKCHECK"),
        ('FATAL: database "x" does not exist', "createdb"),
        ("failed to resolve host 'nowhere'", "no host of that name"),
        ("connection failed: Connection refused", "No PostgreSQL answers"),
        ("FATAL: sorry, too many clients already", "DESKCHECK_POOL"),
        ("could not extend file: No space left on device", "Make room"),
        ("database or disk is full", "Make room"),
        ("permission denied for schema public", "let it own the database"),
        ("attempt to write a readonly database", "only be read"),
        ("database disk image is malformed", "damaged"),
        ("something that nobody has seen before", "the disk is not full"),
    ],
)
def test_what_a_driver_says_becomes_advice(said: str, advice: str) -> None:
    assert advice in cause(told(psycopg.OperationalError(said)))
    assert "secret" not in cause(told(psycopg.OperationalError(said)))


def test_only_what_passes_by_itself_is_tried_again() -> None:
    assert passing(told(psycopg.OperationalError("Connection refused")))
    assert passing(told(psycopg.errors.AdminShutdown("terminating connection")))
    assert passing(told(psycopg.errors.DeadlockDetected("deadlock")))
    assert passing(told(psycopg.OperationalError("gone"), lost=True))
    assert not passing(told(psycopg.OperationalError("password authentication failed")))
    assert not passing(told(psycopg.errors.UndefinedTable("no such table")))
    assert not passing(told(psycopg.errors.DiskFull("no space left")))
    assert not passing(told(sqlite3.OperationalError("database is locked")))
    assert not passing(TimeoutError("QueuePool limit"))
    assert not passing(ValueError())


def test_a_broken_file_is_told_from_everything_else() -> None:
    assert damaged(told(sqlite3.DatabaseError("database disk image is malformed")))
    assert damaged(told(sqlite3.DatabaseError("file is not a database")))
    assert not damaged(told(sqlite3.OperationalError("disk I/O error")))
