"""The second copy of what was accepted: when it is there, and when it is gone again."""

import json
from pathlib import Path

import pytest

from bot.engines.second_copy import _OPEN, SecondCopy
from bot.engines.store import Store
from bot.engines.tables import INBOX
from tests.engines.keeping import Watch, store

WORDS = b"he refused to switch the camera on"


def kept_of(made: Store) -> list[str]:
    return [row["id"] for row in SecondCopy(made.database).rows()]


def test_it_is_sealed_for_this_account_and_gone_when_done(kept: Store, tmp_path: Path) -> None:
    file = tmp_path / "deskcheck.db.accepted"
    assert kept.inbox.accept("1", "ana", WORDS) and not kept.inbox.accept("1", "ana", WORDS)
    assert kept_of(kept) == ["1"]
    assert file.stat().st_mode & 0o777 == 0o600 and WORDS not in file.read_bytes()
    [row] = SecondCopy(kept.database).rows()
    assert kept.cipher.open(row["payload"]) == WORDS
    kept.inbox.claim(1)
    assert kept_of(kept) == ["1"]
    kept.inbox.done("1")
    assert file.read_bytes() == b""


def test_where_many_wait_those_done_go_together(kept: Store) -> None:
    for number in range(100):
        kept.inbox.accept(str(number), f"lane {number}", WORDS)
    jobs = kept.inbox.claim(100)
    sizes = []
    for job in jobs:
        kept.inbox.done(job.id)
        sizes.append(len(kept_of(kept)))
    assert sizes[-1] == 0 and 3 < len(set(sizes)) < 40, "neither each time nor at the end alone"
    assert all(size <= (99 - at) * 4 / 3 + 1 for at, size in enumerate(sizes))


def test_while_others_are_under_work_a_few_go_together(kept: Store) -> None:
    kept.inbox.accept("slow", "ana", WORDS)
    kept.inbox.claim(1)
    for number in range(9):
        kept.inbox.accept(str(number), "ben", WORDS)
        kept.inbox.claim(1)
        kept.inbox.done(str(number))
    assert kept_of(kept) == ["slow"], "no more than eight wait"
    kept.inbox.accept("last", "ben", WORDS)
    kept.inbox.claim(1)
    kept.inbox.done("last")
    assert kept_of(kept) == ["slow", "last"]
    kept.inbox.done("slow")
    assert kept_of(kept) == []


def test_what_was_erased_from_outside_is_not_waited_for_long(kept: Store) -> None:
    kept.inbox.accept("gone", "ana", WORDS)
    with kept.database.begin() as connection:
        connection.execute(INBOX.delete())
    left = []
    for number in range(12):
        kept.inbox.accept(str(number), "ben", WORDS)
        kept.inbox.claim(1)
        kept.inbox.done(str(number))
        left.append(len(kept_of(kept)))
    assert max(left) == 9 and left[8:] == [0, 0, 0, 0]


def test_what_was_done_before_is_not_read_each_time(kept: Store) -> None:
    """Jobs that are done stay known for a day; asking what is open must not go over them."""
    with kept.database.begin(reading=True) as connection:
        asked = str(_OPEN.compile(connection, compile_kwargs={"literal_binds": True}))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
    assert [each[3] for each in plan] == ["SEARCH inbox USING INDEX inbox_state_due (state=?)"]


def test_a_line_cut_short_costs_none_but_itself(kept: Store, tmp_path: Path) -> None:
    file = tmp_path / "deskcheck.db.accepted"
    kept.inbox.accept("1", "ana", WORDS)
    with file.open("ab") as opened:
        opened.write(b'{"id": "2", "lane"')
    kept.inbox.accept("3", "ben", WORDS)
    with file.open("ab") as opened:
        opened.write(json.dumps({"id": "4", "lane": "c", "payload": "?"}).encode() + b"\nnull\n")
    assert kept_of(kept) == ["1", "3"]


def test_nobody_waits_for_it_where_it_cannot_be_written(
    kept: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "deskcheck.db.accepted").mkdir()
    assert kept.inbox.accept("1", "ana", WORDS)
    kept.inbox.claim(1)
    kept.inbox.done("1")
    assert kept.inbox.waiting() == 0
    assert "inbox.second kind=IsADirectoryError" in caplog.text


def test_two_processes_may_write_to_it(tmp_path: Path, watch: Watch) -> None:
    one, other = store(tmp_path, watch), store(tmp_path, watch)
    one.inbox.accept("1", "ana", WORDS)
    other.inbox.accept("2", "ben", WORDS)
    one.inbox.claim(1)
    one.inbox.done("1")
    assert kept_of(one) == kept_of(other) == ["2"]
    one.close()
    other.close()


def test_in_memory_there_is_none(tmp_path: Path, watch: Watch) -> None:
    made = Store("sqlite://", "a secret of a good length", tmp_path / "key", watch, limit=3)
    made.inbox.accept("1", "ana", WORDS)
    assert kept_of(made) == [] and not [*tmp_path.glob("*.accepted")]
    made.close()
