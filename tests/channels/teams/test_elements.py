from datetime import datetime, timedelta, timezone

from bot.channels.teams.elements import (
    Frame,
    card,
    columns,
    container,
    cut,
    fold,
    heading,
    line,
    link,
    moment,
    rich,
    short,
    words,
)
from bot.channels.teams.measure import measure_card
from bot.library.wording import ENGLISH
from tests.channels.teams.looking import found, texts, wrong
from tests.channels.teams.samples import HOSTILE, WHEN

FRAME = Frame("c", "k", ENGLISH, {"29:ana": "Ana Ruiz"})


def test_words_stand_as_they_are_and_no_date_is_put_for_any() -> None:
    runs = words("a {{DATE(2020-01-01T00:00:00Z)}}\u202e", weight="Bolder")
    assert [each["text"] for each in runs] == ["a {", "{DATE(2020-01-01T00:00:00Z)}}"]
    assert [each["text"] for each in words("{{{{ date(")] == ["{{{", "{ date("]
    assert [each["text"] for each in words("{{other}} {{{")] == ["{{other}} {{{"]
    assert words("\u200b") == []


def test_a_moment_is_shown_in_the_readers_own_time() -> None:
    there = WHEN.astimezone(timezone(timedelta(hours=5)))
    (run,) = moment(there)
    assert run["text"] == (
        "{{DATE(2026-11-28T09:30:00Z, SHORT)}} {{TIME(2026-11-28T09:30:00Z)}}"
    )  # fmt: skip
    assert isinstance(there, datetime)


def test_a_long_text_goes_on_in_the_next_block_and_a_blank_one_is_none() -> None:
    made = rich(words("word " * 2000), spacing="Small")
    assert len(made) == 3 and texts(made) == "word " * 2000
    assert {each["spacing"] for each in made} == {"Small"}
    assert rich(words("  ")) == []


def test_a_heading_is_rich_text_where_a_text_block_would_read_markup() -> None:
    plain, marked = heading("Verify first", size="Large"), heading(HOSTILE, size="Large")
    assert plain[0]["type"] == "TextBlock" and plain[0]["style"] == "heading"
    assert marked[0]["type"] == "RichTextBlock"
    assert marked[0]["inlines"][0]["weight"] == "Bolder"
    for text in ("1. One", "- one", "a *b*", "www.evil.test", "a@b.test", "R&amp;D"):
        assert heading(text)[0]["type"] == "RichTextBlock"
    assert heading(" ") == []


def test_only_good_addresses_become_links() -> None:
    (run,) = link("https://a.test/x", "A page")
    assert run["selectAction"]["url"] == "https://a.test/x"
    for url in ("", "http://a.test", "javascript:x", "https://a.test/ x", "https://a\u202e.test"):
        assert "selectAction" not in link(url, "A page")[0]


def test_a_fold_is_shown_and_hidden_by_rows_that_change_places() -> None:
    made = fold(rich(words("inside")), "Why", FRAME)
    (whole,) = made
    closed, opened, inside = whole["items"]
    assert [each.get("isVisible", True) for each in whole["items"]] == [True, False, False]
    assert closed["selectAction"]["targetElements"] == [
        inside["id"], closed["id"], opened["id"],
    ]  # fmt: skip
    assert [closed["selectAction"]["title"], opened["selectAction"]["title"]] == ["Show", "Hide"]
    assert fold([], "Why", FRAME) == []
    both = card([*made, *fold(rich(words("more")), "Why", FRAME)], "f", ENGLISH)
    assert measure_card(both) == [] and wrong(both) == []


def test_boxes_and_columns_hold_something_or_are_not_there() -> None:
    assert container([]) == [] and columns(("auto", [])) == []
    (made,) = columns(("stretch", rich(words("x"))), ("auto", []))
    assert [each["width"] for each in made["columns"]] == ["stretch"]
    assert found(made, "Column") == made["columns"]


def test_people_have_names_or_ids_that_can_be_read() -> None:
    assert FRAME.name("29:ana") == "Ana Ruiz" and FRAME.name("ana") == "ana"
    assert FRAME.name("29:1abc") == FRAME.name("0f1e2d3c-aaaa-bbbb-cccc-121212121212") == ""


def test_texts_are_cut_where_a_word_ends() -> None:
    assert list(cut("one two three", 8)) == ["one two ", "three"]
    assert list(cut("x" * 5, 2)) == ["xx", "xx", "x"]
    assert short("one\ntwo three", 8) == "one two…" and line(" a\n b ") == "a b"
