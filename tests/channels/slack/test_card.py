from dataclasses import replace
from datetime import UTC, datetime

from bot.channels.slack import card, rich
from bot.channels.slack.blocks import Frame
from bot.channels.slack.measure import measure
from bot.library.wording import ENGLISH
from bot.talk.reply import Button, FindingCard, Quote, Remark, SourceLine
from tests.channels.slack.test_render import found, texts

FRAME = Frame("c1", ENGLISH)
FBI = SourceLine("s", "An alert", "FBI (United States)", "2025-07 (revised)", "https://fbi.test")
CARD = FindingCard(
    "x", "Will not switch the camera on", "interview", "strong",
    (Quote("no camera, sorry", "notes.txt", ((0, 9),)),), "It hides a stand-in.",
    ("A poor line", "a disability."), "Another call.", (FBI, replace(FBI, url="")),
    tags=("stark", "Gespräch"),
    remarks=(Remark("U024BE7LH", datetime(2026, 11, 28, tzinfo=UTC), "<!here> she was ill"),),
    buttons=(Button("fine", "It is fine", asks="Why"),),
)  # fmt: skip


def test_a_flag_reads_at_a_glance() -> None:
    made = card.render(3, CARD, FRAME)
    assert measure(made) == []
    assert [each["type"] for each in made] == ["divider", "rich_text", "context", "actions"]
    assert found(made, "emoji")[0]["name"] == "large_red_square"
    told = texts(found(made, "rich_text"))
    for words in ("3. Will not switch the camera on", "stark, Gespräch", "(notes.txt)",
                  "Why it is a sign: ", "Ordinary reasons: ", "A poor line. a disability.",
                  "What clears it: ", ": <!here> she was ill"):  # fmt: skip
        assert words in told
    assert [each["type"] for each in made[1]["elements"]] == [
        "rich_text_section", "rich_text_quote", "rich_text_section",
    ]  # fmt: skip
    assert found(made, "user")[0]["user_id"] == "U024BE7LH"


def test_sources_are_links_only_where_the_address_is_known() -> None:
    many = replace(CARD, sources=(*CARD.sources, FBI, FBI, FBI))
    small = card.render(1, many, FRAME)[2]["elements"]
    assert [each["text"] for each in small] == [
        "Sources:", "<https://fbi.test|FBI, 2025-07>", "FBI, 2025-07",
        "<https://fbi.test|FBI, 2025-07>", "+ 2",
    ]  # fmt: skip
    assert not found(card.render(1, replace(CARD, sources=()), FRAME), "context")


def test_without_a_case_nothing_can_be_pressed() -> None:
    assert found(card.render(1, CARD, Frame("", ENGLISH)), "button") == []


def test_weights_have_their_colours_and_unknown_ones_none() -> None:
    names = [
        found(card.render(1, replace(CARD, weight=each), FRAME), "emoji")[0]["name"]
        for each in ("moderate", "weak", "?")
    ]
    assert names == ["large_orange_square", "large_yellow_square", "white_large_square"]


def test_in_a_list_the_heaviest_stand_out() -> None:
    made = rich.blocks(card.line(1, CARD), card.line(2, replace(CARD, weight="weak")))
    bold = [each["text"] for each in found(made, "text") if each.get("style")]
    assert bold == ["1. Will not switch the camera on"]
