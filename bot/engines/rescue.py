"""Puts what can still be read of a damaged database file into a new one."""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.hold import Held, Hold
from bot.engines.second_copy import SecondCopy, beside
from bot.engines.tables import INBOX, METADATA, insert
from bot.talk.trouble import EngineError

_log = logging.getLogger("deskcheck")
_BESIDE = ("", "-wal", "-shm")
_MOST = 2**62  # no row has that number


def rescue(url: str) -> int:
    """Mend the file of a database where it is damaged; return how many rows were kept.

    The damaged one stays beside it, for whoever wants to look. What was accepted and is not in a
    file that is sound is put back as well: a process may have been killed while it mended.

    Raises:
        EngineError: when another process works with it, or it cannot be moved.
    """
    file = Path(url.removeprefix("sqlite:///"))
    if not url.startswith("sqlite:///") or not file.is_file():
        return 0
    if _sound(file):
        return _completed(url) if beside(file).is_file() and beside(file).stat().st_size else 0
    try:
        with Hold(file.with_name(f"{file.name}.serve")):
            return _moved(url, file)
    except Held:
        raise EngineError(
            f"The database {file} is damaged, and another process works with it. Stop that one, "
            "and start this one again: it puts what can still be read into a new file."
        ) from None
    except OSError as error:
        raise EngineError(
            f"The database {file} is damaged and cannot be moved aside ({type(error).__name__})."
        ) from None


def _sound(file: Path) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=10)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:  # away, busy or not ours to read: told by whoever opens it
        return True
    except sqlite3.DatabaseError:
        return False


def _moved(url: str, file: Path) -> int:
    aside = _free(file)
    for each in _BESIDE:
        part = file.with_name(file.name + each)
        if part.exists():
            part.rename(aside.with_name(aside.name + each))
    database = Database(url)
    try:
        kept = sum(_copied(aside, table, database) for table in METADATA.sorted_tables)
        kept += _accepted(database)
    finally:
        database.close()
    _log.error("database.rescued rows=%s aside=%s", kept, aside.name)
    return kept


def _completed(url: str) -> int:
    database = Database(url)
    try:
        return _accepted(database)
    finally:
        database.close()


def _free(file: Path) -> Path:
    """Return a name that nothing has yet."""
    number = 1
    while (aside := file.with_name(f"{file.name}.damaged-{number}")).exists():
        number += 1
    return aside


def _copied(aside: Path, table: sa.Table, database: Database) -> int:
    def put(connection: sa.Connection) -> int:
        kept = 0
        for row in _readable(aside, table):
            new = insert(connection.dialect.name, table).values(row).on_conflict_do_nothing()
            try:
                with connection.begin_nested():
                    kept += connection.execute(new).rowcount
            except sa.exc.IntegrityError:  # half a row
                continue
        return kept

    return database.run(put, safe=True)


def _accepted(database: Database) -> int:
    """Put back what was accepted and is not done; return how many jobs were gone."""
    rows = SecondCopy(database).rows()

    def put(connection: sa.Connection) -> int:
        new = 0
        for row in rows:
            # Of a job that was read, what it says may have stood on a broken page.
            mine = sa.update(INBOX).where(INBOX.c.id == row["id"])
            if connection.execute(
                mine.values(payload=sa.case((INBOX.c.state == "done", None), else_=row["payload"]))
            ).rowcount:
                continue
            # It may have been begun: whoever takes it looks for what was posted.
            told = {**row, "state": "waiting", "attempts": 1}
            new += connection.execute(sa.insert(INBOX).values(told)).rowcount
        return new

    return database.run(put, safe=True)


def _readable(aside: Path, table: sa.Table) -> Iterator[dict[str, object]]:
    """Yield what can be read; a row may come twice."""
    names = [each.name for each in table.columns]
    listed = ", ".join(f'"{each}"' for each in names)
    with contextlib.closing(sqlite3.connect(aside)) as opened:
        opened.text_factory = _text
        rows = _numbered if table.dialect_options["sqlite"]["with_rowid"] else _ordered
        for row in rows(opened, f'"{table.name}"', listed):
            yield _typed(table, dict(zip(names, row, strict=True)))


def _ordered(opened: sqlite3.Connection, table: str, listed: str) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a table without row numbers, from both ends up to where it breaks."""
    for order in ("ASC", "DESC"):
        try:
            told = opened.execute(f"PRAGMA table_info({table})").fetchall()
            by = ", ".join(f'"{each[1]}" {order}' for each in told if each[5])
            yield from opened.execute(f"SELECT {listed} FROM {table} ORDER BY {by}")
            return
        except sqlite3.DatabaseError:
            continue


def _numbered(opened: sqlite3.Connection, table: str, listed: str) -> Iterator[tuple[object, ...]]:
    """Yield the rows that stand before, between and after broken pages."""
    asked = f"SELECT rowid, {listed} FROM {table} WHERE rowid > ? AND rowid < ?"
    last: int | None = -1
    while last is not None:
        before, last = last, None
        try:
            for row in opened.execute(f"{asked} ORDER BY rowid", (before, _MOST)):
                before = row[0]
                yield row[1:]
        except sqlite3.DatabaseError:
            # Up to the break from the other side, then on from there.
            last = _beyond(opened, table, before)
            upto = last + 1 if last is not None else _MOST
            with contextlib.suppress(sqlite3.DatabaseError):
                for row in opened.execute(f"{asked} ORDER BY rowid DESC", (before, upto)):
                    yield row[1:]


def _beyond(opened: sqlite3.Connection, table: str, last: int) -> int | None:
    """Return the first row that can be read so far behind a break; None where there is none."""
    asked = f"SELECT min(rowid) FROM {table} WHERE rowid > ?"
    step = 1
    while last + step < _MOST:
        with contextlib.suppress(sqlite3.DatabaseError):
            found = opened.execute(asked, (last + step,)).fetchone()[0]
            return int(found) if found is not None else None
        step *= 2
    return None


def _text(written: bytes) -> str:
    return written.decode("utf-8", "replace")


def _typed(table: sa.Table, row: dict[str, object]) -> dict[str, object]:
    """Read what the driver leaves as text and the table takes as an object."""
    import json

    for column in table.columns:
        if isinstance(column.type, sa.JSON):
            try:
                row[column.name] = json.loads(str(row[column.name]))
            except ValueError:
                row[column.name] = {}
    return row
