"""What is kept beside the inbox, over every database."""

from datetime import timedelta

import pytest

from bot.engines.retention import Days, Retention
from bot.engines.store import Store
from bot.talk.kept import Post
from bot.talk.session import Session
from bot.talk.trouble import EngineError
from tests.contract.stores import Shelf, together
from tests.engines.keeping import SECRET, Watch


def test_the_messages_of_a_case_are_told_in_order(kept: Store) -> None:
    card, more, asked = Post("D1", "1"), Post("D1", "2", "beside"), Post("D1", "0", "asked")
    kept.posts.add("a", card)
    kept.posts.add("a", more, asked)
    kept.posts.add("b", Post("D2", "1"))
    assert kept.posts.of("a") == [card, more, asked]
    assert kept.posts.case(asked) == "a" and kept.posts.case(Post("D2", "1")) == "b"
    assert kept.posts.case(Post("D9", "1")) == ""
    kept.posts.drop("a")
    assert kept.posts.of("a") == [] and kept.posts.of("b")


def test_a_message_shows_the_case_it_was_added_for_last(kept: Store) -> None:
    kept.posts.add("a", Post("D1", "1"))
    kept.posts.add("b", Post("D1", "1"))
    assert kept.posts.of("a") == [] and kept.posts.case(Post("D1", "1")) == "b"


def test_old_cases_are_told(kept: Store, watch: Watch) -> None:
    kept.posts.add("a", Post("D1", "1"))
    watch.pass_(days=3)
    kept.posts.add("a", Post("D1", "2"))
    kept.posts.add("b", Post("D1", "3"))
    assert kept.posts.older(2 * 86400.0) == ["a"]


def test_lines_are_kept_in_order_and_deleted_when_old(kept: Store, watch: Watch) -> None:
    kept.ledger.note("check", "U1", {"signals": "camera-refused", "library": "abc"})
    watch.pass_(days=3)
    kept.ledger.note("flag.wrong", "U2", {"signal": "camera-refused"})
    lines = list(kept.ledger.lines())
    assert [(each.event, each.who) for each in lines] == [("check", "U1"), ("flag.wrong", "U2")]
    assert lines[1].at == watch.now() and lines[0].facts["library"] == "abc"
    assert [each.event for each in kept.ledger.lines("flag.wrong")] == ["flag.wrong"]
    assert Retention(kept.database, watch, Days(ledger=2)).purge(["ledger"]) == {"ledger": 1}
    assert [each.event for each in kept.ledger.lines()] == ["flag.wrong"]


def test_so_many_in_a_minute_each_person_alone(kept: Store, watch: Watch) -> None:
    assert [kept.limits.wait("ana") for _ in range(3)] == [0, 0, 0]
    watch.pass_(seconds=20)
    assert kept.limits.wait("ana") == 40
    assert kept.limits.wait("bo") == 0
    watch.pass_(seconds=41)
    assert kept.limits.wait("ana") == 0
    watch.pass_(minutes=5)
    assert Retention(kept.database, watch, Days()).purge(["limits"]) == {"limits": 2}


def test_a_clock_that_is_set_back_locks_nobody_out(kept: Store, watch: Watch) -> None:
    for _ in range(4):
        kept.limits.wait("ana")
    watch.pass_(hours=-3)
    assert kept.limits.wait("ana") == 0


def test_all_processes_count_together(shelf: Shelf) -> None:
    let: list[float] = []

    def ask() -> None:
        mine = shelf.open(limit=10)
        let.extend(mine.limits.wait("ana") for _ in range(10))

    together([ask] * 4)
    assert sum(each == 0 for each in let) == 10


def test_a_session_is_kept_ends_is_dropped_and_purged(kept: Store, watch: Watch) -> None:
    put = Session("ask", ("a?",), watch.now() + timedelta(days=1), "slack/T/U1")
    kept.sessions.put("1", put)
    kept.sessions.put("2", put)
    kept.sessions.put("2", put)
    kept.sessions.drop("1")
    assert kept.sessions.get("1") is None and kept.sessions.get("2") == put
    watch.pass_(days=2)
    assert kept.sessions.get("2") is None
    assert Retention(kept.database, watch, Days()).purge(["sessions"]) == {"sessions": 1}


def test_two_who_write_the_same_at_once_both_succeed(shelf: Shelf, watch: Watch) -> None:
    put = Session("ask", ("a?",), watch.now() + timedelta(days=1), "slack/T/U1")

    def write() -> None:
        mine = shelf.open()
        for number in range(10):
            mine.sessions.put(str(number), put)
            mine.posts.add("a", Post("D1", str(number)))

    together([write] * 4)
    kept = shelf.open()
    assert all(kept.sessions.get(str(number)) == put for number in range(10))
    assert len(kept.posts.of("a")) == 10


def test_many_open_an_empty_database_at_once(shelf: Shelf) -> None:
    opened: list[Store] = []
    together([lambda: opened.append(shelf.open())] * 6)
    assert len(opened) == 6
    opened[0].inbox.accept("1", "ana", b"x")
    assert [each.id for each in opened[5].inbox.claim(1)] == ["1"]


def test_replicas_see_each_other_and_who_reads_another_folder(shelf: Shelf, watch: Watch) -> None:
    one, two = shelf.open().replicas, shelf.open().replicas
    one.join("abc")
    assert one.others() == []
    two.join("abd")
    assert [(each.id, each.library) for each in one.others()] == [(two.id, "abd")]
    assert [each.id for each in two.differing("abd")] == [one.id]
    one.beat("abd")
    assert two.differing("abd") == []
    watch.pass_(seconds=50)
    two.beat("abd")
    assert two.others() == [], "who is silent is dead"
    two.leave()
    one.beat("abd")
    assert one.others() == []


def test_one_with_another_key_does_not_begin(shelf: Shelf) -> None:
    one, two = shelf.open().replicas, shelf.open(secret=SECRET[::-1]).replicas
    one.join("abc")
    with pytest.raises(EngineError, match="DESKCHECK_KEY"):
        two.join("abc")
    one.leave()
    two.join("abc")
