from datetime import timedelta
from pathlib import Path

import pytest

from bot.engines.budget import Tokens, today
from bot.engines.links import DatabaseLinks
from bot.engines.retention import KINDS, Days, Retention
from bot.engines.store import Store
from bot.reading.linked import Entered
from bot.talk.kept import Post
from bot.talk.session import Session
from tests.engines.keeping import Watch

DAYS = Days(inbox=7, ledger=365, feedback=30, links=90)
# How many days after it was made each kind goes; a day before, it stays.
_GOES = {"inbox": 7, "sessions": 14, "posts": 365, "limits": 1, "ledger": 365, "feedback": 30,
         "links": 90}  # fmt: skip


def fill(kept: Store, watch: Watch) -> None:
    """Keep one of each kind, and of the inbox one that nobody works."""
    kept.inbox.accept("1", "ana", b"x")
    kept.sessions.put("1", Session("ask", ("a?",), watch.now() + timedelta(days=14)))
    kept.posts.add("c", Post("D1", "1.0"))
    kept.limits.wait("ana")
    kept.ledger.note("check", "U1", {})
    kept.ledger.note("feedback.good", "U1", {})
    kept.usage.add(today(watch), "U1", Tokens(1, 1))
    DatabaseLinks(kept.database, watch, 90).keep(Entered("c", frozenset((1, 2)), frozenset((3,))))


@pytest.mark.parametrize("kind", _GOES)
def test_each_kind_goes_after_its_own_days_and_not_before(
    kind: str, kept: Store, watch: Watch
) -> None:
    fill(kept, watch)
    held = Retention(kept.database, watch, DAYS)
    watch.pass_(days=_GOES[kind] - 1, hours=23) if kind != "limits" else watch.pass_(seconds=59)
    assert held.due()[kind] == 0
    watch.pass_(hours=2)
    assert held.due([kind]) == {kind: 1}
    others = {each: count for each, count in held.due().items() if each != kind}
    assert held.purge([kind]) == {kind: 1} and held.purge([kind]) == {kind: 0}
    assert {each: count for each, count in held.due().items() if each != kind} == others


def test_what_was_used_of_the_model_goes_by_whole_days(kept: Store, watch: Watch) -> None:
    assert set(KINDS) == {*_GOES, "usage"}
    fill(kept, watch)
    held = Retention(kept.database, watch, DAYS)
    watch.pass_(days=365)
    assert held.due(["usage"]) == {"usage": 0}
    watch.pass_(days=1)
    assert held.purge(["usage"]) == {"usage": 1} and held.due(["usage"]) == {"usage": 0}


def test_what_was_worked_is_forgotten_after_a_day_and_what_waits_is_not(
    kept: Store, watch: Watch
) -> None:
    for id_ in "12":
        kept.inbox.accept(id_, id_, b"x")
    kept.inbox.claim(1)
    kept.inbox.done("1")
    watch.pass_(hours=25)
    assert Retention(kept.database, watch, DAYS).purge(["inbox"]) == {"inbox": 1}
    assert kept.inbox.waiting() == 1


def test_what_makes_itself_later_waits_for_its_day(kept: Store, watch: Watch) -> None:
    kept.inbox.accept("later", "ana", b"x", due=watch.now() + timedelta(days=20))
    held = Retention(kept.database, watch, DAYS)
    watch.pass_(days=20)
    assert held.purge(["inbox"]) == {"inbox": 0}
    watch.pass_(days=8)
    assert held.purge(["inbox"]) == {"inbox": 1}


def test_where_links_are_off_nothing_of_them_is_left(kept: Store, watch: Watch) -> None:
    fill(kept, watch)
    watch.pass_(seconds=1)
    assert Retention(kept.database, watch, Days()).purge()["links"] == 1


def test_what_was_purged_is_in_no_file_any_more(kept: Store, watch: Watch, tmp_path: Path) -> None:
    canary = b"a canary that only a ledger line holds"
    kept.ledger.note("check", canary.decode(), {})
    assert any(canary in file.read_bytes() for file in tmp_path.iterdir())
    watch.pass_(days=366)
    assert Retention(kept.database, watch, DAYS).purge()["ledger"] == 1
    assert [file.name for file in tmp_path.iterdir() if canary in file.read_bytes()] == []


def test_with_a_job_nobody_worked_its_second_copy_goes(
    kept: Store, watch: Watch, tmp_path: Path
) -> None:
    kept.inbox.accept("1", "ana", b"x")
    copy = tmp_path / "deskcheck.db.accepted"
    assert copy.stat().st_size
    watch.pass_(days=8)
    assert Retention(kept.database, watch, DAYS).purge(["inbox"]) == {"inbox": 1}
    assert copy.read_bytes() == b""
