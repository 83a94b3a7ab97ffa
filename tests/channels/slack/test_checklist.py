from datetime import UTC, datetime
from typing import Any

from bot.channels.slack import checklist
from bot.channels.slack.blocks import Frame, case_of
from bot.channels.slack.measure import measure
from bot.library.wording import ENGLISH
from bot.talk.reply import Checklist, ChecklistItem, Remark
from tests.channels.slack.test_render import found, texts

DONE = Remark("U024BE7LH", datetime(2026, 11, 28, 9, 30, tzinfo=UTC))


def item(title: str = "Call back", **other: Any) -> ChecklistItem:
    return ChecklistItem("call-back", title, "Find a number.", "recruiter, 5 min", **other)


def made(*items: ChecklistItem, case: str = "c1") -> list[dict[str, Any]]:
    lots = list(checklist.render(Checklist(items), Frame(case, ENGLISH)))
    assert len(lots) == len(items)
    blocks = [block for lot in lots for block in lot]
    assert measure(blocks) == []
    return blocks


def test_a_step_has_its_box_who_how_and_what_to_send() -> None:
    blocks = made(item(message="Hello <there>", caution="Counsel first."))
    assert [each["type"] for each in blocks] == ["actions", "rich_text"]
    (box,) = found(blocks, "checkboxes")
    assert box["action_id"] == "tick:call-back" and "initial_options" not in box
    (option,) = box["options"]
    assert option["text"]["text"] == "*1. Call back*"
    assert option["description"]["text"] == "recruiter, 5 min"
    assert case_of(blocks[0]["block_id"]) == "c1"
    assert texts(found(blocks, "rich_text_preformatted")) == "Hello <there>"
    assert "Counsel first." in texts(blocks) and "Find a number." in texts(blocks)


def test_a_step_that_is_done_is_ticked_and_says_by_whom() -> None:
    blocks = made(item(done=DONE))
    (box,) = found(blocks, "checkboxes")
    assert box["initial_options"] == box["options"]
    assert texts(found(blocks, "context")) == (
        ":white_check_mark: <@U024BE7LH> <!date^1795858200^{date_short_pretty} {time}"
        "|2026-11-28 09:30>"
    )


def test_without_a_case_there_is_nothing_to_tick() -> None:
    blocks = made(item(), item(done=DONE), case="")
    assert found(blocks, "checkboxes") == []
    assert "recruiter, 5 min" in texts(found(blocks, "context"))
    assert [each["name"] for each in found(blocks, "emoji")] == ["white_check_mark"]


def test_one_long_title_gives_every_step_its_box_beside_the_title() -> None:
    blocks = made(item("Call " * 20), item())
    sections = found(blocks, "section")
    assert [each["accessory"]["options"][0]["text"]["text"] for each in sections] == ["Done"] * 2
    assert sections[1]["text"]["text"] == "*2. Call back*"


def test_a_title_that_is_too_long_for_a_section_is_shown_whole() -> None:
    blocks = made(item("x" * 4000))
    assert "".join(texts(found(blocks, "rich_text")).split()).count("x") == 4000
    assert found(blocks, "checkboxes")


def test_what_slack_would_read_as_markup_is_not_bold() -> None:
    for title in ("a *b* c", "snake_case", "`x`", "~x~"):
        (option,) = found(made(item(title)), "checkboxes")[0]["options"]
        assert option["text"] == {"type": "plain_text", "text": f"1. {title}", "emoji": False}


def test_a_long_detail_stands_below_whatever_its_length() -> None:
    for length in (100, 2000, 8000):
        told = "".join(texts(made(ChecklistItem("x", "t", "", "d" * length))).split())
        assert told.count("d") == length
