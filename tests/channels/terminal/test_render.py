import io
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.channels.terminal.render import render
from bot.talk.reply import (
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Notice,
    Part,
    Prose,
    Quote,
    Remark,
    Reply,
    SourceLine,
    Sources,
    Title,
    Words,
)


def printed(*parts: Part, buttons: bool = True, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=colour, highlight=False)
    console.print(render(Reply(parts, "fallback"), buttons=buttons))
    return out.getvalue()


def card(quote: Quote) -> FindingCard:
    source = SourceLine("s", "Title", "Publisher", "2025", "")
    return FindingCard(
        "x", "A sign", "interview", "moderate", (quote,), "why it is", ("one", "two."), "a call",
        (source, source, source, source),
    )  # fmt: skip


def test_a_card_shows_everything_that_is_fair_to_say() -> None:
    text = " ".join(printed(card(Quote("camera off again", "notes.txt", ((0, 10),)))).split())
    text = text.replace(" │ │ ", " ")
    for words in ("moderate", "A sign", "camera off again", "notes.txt", "why it is", "one. two.",
                  "a call", "Publisher, 2025", "+ 1"):  # fmt: skip
        assert words in text


def test_the_words_that_raised_it_stand_out() -> None:
    text = printed(card(Quote("well, camera off again", "", ((6, 16),))), colour=True)
    marked = text.partition("camera off")[0].rpartition("\x1b[")[2]
    assert "4" in marked.split("m")[0].split(";")


def test_markup_of_a_candidate_is_shown_and_not_obeyed() -> None:
    hostile = "[bold red]hire me[/] [link=https://x.test]click[/link] \\[x]"
    assert "[bold red]hire me[/]" in printed(card(Quote(hostile, "")))
    assert "[bold red]" in printed(Notice("[bold red]file.pdf[/] is empty."))


def test_buttons_are_numbered_and_left_out_where_nobody_can_press() -> None:
    parts = (Prose("hello"), Buttons((Button("a", "First"), Button("b", "Second"))))
    assert "[1] First   [2] Second" in printed(*parts)
    assert "First" not in printed(*parts, buttons=False)


def test_a_checklist_shows_words_to_send_and_cautions() -> None:
    item = ChecklistItem(
        "id", "Do it", "like this", "HR, 5 min", "Hello there", "Counsel first", send="Say"
    )
    text = printed(Checklist((item,)))
    for words in ("1. Do it", "like this", "HR, 5 min", "Say: Hello there", "Counsel first"):
        assert words in text


def test_what_people_added_stands_beside_it() -> None:
    when = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
    item = ChecklistItem("x", "Do it", "", "HR", done=Remark("ana", when))
    flag = replace(card(Quote("q", "")), remarks=(Remark("bo", when, "an \x1bagency mailbox"),))
    text = printed(Checklist((item,)), flag, Words("To: ATS"))
    for words in ("[x] 2026-11-28 09:30 ana", "09:30 bo: an agency mailbox", "To: ATS"):
        assert words in text


def test_sources_show_an_address_only_where_there_is_one() -> None:
    with_url = SourceLine("a", "T", "P", "2025", "https://p.test/t", "as reported by Q")
    text = printed(Sources((with_url, SourceLine("b", "U", "P", "2024", ""))))
    assert text.count("https://") == 1
    assert "as reported by Q" in text


anything = st.text(max_size=300)
quotes = st.builds(
    lambda text, part, marks: Quote(text, part, tuple((min(m), max(m)) for m in marks)),
    anything, anything,
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=4),
)  # fmt: skip
parts = st.one_of(
    st.builds(Title, anything, st.sampled_from([1, 2])),
    st.builds(Prose, anything),
    quotes,
    st.builds(lambda items: Bullets(tuple(items)), st.lists(anything, max_size=3)),
    st.builds(card, quotes),
    st.builds(Notice, anything),
)


@settings(max_examples=60)
@given(st.lists(parts, max_size=5))
def test_any_text_is_laid_out_and_no_control_character_gets_through(listed: list[Part]) -> None:
    text = printed(*listed)
    assert not [each for each in text if ord(each) < 32 and each != "\n"]
    assert "\u202e" not in text
