from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.blocks import (
    Frame,
    actions,
    case_of,
    context,
    escape,
    escaped,
    header,
    linked,
    markup,
    plain_text,
    short,
    turns,
)
from bot.channels.slack.measure import measure, size
from bot.library.wording import ENGLISH
from bot.talk.reply import Button, Remark

FRAME = Frame("c1", ENGLISH)
DONE = Remark("U024BE7LH", datetime(2026, 11, 28, tzinfo=UTC))


def test_markup_of_others_is_escaped() -> None:
    assert escape("<!channel> & <@U1>\u202e") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


@given(st.text(max_size=400), st.integers(5, 300))
def test_escaped_text_fits_and_holds_no_bracket(text: str, most: int) -> None:
    made = escaped(text, most)
    assert size(made) <= most and not set("<>") & set(made)
    assert made.count("&") == sum(made.count(each) for each in ("&amp;", "&lt;", "&gt;"))


@given(st.text(max_size=200), st.integers(2, 100))
def test_a_label_fits_and_says_where_it_was_cut(text: str, most: int) -> None:
    made = short(text, most)
    assert size(made) <= most
    assert made.endswith("…") or made == short(text, 1000)


def test_a_link_cannot_be_broken_out_of() -> None:
    assert linked("https://a.test/?a=1&b", "A|B>") == "<https://a.test/?a=1&amp;b|A/B&gt;>"
    for url in ("https://a.test/>x", "https://a.test/|x", "", "https://a.test/" + "x" * 2999):
        assert linked(url, "A") == "A"


def test_a_header_is_plain_and_an_empty_one_is_none() -> None:
    assert header("a\n b :x:")[0]["text"] == {
        "type": "plain_text", "text": "a b :x:", "emoji": False,
    }  # fmt: skip
    assert header(" \u200b") == []


def test_small_print_leaves_out_what_is_empty() -> None:
    (made,) = context(plain_text(""), markup("x"), plain_text(" "))
    assert [each["text"] for each in made["elements"]] == ["x"]
    assert context(plain_text("")) == []
    assert measure(context(plain_text("x" * 5000))) == []


def test_a_tick_box_tells_its_case_and_is_another_one_once_ticked() -> None:
    frame = Frame("c/1", ENGLISH)
    open_, done = frame.block_id(None), frame.block_id(DONE)
    assert case_of(open_) == case_of(done) == "c/1"
    assert open_.split("/")[1] == "" and done.split("/")[1] != ""
    assert len({open_, done, frame.block_id(None)}) == 3


@pytest.mark.parametrize(("page", "to"), [(0, [1]), (1, [0, 2]), (2, [1])])
def test_pages_turn_to_their_neighbours(page: int, to: list[int]) -> None:
    (made,) = turns(page, 2, FRAME)
    assert [each["action_id"] for each in made["elements"]] == [f"page:{each}" for each in to]
    assert turns(0, 0, FRAME) == []


def test_a_button_that_could_not_be_pressed_is_left_out() -> None:
    assert actions([Button("", "x"), Button("x" * 300, "x"), Button("x", " ")], FRAME) == []
