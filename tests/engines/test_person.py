"""Found, given out, erased: and what is erased is in no file any more."""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.check.desk import Assessment
from bot.engines import person as people
from bot.engines.budget import Tokens
from bot.engines.links import DatabaseLinks
from bot.engines.store import Store
from bot.reading.linked import Entered
from bot.settings import Settings
from bot.talk.handoff import Handoff
from bot.talk.kept import Post
from bot.talk.message import Message
from bot.talk.session import Session, reference
from bot.wiring import front_desk
from tests.engines.keeping import SECRET, Watch, store

CANARY = "canary.of.one.candidate@example.org"
NOTES = f"my notes on {CANARY}\n- he refused to switch the camera on\n- all fine\n"


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return front_desk(Settings(embeddings="off"), checks_only=True).assess(Message("1", NOTES))


@pytest.fixture
def full(kept: Store, watch: Watch, assessment: Assessment) -> Iterator[Store]:
    """What two people left, one of them with a check."""
    until = watch.now() + timedelta(days=3)
    kept.sessions.put("case/aaaa", Session("check", assessment, until, "slack/T/U1"))
    kept.sessions.put("thread/slack/T/U1/1.0", Session("", "aaaa", until, "slack/T/U1"))
    kept.sessions.put("case/bbbb", Session("ask", ("may we?",), until, "slack/T/U2"))
    kept.sessions.put("teams/chat/U1", Session("", "{}", until))
    kept.posts.add("aaaa", Post("D1", "1.0"))
    kept.posts.add("bbbb", Post("D2", "2.0"))
    kept.inbox.accept("1", "slack/T/U1", b"what U1 wrote")
    kept.inbox.accept("2", "slack/T/U11", b"what U11 wrote")
    kept.limits.wait("slack/T/U1")
    for who in ("U1", "U11"):
        kept.usage.add("2026-11-28", who, Tokens(3, 2))
    for who in ("U1", "U2"):
        kept.ledger.note("check", who, {"case": reference("aaaa" if who == "U1" else "bbbb")})
    kept.ledger.note("case.shared", "U2", {"to": "U1"})
    links(kept, watch).keep(Entered(reference("aaaa"), frozenset((1,)), frozenset((2,))))
    yield kept


def links(kept: Store, watch: Watch) -> DatabaseLinks:
    return DatabaseLinks(kept.database, watch, 90)


KINDS = ["sessions", "ledger", "cards", "inbox", "links", "usage"]


def counts(kept: people.Kept) -> dict[str, int]:
    return {kind: len(each) for kind, each in kept.items()}


def test_all_that_is_kept_of_who_asked_is_given_out(full: Store) -> None:
    told = people.export(full, people.asker(full, "U1"), "U1")
    assert counts(told) == {
        "sessions": 3,
        "ledger": 2,
        "cards": 1,
        "inbox": 1,
        "links": 1,
        "usage": 1,
    }
    assert list(told) == KINDS
    assert told["inbox"][0]["payload"] == "what U1 wrote"
    written = json.dumps(told)
    assert CANARY in written, "it is theirs, so that it is given out whole"
    assert "aaaa" not in written.replace('"state": "aaaa"', ""), "but for what opens the card"
    assert "U11" not in written and "bbbb" not in written


def test_a_handed_question_is_of_both(full: Store, watch: Watch) -> None:
    until = watch.now() + timedelta(days=1)
    full.sessions.put("case/cccc", Session("security", Handoff("U7", "U8", "may we?"), until, "x"))
    for who in ("U7", "U8"):
        assert len(people.asker(full, who).sessions) == 1


def test_nobody_is_found_by_half_an_id(full: Store) -> None:
    for who in ("1", "U", "T", ""):
        assert people.asker(full, who).sessions == {}, who


def test_erased_there_is_nothing_and_the_ledger_forgets_who(
    full: Store, watch: Watch, tmp_path: Path
) -> None:
    gone = people.erase(full, people.asker(full, "U1"), links(full, watch), "U1")
    assert list(gone.values()) == [3, 2, 1, 1, 1, 1]
    told = people.export(full, people.asker(full, "U1"), "U1")
    assert counts(told) == {
        "sessions": 0,
        "ledger": 0,
        "cards": 0,
        "inbox": 0,
        "links": 0,
        "usage": 0,
    }
    noted = [(each.event, each.who, each.facts.get("to")) for each in full.ledger.lines()]
    assert noted == [
        ("check", "erased", None), ("check", "U2", None), ("case.shared", "U2", "erased"),
    ]  # fmt: skip
    assert full.sessions.get("case/bbbb") and full.inbox.waiting() == 1, "others keep theirs"
    assert full.usage.of("2026-11-28") == Tokens(3, 2)
    assert links(full, watch).holders([1]) == []


def test_an_applicant_is_found_by_an_address_in_a_check_or_by_its_name(full: Store) -> None:
    assert set(people.applicant(full, CANARY.upper(), ()).sessions) == {"case/aaaa"}
    assert set(people.applicant(full, "", {reference("aaaa")}).sessions) == {"case/aaaa"}
    assert people.applicant(full, "another@example.org", ()).sessions == {}
    told = people.export(full, people.applicant(full, CANARY, ()))
    assert counts(told) == {
        "sessions": 1,
        "ledger": 1,
        "cards": 1,
        "inbox": 0,
        "links": 1,
        "usage": 0,
    }


def test_an_erased_applicant_leaves_the_ledgers_line(full: Store, watch: Watch) -> None:
    people.erase(full, people.applicant(full, CANARY, ()), links(full, watch))
    assert full.sessions.get("case/aaaa") is None and full.posts.of("aaaa") == []
    assert [each.who for each in full.ledger.lines("check")] == ["U1", "U2"]
    assert full.sessions.get("case/bbbb") is not None


def test_a_stolen_file_tells_nothing_and_an_erased_seal_is_in_no_file(
    full: Store, watch: Watch, tmp_path: Path
) -> None:
    """The raw files, the log and free pages among them, before and after."""
    raw = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert {"deskcheck.db", "deskcheck.db-wal"} <= raw.keys()
    for words in (CANARY, "canary", "camera", "what U1 wrote", "may we?"):
        assert [name for name, each in raw.items() if words.encode() in each] == [], words
    sealed = seals(full)
    assert len(sealed) == 6
    assert all(any(each in held for held in raw.values()) for each in sealed), "they are there"
    assert sum(b64encode(each) in raw["deskcheck.db.accepted"] for each in sealed) == 2
    people.erase(full, people.asker(full, "U1"), links(full, watch), "U1")
    left = seals(full)
    for each in sealed - left:
        forms = each, b64encode(each)  # as the second copy of the inbox has it
        files = [file for file in tmp_path.iterdir() for form in forms if form in file.read_bytes()]
        assert files == []
    assert len(sealed - left) == 4
    other = store(tmp_path, watch, secret=SECRET[::-1])
    assert list(other.sessions.every()) == [], "with another key nothing can be read"
    other.close()


def seals(kept: Store) -> set[bytes]:
    """Return the first bytes of everything sealed that is kept."""
    with kept.database.begin(reading=True) as connection:
        rows = connection.exec_driver_sql(
            "SELECT sealed FROM sessions UNION ALL SELECT payload FROM inbox"
        ).all()
    return {bytes(row[0])[:60] for row in rows}
