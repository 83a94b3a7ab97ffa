from typing import Any

import pytest

from tests.fakes.slack_blocks import check, check_view, measure, words
from tests.fakes.slack_rules import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text: str = "Go", action: str = "go", **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action, **more}


def option(value: str, text: str = "Choice") -> Json:
    return {"text": plain(text), "value": value}


def menu(*options: Json, **more: Any) -> Json:
    return {"type": "static_select", "action_id": "menu", "options": list(options), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def written(text: str) -> Json:
    inside = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [inside]}


FINE: list[Json] = [
    section("x" * 3000, block_id="b" * 255),
    {"type": "section", "fields": [mrkdwn("x" * 2000)] * 10},
    section("x", accessory=menu(option("a"), option("b"), initial_option=option("a"))),
    {"type": "header", "text": plain("x" * 150)},
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn("x")] * 10},
    {"type": "context", "elements": [{"type": "image", "image_url": "https://x", "alt_text": "x"}]},
    actions(*[button("x" * 75, f"a{n}", value="v" * 2000, style="danger") for n in range(25)]),
    actions(menu(*[option(f"o{n}") for n in range(100)])),
    actions({"type": "overflow", "action_id": "o", "options": [option("a")]}),
    actions({"type": "datepicker", "action_id": "d", "initial_date": "2026-11-21"}),
    {"type": "markdown", "text": "x" * 12_000},
    written("x" * 5000),
    {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x"}]},
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [{"type": "link", "url": "https://x", "style": {"bold": True}}],
                    }
                ],
            },
        ],
    },
    {"type": "alert", "text": mrkdwn("x"), "level": "warning"},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 20] * 100},
    {"type": "card", "title": mrkdwn("x" * 150), "body": mrkdwn("x" * 200), "actions": [button()]},
    {"type": "carousel", "elements": [{"type": "card", "title": mrkdwn("x")}] * 10},
    {
        "type": "plan",
        "title": "x",
        "tasks": [
            {
                "type": "task_card",
                "task_id": "t",
                "title": "x",
                "status": "pending",
                "sources": [{"type": "url", "url": "https://x", "text": "x"}],
                "details": written("x"),
            }
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "f",
                "positive_button": {"text": plain("Good"), "value": "1"},
                "negative_button": {"text": plain("Bad"), "value": "0"},
            }
        ],
    },
    {
        "type": "input",
        "label": plain("Words"),
        "optional": True,
        "element": {"type": "plain_text_input", "action_id": "w", "multiline": True},
    },
]


@pytest.mark.parametrize("block", FINE, ids=lambda block: str(block["type"]))
def test_what_slack_takes_is_taken(block: Json) -> None:
    assert check([block]).notes == []


