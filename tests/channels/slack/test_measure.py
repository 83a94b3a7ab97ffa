from typing import Any

import pytest

from bot.channels.slack.measure import measure, measure_view, size

PLAIN: dict[str, Any] = {"type": "plain_text", "text": "x"}


def button(**other: Any) -> dict[str, Any]:
    return {"type": "button", "text": PLAIN, "action_id": "a", **other}


def actions(*elements: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def section(text: str = "x", **other: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **other}


def boxes(*options: Any, **other: Any) -> dict[str, Any]:
    return {"type": "checkboxes", "action_id": "b", "options": list(options), **other}


def rich(*elements: Any) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def confirm(**other: Any) -> dict[str, Any]:
    return button(confirm={"title": PLAIN, "text": PLAIN, **other})


def view(**other: Any) -> dict[str, Any]:
    return {"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": [section()], **other}


def words(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


OPTION = {"text": PLAIN, "value": "v"}
INPUT: dict[str, Any] = {
    "type": "input", "label": PLAIN, "element": {"type": "plain_text_input", "action_id": "i"},
}  # fmt: skip
WELL = (
    section(), section("x" * 3000), actions(button()), actions(boxes(OPTION)), INPUT,
    {"type": "divider"}, {"type": "header", "text": words("x" * 150)},
    {"type": "context", "elements": [PLAIN] * 10},
    rich({"type": "rich_text_section", "elements": [{"type": "text", "text": " "}]}),
    {"type": "section", "fields": [PLAIN] * 10}, {"type": "table", "rows": [[PLAIN] * 20] * 100},
    {"type": "markdown", "text": "x" * 12_000},
)  # fmt: skip
REFUSED = {
    "unknown type": {"type": "sparkle"},
    "text: 3001 characters": section("x" * 3001),
    "text: 3002 characters": section("\U0001f600" * 1501),
    "text: empty": section("  "),
    "neither text": {"type": "section"},
    "11 fields": {"type": "section", "fields": [PLAIN] * 11},
    "field: 2001": {"type": "section", "fields": [words("x" * 2001)]},
    "text: 151": {"type": "header", "text": words("x" * 151)},
    "not plain": {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
    "text: 12001": {"type": "markdown", "text": "x" * 12_001},
    "26 elements": actions(*(button(action_id=str(at)) for at in range(26))),
    "no elements": actions(),
    "action_id 'a' twice": actions(button(), button()),
    "button: 76": actions(button(text=words("x" * 76))),
    "without text": actions({"type": "button", "action_id": "a"}),
    "value: 2001": actions(button(value="x" * 2001)),
    "url: 3001": actions(button(url="x" * 3001)),
    "action_id: 256": actions(button(action_id="x" * 256)),
    "block_id: 256": section(block_id="x" * 256),
    "confirm title: 101": actions(confirm(title=words("x" * 101))),
    "confirm text: 301": actions(confirm(text=words("x" * 301))),
    "confirm confirm: 31": actions(confirm(confirm=words("x" * 31))),
    "confirm deny: 31": actions(confirm(deny=words("x" * 31))),
    "11 elements": {"type": "context", "elements": [PLAIN] * 11},
    "text: 3003": {"type": "context", "elements": [words("x" * 3003)]},
    "0 options": actions(boxes()),
    "option: 76": actions(boxes({"text": words("x" * 76), "value": "v"})),
    "option description: 76": actions(boxes({**OPTION, "description": words("x" * 76)})),
    "option value: 151": actions(boxes({"text": PLAIN, "value": "x" * 151})),
    "'v' twice": actions(boxes(OPTION, OPTION)),
    "none of the options": section(accessory=boxes(OPTION, initial_options=[{"value": "w"}])),
    "no label": {"type": "input"},
    "max_length": {**INPUT, "element": {"type": "plain_text_input", "max_length": 3001}},
    "max_files": {**INPUT, "element": {"type": "file_input", "max_files": 11}},
    "placeholder: 151": {
        **INPUT, "element": {"type": "plain_text_input", "placeholder": words("x" * 151)},
    },
    "hint: 2001": {**INPUT, "hint": words("x" * 2001)},
    "alt_text: 2001": section(accessory={"type": "image", "alt_text": "x" * 2001}),
    "section without elements": rich({"type": "rich_text_section", "elements": []}),
    "an empty text": rich(
        {"type": "rich_text_list", "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}]}
    ),
    "url: 3002": rich(
        {"type": "rich_text_quote", "elements": [{"type": "link", "url": "x" * 3002}]}
    ),
    "100 rows": {"type": "table", "rows": [[PLAIN]] * 101},
    "column settings": {"type": "table", "rows": [], "column_settings": [{}] * 21},
}  # fmt: skip


@pytest.mark.parametrize("block", WELL, ids=lambda block: str(block["type"]))
def test_what_slack_takes_is_not_complained_about(block: dict[str, Any]) -> None:
    assert measure([block]) == []


@pytest.mark.parametrize("told", REFUSED)
def test_what_slack_refuses_is_told(told: str) -> None:
    complaints = measure([REFUSED[told]])
    assert any(told in each for each in complaints), complaints
    assert all(each.startswith(("block 0", "message")) for each in complaints)


def test_a_whole_message_is_measured() -> None:
    assert measure([section()] * 50) == []
    assert "51 blocks" in measure([section()] * 51)[0]
    assert "message: 12004 characters" in measure([section("x" * 3000)] * 4 + [section("xxxx")])[0]
    assert "block_id 'x' twice" in measure([section(block_id="x"), section(block_id="x")])[0]


def test_a_view_is_measured() -> None:
    assert measure_view(view(blocks=[section("x" * 3000)] * 100)) == []
    for told, broken in {
        "101 blocks": view(blocks=[section()] * 101),
        "no blocks": view(blocks=[]),
        "title: 25": view(title=words("x" * 25)),
        "submit: 25": view(submit=words("x" * 25)),
        "close: 25": view(close=words("x" * 25)),
        "private_metadata: 3001": view(private_metadata="x" * 3001),
        "callback_id: 256": view(callback_id="x" * 256),
        "no title": view(title=None),
        "inputs and no submit": view(submit=None, blocks=[INPUT]),
    }.items():
        assert any(told in each for each in measure_view(broken)), told


def test_all_text_counts_and_names_for_programs_do_not() -> None:
    assert size([section("abc"), actions(button(value="123456"))]) == 4
    assert size("\U0001f600") == 2
