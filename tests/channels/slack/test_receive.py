import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack import receive
from bot.channels.slack.incoming import Json, Opened, Pressed, Removed, Said, Who
from bot.talk.message import Place

EVENT = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "ts": "1.2"}


def body(**event: object) -> Json:
    return {"team_id": "T1", "event_id": "E1", "event": {**EVENT, **event}}


def test_a_message_and_its_mention_are_kept_under_one_id() -> None:
    said = receive.keep(body(channel="C1", channel_type="channel", text="<@U0> hi"))
    called = receive.keep({**body(channel="C1", type="app_mention"), "event_id": "E2"})
    assert said and called and said.id == called.id
    other = receive.keep(body(channel="C1", ts="1.3", channel_type="channel"))
    assert other and other.id != said.id and other.lane == said.lane


def test_people_have_lanes_of_their_own() -> None:
    one, two = receive.keep(body()), receive.keep(body(user="U2"))
    assert one and two and one.lane != two.lane


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"}, {"subtype": "bot_message"}, {"subtype": "channel_join"}, {"user": ""},
        {"subtype": "message_changed", "message": {"user": "U1", "text": "a"},
         "previous_message": {"text": "a"}},
        {"subtype": "message_deleted", "previous_message": {"bot_id": "B", "user": "U1"}},
    ],
)  # fmt: skip
def test_what_is_not_a_persons_word_is_not_kept(event: dict[str, object]) -> None:
    assert receive.keep(body(**event)) is None


def test_a_file_is_not_dropped() -> None:
    said = receive.read(body(subtype="file_share", files=[{"name": "cv.pdf"}], text=""))
    assert isinstance(said, Said) and said.files == ({"name": "cv.pdf"},)


def test_edits_and_deletions_are_the_authors() -> None:
    after, before = {"user": "U7", "text": "b", "ts": "1.1"}, {"user": "U7", "text": "a"}
    edited = receive.read(
        body(subtype="message_changed", message=after, previous_message=before, user="U1")
    )
    assert isinstance(edited, Said) and not edited.new and edited.who.user == "U7"
    gone = receive.read(body(subtype="message_deleted", previous_message=before, deleted_ts="1.1"))
    assert isinstance(gone, Removed) and (gone.who.user, gone.ts) == ("U7", "1.1")


def test_a_thread_and_the_place_are_told() -> None:
    said = receive.read(body(channel="C1", channel_type="channel", thread_ts="1.0", text="hi"))
    assert isinstance(said, Said) and said.thread == "1.0" and said.place is Place.CHANNEL
    root = receive.read(body(thread_ts="1.2", text="hi"))
    assert isinstance(root, Said) and root.thread == "" and root.place is Place.PERSONAL


def test_a_tab_that_is_opened_is_told() -> None:
    opened = receive.read(body(type="app_home_opened", tab="home"))
    assert isinstance(opened, Opened) and opened.tab == "home"


def test_a_press_that_makes_itself_comes_back_as_one() -> None:
    again = receive.read(receive.later("security.remind", "0123", Who("U1", "T1")))
    assert isinstance(again, Pressed) and (again.press, again.about) == ("security.remind", "0123")


leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
wild = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["event", "type", "actions", "view", "user", "team", "channel", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["event", "type", "command", "actions", "view"]), wild))
def test_what_slack_never_sends_breaks_in_known_ways_only(given_: Json) -> None:
    with contextlib.suppress(*receive.SHAPELESS):
        receive.keep(given_)
