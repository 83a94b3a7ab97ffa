"""The second copy of what was accepted: when it is there, and when it is gone again."""

import json
import random
from pathlib import Path
from typing import Any

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


def test_each_goes_at_once_and_the_file_is_seldom_written_anew(
    kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = []
    real = SecondCopy._rewrite

    def counted(self: SecondCopy, *given: Any) -> None:
        anew.append(given)
        real(self, *given)

    monkeypatch.setattr(SecondCopy, "_rewrite", counted)
    for number in range(100):
        kept.inbox.accept(str(number), f"lane {number}", WORDS)
    one = (tmp_path / "deskcheck.db.accepted").stat().st_size / 100
    jobs, left = kept.inbox.claim(100), 100
    for job in jobs:
        kept.inbox.done(job.id)
        left -= 1
        assert len(kept_of(kept)) == left
        held = (tmp_path / "deskcheck.db.accepted").stat().st_size
        assert held <= max((left * 4 / 3 + 1) * one, (left + 9) * one + 100)
    assert held == 0 and 3 < len(anew) < 20


def test_while_another_is_under_work_each_goes_at_once(kept: Store, tmp_path: Path) -> None:
    kept.inbox.accept("slow", "ana", WORDS)
    kept.inbox.claim(1)
    size = (tmp_path / "deskcheck.db.accepted").stat().st_size
    for number in range(40):
        kept.inbox.accept(str(number), "ben", WORDS)
        kept.inbox.claim(1)
        assert kept_of(kept) == ["slow", str(number)]
        kept.inbox.done(str(number))
        assert kept_of(kept) == ["slow"]
        assert (tmp_path / "deskcheck.db.accepted").stat().st_size < 11 * size
    kept.inbox.done("slow")
    assert (tmp_path / "deskcheck.db.accepted").read_bytes() == b""


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
    assert max(left) == 1 and left[8:] == [0, 0, 0, 0]


def test_a_line_that_was_moved_is_found(tmp_path: Path, watch: Watch) -> None:
    """Another process writes the file anew, and places that were known are no more."""
    one, other = store(tmp_path, watch), store(tmp_path, watch)
    ids = [f'{number}, "é' for number in range(30)]
    for id in ids:
        one.inbox.accept(id, id, WORDS)
    one.inbox.claim(30)
    order = random.Random(1).sample(ids, len(ids))
    for number, id in enumerate(order):
        (one if number % 3 else other).inbox.done(id)
        if number % 5 == 0:
            SecondCopy(other.database).tidy()
        assert sorted(kept_of(one)) == sorted(order[number + 1 :])
    one.close()
    other.close()


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
