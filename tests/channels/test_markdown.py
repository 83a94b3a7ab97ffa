from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.channels.markdown import render
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
)  # fmt: skip

SOURCE = SourceLine("s", "A title", "An office", "2022", "https://example.org/a", "reviewed")


def shown(*parts: Part) -> str:
    return render(Reply(parts=parts, fallback=""))


def test_every_part_has_its_place_on_the_page() -> None:
    text = shown(
        Title("One"), Title("Two", 2), Prose("Said."), Bullets(("a", "b")), Sources((SOURCE,)),
        Checklist((ChecklistItem("x", "Do it", "like so", "HR; day 1", "Say this.", "Counsel."),)),
        Notice("Mind."), Buttons((Button("help", "How"),)),
    )  # fmt: skip
    assert text.startswith("# One\n\n## Two\n\nSaid.\n\n- a\n- b\n\n")
    assert "- An office, A title, 2022, reviewed <https://example.org/a>" in text
    assert "- [ ] Do it\n  *HR; day 1*\n  like so\n  Counsel.\n  Say this." in text
    assert "**Mind.**" in text and "How" not in text


def test_a_card_quotes_in_a_fence() -> None:
    card = FindingCard(
        "s", "Title", "interview", "strong", (Quote("the words", ""),), "why", ("reason",),
        "clears", (SOURCE,),
    )  # fmt: skip
    assert "## Title (strong, interview)\n\n```text\nthe words\n```" in shown(card)


def test_what_people_added_is_dated_and_a_note_stays_as_it_stands() -> None:
    when = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
    item = ChecklistItem("x", "Do it", "", "HR", done=Remark("ana", when))
    card = FindingCard(
        "s", "T", "contact", "weak", (Quote("q", ""),), "w", ("r",), "c", (),
        remarks=(Remark("bo", when, "an *agency* mailbox"),),
    )  # fmt: skip
    text = shown(Checklist((item,)), card, Words("To: *ATS*"))
    assert "- [x] Do it\n  *HR*\n  2026-11-28 09:30 ana" in text
    assert "- 2026-11-28 09:30 bo: an \\*agency\\* mailbox" in text
    assert "```text\nTo: *ATS*\n```" in text


@given(st.text(max_size=300))
def test_a_quote_never_leaves_its_fence(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(shown(Quote(text, ""), Prose("after")))
    assert [each.type for each in tokens][:1] == ["fence"]
    assert [each.content for each in tokens if each.type == "inline"] == ["after"]


@given(st.text(max_size=200))
def test_our_words_hold_no_markup_of_somebody_else(text: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).render(shown(Prose("x" + text)))
    for tag in ("<a ", "<img", "<h1", "<script", "<code", "<em", "<strong"):
        assert tag not in html