REFUSED: list[tuple[Any, str]] = [
    (section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ({"type": "section"}, "missing required field: text [json-pointer:/blocks/0]"),
    ({"type": "section", "text": "bare"}, "must provide an object [json-pointer:/blocks/0/text]"),
    (
        {"type": "section", "fields": [mrkdwn("x")] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    ({"type": "section", "fields": [mrkdwn("x" * 2001)]}, "must be less than 2001 characters"),
    ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
    ({"type": "header", "text": mrkdwn("x")}, "must be one of plain_text"),
    ({"type": "headline"}, "unsupported type: headline [json-pointer:/blocks/0/type]"),
    ("text", "must provide an object [json-pointer:/blocks/0]"),
    (section("x", colour="red"), "invalid additional property: colour [json-pointer:/blocks/0]"),
    ({"type": "section", "text": plain("x") | {"verbatim": True}}, "additional property: verbatim"),
    (section("x", block_id="b" * 256), "must be less than 256 characters"),
    (actions(), "no less than 1 items allowed"),
    (actions(*[button(action=f"a{n}") for n in range(26)]), "no more than 25 items allowed"),
    (actions(button("x" * 76)), "must be less than 76 characters"),
    (actions(button(value="v" * 2001)), "must be less than 2001 characters"),
    (actions(button(action="a" * 256)), "must be less than 256 characters"),
    (actions(button(style="green")), "must be one of primary, danger"),
    (actions(button(url="https://x" + "y" * 3000)), "must be less than 3001 characters"),
    (
        actions(button(), button("Again")),
        '`action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    (actions({"type": "knob", "action_id": "k"}), "unsupported type: knob"),
    (actions({"type": "plain_text_input", "action_id": "w"}), "unsupported type: plain_text_input"),
    (actions(menu()), "missing required field: options"),
    (actions(menu(*[option(f"o{n}") for n in range(101)])), "no more than 100 items allowed"),
    (actions(menu(option("v" * 151))), "must be less than 151 characters"),
    (actions(menu(option("v", "t" * 76))), "must be less than 76 characters"),
    (actions(menu(option("a"), option("a"))), "option values must be different"),
    (actions(menu(option("a"), initial_option=option("b"))), "must be among the options"),
    (
        actions({"type": "overflow", "action_id": "o", "options": [option(c) for c in "abcdef"]}),
        "no more than 5 items allowed",
    ),
    (
        actions(
            {"type": "checkboxes", "action_id": "c", "options": [option(str(n)) for n in range(11)]}
        ),
        "no more than 10 items allowed",
    ),
    ({"type": "context", "elements": [mrkdwn("x")] * 11}, "no more than 10 items allowed"),
    ({"type": "context", "elements": [button()]}, "must be one of plain_text, mrkdwn"),
    ({"type": "context_actions", "elements": [button()]}, "unsupported type: button"),
    ({"type": "markdown", "text": ""}, "must be more than 0 characters"),
    ({"type": "rich_text", "elements": [{"type": "rich_text_box"}]}, "unsupported type"),
    (written(""), "must be more than 0 characters"),
    ({"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}, "no more than 20"),
    ({"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}, "no more than 100"),
    ({"type": "card", "title": "bare"}, "must provide an object [json-pointer:/blocks/0/title]"),
    ({"type": "card", "body": mrkdwn("x" * 201)}, "must be less than 201 characters"),
    ({"type": "alert", "text": mrkdwn("x"), "level": "loud"}, "must be one of default"),
    (
        {"type": "input", "label": plain("x"), "element": button()},
        "unsupported type: button [json-pointer:/blocks/0/element/type]",
    ),
    ({"type": "task_card", "task_id": "t", "title": "x", "status": "done"}, "must be one of"),
]


@pytest.mark.parametrize(("block", "note"), REFUSED, ids=lambda each: str(each)[:40])
def test_what_slack_refuses_is_refused_with_a_pointer(block: Any, note: str) -> None:
    assert any(note in each for each in check([block]).notes), check([block]).notes


def test_fifty_blocks_are_the_most_and_ids_are_their_own() -> None:
    assert check([section("x")] * 50).notes == []
    assert check([section("x")] * 51).notes == [
        "no more than 50 items allowed [json-pointer:/blocks]"
    ]
    assert check([actions(button()), actions(button())]).notes == []
    twins = check([section("x", block_id="b"), section("y", block_id="b")]).notes
    assert twins == ['`block_id` "b" already exists [json-pointer:/blocks/1/block_id]']
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}
    assert check([table, table]).notes == ["only_one_table_allowed [json-pointer:/blocks]"]


def test_one_markdown_block_over_its_limit_is_a_message_too_long() -> None:
    assert check([{"type": "markdown", "text": "x" * 12_001}]).too_long


def test_text_is_measured_over_all_blocks() -> None:
    blocks = [section("x" * 10, block_id="id"), written("y" * 20), actions(button("Go", value="v"))]
    assert measure(blocks) == 32
    assert words(blocks).split("\n") == ["x" * 10, "y" * 20, "Go"]


MODAL: Json = {"type": "modal", "title": plain("Form"), "blocks": [section("x")]}


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"title": plain("x" * 25)}, "must be less than 25 characters [json-pointer:/view/title"),
        ({"submit": plain("x" * 25)}, "must be less than 25 characters"),
        ({"private_metadata": "x" * 3001}, "[json-pointer:/view/private_metadata]"),
        ({"callback_id": "x" * 256}, "must be less than 256 characters"),
        ({"blocks": [section("x")] * 101}, "no more than 100 items allowed"),
        ({"blocks": [FINE[-1]]}, "missing required field: submit"),
        ({"blocks": [{"type": "markdown", "text": "x"}]}, "unsupported type: markdown"),
        ({"blocks": None}, "missing required field: blocks"),
        ({"type": "window"}, "unsupported type"),
        ({"type": "home"}, "invalid additional property: title"),
    ],
)
def test_views_have_their_own_limits(change: Json, note: str) -> None:
    assert check_view(MODAL).notes == []
    assert any(note in each for each in check_view(MODAL | change).notes)
