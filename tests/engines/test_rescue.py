import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.engines.hold import Hold
from bot.engines.rescue import _readable, rescue
from bot.talk.trouble import EngineError
from tests.engines.keeping import Watch, store

JOBS = 200


def filled(folder: Path, watch: Watch) -> tuple[str, Path]:
    """A database with jobs, closed, so that everything stands in the one file."""
    made = store(folder, watch)
    for number in range(JOBS):
        made.inbox.accept(str(number), f"lane {number}", b"a profile " * 20)
    made.ledger.note("check", "U1", {"library": "abc"})
    made.close()
    file = folder / "deskcheck.db"
    return f"sqlite:///{file}", file


def break_(file: Path, at: int, size: int = 4096) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(b"\xa5" * size)


def copy_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.accepted")


def leaves(file: Path) -> list[int]:
    """Where the leaves of the inbox stand, in order."""
    with closing(sqlite3.connect(file)) as opened:
        root = opened.execute("SELECT rootpage FROM sqlite_master WHERE name = 'inbox'").fetchone()
    pages = file.read_bytes()
    at = (root[0] - 1) * 4096
    assert pages[at] == 5, "the inbox is one page only: then this proves nothing"
    count = int.from_bytes(pages[at + 3 : at + 5], "big")
    cells = [at + 12 + 2 * each for each in range(count)]
    found = [at + int.from_bytes(pages[each : each + 2], "big") for each in cells]
    return [(int.from_bytes(pages[each : each + 4], "big") - 1) * 4096 for each in found]


def test_a_sound_file_is_left_alone(tmp_path: Path, watch: Watch) -> None:
    url, file = filled(tmp_path, watch)
    before = file.read_bytes()
    assert rescue(url) == 0 and file.read_bytes() == before
    assert rescue("postgresql+psycopg://ana@db/x") == 0
    assert rescue(f"sqlite:///{tmp_path / 'nowhere.db'}") == 0
    assert not list(tmp_path.glob("*.damaged*"))


def test_what_stands_around_broken_pages_is_kept(tmp_path: Path, watch: Watch) -> None:
    url, file = filled(tmp_path, watch)
    copy_of(file).unlink()
    told = leaves(file)
    assert len(told) > 8
    for at in (told[1], told[len(told) // 2], told[-2]):
        break_(file, at)
    kept = rescue(url)
    again = store(tmp_path, watch)
    jobs = again.inbox.claim(JOBS)
    left = {int(each.id) for each in jobs}
    page = JOBS // len(told) + 2
    assert JOBS - 3 * page <= len(left) < JOBS, "three pages are gone, and no more"
    assert {0, JOBS // 4, JOBS * 3 // 4, JOBS - 1} <= left, "before, between and behind them"
    assert all(each.payload == b"a profile " * 20 for each in jobs)
    assert [each.facts for each in again.ledger.lines()] == [{"library": "abc"}]
    assert kept == len(jobs) + 1
    assert [each.name for each in tmp_path.glob("*.damaged-1")] == ["deskcheck.db.damaged-1"]
    again.close()


@pytest.mark.parametrize("pages", ["leaves", "first"])
def test_what_was_accepted_is_put_back_whatever_broke(
    pages: str, tmp_path: Path, watch: Watch
) -> None:
    url, file = filled(tmp_path, watch)
    begun = store(tmp_path, watch)
    done, *_ = begun.inbox.claim(JOBS)
    begun.inbox.done(done.id)
    begun.close()
    for at in leaves(file)[::2] if pages == "leaves" else [0]:
        break_(file, at)
    assert rescue(url) > 0
    watch.pass_(hours=1)
    again = store(tmp_path, watch)
    jobs = again.inbox.claim(2 * JOBS)
    assert {each.id for each in jobs} == {str(each) for each in range(JOBS)} - {done.id}
    assert all(each.payload == b"a profile " * 20 for each in jobs)
    assert {each.attempts for each in jobs} == {2}, "each may have been begun before"
    for job in jobs:
        again.inbox.done(job.id)
    assert again.inbox.waiting() == 0 and copy_of(file).read_bytes() == b""
    again.close()


def test_a_process_killed_while_it_mended_loses_nothing(tmp_path: Path, watch: Watch) -> None:
    url, file = filled(tmp_path, watch)
    for each in tmp_path.glob("deskcheck.db*"):
        if each != copy_of(file):
            each.rename(tmp_path / f"aside{each.name.removeprefix('deskcheck.db')}")
    begun = store(tmp_path, watch)  # so far it came: a new file without rows
    begun.close()
    assert rescue(url) == JOBS
    again = store(tmp_path, watch)
    assert len(again.inbox.claim(2 * JOBS)) == JOBS
    again.inbox.done("0")
    again.close()
    assert rescue(url) == 0, "and nothing comes back a second time"


def test_what_a_job_says_is_taken_from_its_copy(tmp_path: Path, watch: Watch) -> None:
    """Long ones stand on pages of their own, which may break while the row can be read."""
    made = store(tmp_path, watch)
    made.inbox.accept("long", "ana", b"a profile " * 5000)
    made.close()
    file = tmp_path / "deskcheck.db"
    with closing(sqlite3.connect(file)) as opened:
        [pages] = opened.execute("PRAGMA page_count").fetchone()
    break_(file, (pages - 1) * 4096)
    assert rescue(f"sqlite:///{file}") > 0
    again = store(tmp_path, watch)
    [job] = again.inbox.claim(1)
    assert job.payload == b"a profile " * 5000
    again.close()


def test_where_nothing_can_be_read_it_begins_anew(tmp_path: Path, watch: Watch) -> None:
    url, file = filled(tmp_path, watch)
    copy_of(file).unlink()
    break_(file, 0)
    assert rescue(url) == 0
    again = store(tmp_path, watch)
    assert again.inbox.accept("new", "ana", b"x")
    again.close()
    break_(file, 0)
    rescue(url)
    assert len(list(tmp_path.glob("*.damaged-*"))) >= 2


def test_nobody_is_robbed_of_the_file_under_their_hands(tmp_path: Path, watch: Watch) -> None:
    url, file = filled(tmp_path, watch)
    break_(file, 0)
    with (
        Hold(tmp_path / "deskcheck.db.serve", shared=True),
        pytest.raises(EngineError, match="another process works with it"),
    ):
        rescue(url)
    assert file.exists() and not list(tmp_path.glob("*.damaged*"))


def test_a_table_without_row_numbers_is_kept_too(tmp_path: Path) -> None:
    table = sa.Table(
        "marks", sa.MetaData(), sa.Column("mark", sa.Integer, primary_key=True),
        sa.Column("words", sa.Text), sqlite_with_rowid=False,
    )  # fmt: skip
    file = tmp_path / "a.db"
    made = [{"mark": each, "words": "x" * 100} for each in range(500)]
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(sa.insert(table), made)
    engine.dispose()
    assert list(_readable(file, table)) == made
    break_(file, file.stat().st_size // 2 // 4096 * 4096)
    left = {each["mark"] for each in _readable(file, table)}
    assert 300 < len(left) < 500 and {0, 499} <= left
