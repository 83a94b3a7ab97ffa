from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack import rich
from bot.channels.slack.measure import size
from bot.talk.reply import Quote


def runs(*strips: rich.Strip) -> list[dict[str, Any]]:
    (block,) = rich.blocks(*strips)
    return [run for element in block["elements"] for run in element["elements"]]


def test_words_are_freed_of_what_cannot_be_seen() -> None:
    assert runs(rich.section(*rich.words("a\u202eb\u200b\x00c"))) == [
        {"type": "text", "text": "abc"}
    ]
    assert rich.words("\u200b") == () and rich.blocks(rich.section(*rich.words("\n "))) == []


def test_lines_become_one_section_as_slacks_editor_writes_them() -> None:
    made = runs(rich.section(*rich.words("a")), rich.section(*rich.words("b", bold=True)))
    assert [each["text"] for each in made] == ["a", "\n", "b"]
    assert made[2]["style"] == {"bold": True}


def test_strips_beside_each_other_share_a_block() -> None:
    one, line = rich.section(*rich.words("a")), {"type": "divider"}
    assert [each["type"] for each in rich.laid([one, one, line, line, one])] == [
        "rich_text", "divider", "divider", "rich_text",
    ]  # fmt: skip
    assert rich.laid([]) == rich.laid([rich.section()]) == []


def test_only_an_https_address_becomes_a_link() -> None:
    assert runs(rich.section(*rich.link("https://a.test/?x=1", "A"))) == [
        {"type": "link", "url": "https://a.test/?x=1", "text": "A"}
    ]
    for url in ("", "http://a.test", "javascript:x", "https://a.test/ b", "https://a.test/\u202ex",
                "https://a.test/|x", "https://a.test/" + "x" * 3000):  # fmt: skip
        assert runs(rich.section(*rich.link(url, "A"))) == [{"type": "text", "text": "A"}]
    assert len(rich.blocks(rich.section(*rich.link("https://a.test", "x" * 9000)))) == 4


def test_a_member_is_named_and_any_other_id_is_text() -> None:
    assert runs(rich.section(*rich.person("U024BE7LH")))[0]["type"] == "user"
    for who in ("ana", "<@U024BE7LH>", "U1", "channel", "U024BE7LH "):
        assert runs(rich.section(*rich.person(who)))[0]["type"] == "text"


def test_a_moment_is_told_in_the_readers_own_zone() -> None:
    (run,) = runs(rich.section(*rich.moment(datetime(2026, 11, 28, 9, 30, tzinfo=UTC))))
    assert (run["type"], run["timestamp"], run["fallback"]) == (
        "date", 1795858200, "2026-11-28 09:30",
    )  # fmt: skip


def test_marks_out_of_order_over_each_other_or_outside_break_nothing() -> None:
    said = Quote("abcdef", "cv", ((4, 99), (0, 2), (1, 3), (50, 60), (3, 3), (5, 2)))
    made = runs(rich.quote(said))
    assert "".join(each["text"] for each in made) == "abcdef  (cv)"
    assert [each["text"] for each in made if each.get("style") == {"bold": True}] == ["ab", "ef"]


def test_a_huge_quote_shows_what_was_marked() -> None:
    said = Quote("x" * 5000 + "HERE" + "y" * 5000, "", ((5000, 5004),))
    told = "".join(each["text"] for each in runs(rich.quote(said)))
    assert told.startswith("… xx") and told.endswith("yy …") and "HERE" in told
    assert len(told) < 1600


def test_a_long_list_goes_on_in_the_next_block() -> None:
    made = rich.blocks(rich.bullets(rich.words("x" * 900) for _ in range(7)))
    assert [len(each["elements"][0]["elements"]) for each in made] == [3, 3, 1]


@given(st.text(max_size=300) | st.text("a \n\U0001f600", max_size=300), st.integers(2, 40))
def test_pieces_are_short_enough_and_nothing_is_lost(text: str, most: int) -> None:
    pieces = list(rich.cut(text, most))
    assert "".join(pieces) == text
    assert all(0 < size(each) <= most for each in pieces)


def test_texts_are_cut_where_words_end() -> None:
    assert list(rich.cut("one two three", 9)) == ["one two ", "three"]
    assert list(rich.cut("one\ntwo three", 9)) == ["one\ntwo ", "three"]
    assert list(rich.cut("onetwothree", 9)) == ["onetwothr", "ee"]
