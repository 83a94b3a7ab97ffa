import json
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.check.desk import Assessment
from bot.engines.cipher import Cipher
from bot.engines.sessions import plain
from bot.engines.store import Store
from bot.engines.tables import SESSIONS
from bot.settings import Settings
from bot.talk.handoff import Handoff
from bot.talk.message import Message
from bot.talk.reply import Remark
from bot.talk.session import Marks, Session
from bot.wiring import front_desk
from tests.engines.keeping import SECRET, Watch, store

NOTES = "my notes\n- he refused to switch the camera on\n- wants his pay in USDT\n- all fine\n"


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return front_desk(Settings(embeddings="off"), checks_only=True).assess(Message("1", NOTES))


def session(desk: str, state: object, watch: Watch) -> Session:
    remark = Remark("U1", watch.now(), "an agency mailbox")
    marks = Marks({"live-video-call": Remark("U1", watch.now())}, {"camera-refused": (remark,)})
    return Session(desk, state, watch.now() + timedelta(days=1), "slack/T/U1", marks)


def test_a_check_comes_back_as_it_was(kept: Store, watch: Watch, assessment: Assessment) -> None:
    put = session("check", assessment, watch)
    kept.sessions.put("case/1", put)
    assert kept.sessions.get("case/1") == put


def test_what_the_other_desks_keep_comes_back_too(kept: Store, watch: Watch) -> None:
    desk = front_desk(Settings(embeddings="off"))
    incident = desk.advise(Message("1", "a developer we fired threatens to leak our code")).incident
    states = {
        "": "0123",
        "ask": ("first?", "and then?"),
        "respond": incident,
        "frontdesk": Message("7", "hm", form={"a": "b"}, groups=frozenset("g")),
        "security": Handoff("U1", "U2", "may we?", ("a line",), "text", "U2", answered=True),
    }
    for desk_, state in states.items():
        put = session(desk_, state, watch)
        kept.sessions.put(f"case/{desk_}", put)
        assert kept.sessions.get(f"case/{desk_}") == put


def test_a_session_ends_and_is_dropped(kept: Store, watch: Watch) -> None:
    put = session("ask", ("a?",), watch)
    kept.sessions.put("1", put)
    kept.sessions.put("2", put)
    kept.sessions.drop("1")
    assert kept.sessions.get("1") is None and kept.sessions.get("2") == put
    watch.pass_(days=2)
    assert kept.sessions.get("2") is None


def test_all_that_can_be_read_is_given_out(kept: Store, watch: Watch) -> None:
    for key in ("1", "2", "3"):
        kept.sessions.put(key, session("ask", (key,), watch))
    with kept.database.begin() as connection:
        connection.execute(sa.update(SESSIONS).where(SESSIONS.c.key == "2").values(sealed=b"x"))
    assert {key: each.state for key, each in kept.sessions.every()} == {"1": ("1",), "3": ("3",)}
    told = plain(session("ask", ("a?",), watch))
    assert json.loads(json.dumps(told))["state"] == ["a?"] and told["owner"] == "slack/T/U1"
    watch.pass_(days=2)
    assert list(kept.sessions.every()) == []


def test_what_it_holds_is_sealed(
    kept: Store, watch: Watch, assessment: Assessment, tmp_path: Path
) -> None:
    kept.sessions.put("1", session("check", assessment, watch))
    for file in tmp_path.iterdir():
        assert b"camera" not in file.read_bytes()


def test_with_another_key_it_is_forgotten_and_not_an_error(
    kept: Store, watch: Watch, tmp_path: Path
) -> None:
    kept.sessions.put("1", session("ask", ("a?",), watch))
    other = store(tmp_path, watch, secret=SECRET[::-1])
    assert other.sessions.get("1") is None
    other.close()


def test_one_of_another_version_is_forgotten(kept: Store, watch: Watch) -> None:
    kept.sessions.put("1", session("ask", ("a?",), watch))
    with kept.database.begin() as connection:
        written = connection.execute(sa.select(SESSIONS.c.sealed)).scalar_one()
    cipher = Cipher(SECRET)
    plain = zlib.decompress(cipher.open(written) or b"")
    others = (plain.replace(b'"ask"', b'"respond"'), plain.replace(b'"ask"', b'"x"'), b"{}")
    for other in (*map(zlib.compress, others), plain):
        with kept.database.begin() as connection:
            connection.execute(sa.update(SESSIONS).values(sealed=cipher.seal(other)))
        assert kept.sessions.get("1") is None


def test_a_check_takes_little_room(kept: Store, watch: Watch, assessment: Assessment) -> None:
    kept.sessions.put("1", session("check", assessment, watch))
    with kept.database.begin() as connection:
        sealed = connection.execute(sa.select(SESSIONS.c.sealed)).scalar_one()
    plain = zlib.decompress(Cipher(SECRET).open(sealed) or b"")
    assert len(sealed) * 2 < len(plain)
