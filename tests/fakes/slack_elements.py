"""What may stand inside a block: buttons, menus, inputs, and the pieces of rich text."""

from typing import Any

from tests.fakes.slack_rules import (
    Found,
    Json,
    Rule,
    Shape,
    among,
    anything,
    flag,
    many,
    number,
    plain,
    shape,
    string,
    text,
    typed,
)

ID = string(255)

CONFIRM = shape(
    {
        "title": plain(100),
        "text": text(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": among("primary", "danger"),
    },
    "title",
    "text",
    "confirm",
    "deny",
)


def _option(kind: Rule) -> Rule:
    return shape(
        {"text": kind, "value": string(150), "description": kind, "url": string(3000)},
        "text",
        "value",
    )


PLAIN_OPTION, RICH_OPTION = _option(plain(75)), _option(text(75))
GROUPS = many(
    shape({"label": plain(75), "options": many(PLAIN_OPTION, 100)}, "label", "options"), 100
)


def choices(element: Json) -> list[Json]:
    """Return the options of a menu, whether they stand in groups or not."""
    grouped = [each for group in element.get("option_groups", []) for each in group["options"]]
    return [*element.get("options", []), *grouped]


def _known_choice(value: Any, at: str, found: Found) -> None:
    """Slack takes nothing as chosen that is not one of the options, letter by letter."""
    if not value.get("options") and not value.get("option_groups"):
        found.add("missing required field: options", at)
        return
    if found.notes:
        return
    offered = choices(value)
    chosen = [value["initial_option"]] if "initial_option" in value else []
    for each in [*chosen, *value.get("initial_options", [])]:
        if each not in offered:
            found.add("initial options must be among the options", at)
    values = [each["value"] for each in offered]
    if len(values) != len(set(values)):
        found.add("option values must be different", f"{at}/options")


def _action(fields: dict[str, Rule], *need: str, also: Rule | None = None) -> Shape:
    return Shape({"action_id": ID, "confirm": CONFIRM, **fields}, need, also)


def _asked(fields: dict[str, Rule], *need: str, also: Rule | None = None) -> Shape:
    more: dict[str, Rule] = {"placeholder": plain(150), "focus_on_load": flag}
    return _action({**more, **fields}, *need, also=also)


def _menu(most: int, option: Rule, least: int = 1, *, several: bool = False) -> Shape:
    fields = {"options": many(option, most, least), "option_groups": GROUPS}
    if several:
        fields |= {"initial_options": many(option, most), "max_selected_items": number}
    else:
        fields |= {"initial_option": option}
    return _asked(fields, also=_known_choice)


def _written(value: Any, at: str, found: Found) -> None:
    most = value.get("max_length", 3000)
    if isinstance(most, int) and len(str(value.get("initial_value", ""))) > most:
        found.add("must be less than max_length", f"{at}/initial_value")


FEEDBACK = shape(
    {"text": plain(75), "value": string(2000), "accessibility_label": string(75)}, "text", "value"
)
IMAGE = Shape(
    {"image_url": string(3000), "alt_text": string(2000), "slack_file": anything}, ("alt_text",)
)
WRITTEN: dict[str, Rule] = {
    "initial_value": string(3000),
    "dispatch_action_config": anything,
    "min_length": number,
    "max_length": number,
}

ELEMENTS: dict[str, Shape] = {
    "button": _action(
        {
            "text": plain(75),
            "url": string(3000),
            "value": string(2000),
            "style": among("primary", "danger"),
            "accessibility_label": string(75),
            "agent_prompt": string(4000),
        },
        "text",
    ),
    "overflow": _action({"options": many(PLAIN_OPTION, 5)}, "options", also=_known_choice),
    "static_select": _menu(100, PLAIN_OPTION),
    "multi_static_select": _menu(100, PLAIN_OPTION, several=True),
    "radio_buttons": _menu(10, RICH_OPTION),
    "checkboxes": _menu(10, RICH_OPTION, several=True),
    "users_select": _asked({"initial_user": string(20)}),
    "conversations_select": _asked(
        {
            "initial_conversation": string(20),
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": anything,
        }
    ),
    "channels_select": _asked({"initial_channel": string(20), "response_url_enabled": flag}),
    "datepicker": _asked({"initial_date": string(10)}),
    "timepicker": _asked({"initial_time": string(5), "timezone": string(60)}),
    "datetimepicker": _asked({"initial_date_time": number}),
    "plain_text_input": _asked({"multiline": flag, **WRITTEN}, also=_written),
    "email_text_input": _asked(WRITTEN),
    "url_text_input": _asked(WRITTEN),
    "number_input": _asked(
        {**WRITTEN, "is_decimal_allowed": flag, "min_value": anything, "max_value": anything},
        "is_decimal_allowed",
    ),
    "file_input": _asked({"filetypes": many(string(20), 100), "max_files": number}),
    "feedback_buttons": _action(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK},
        "positive_button",
        "negative_button",
    ),
    "icon_button": _action(
        {
            "icon": among("trash"),
            "text": plain(75),
            "value": string(2000),
            "accessibility_label": string(75),
            "visible_to_user_ids": many(string(20), 100),
        },
        "icon",
        "text",
    ),
    "image": IMAGE,
}
PICKERS = ("datepicker", "timepicker", "datetimepicker", "users_select", "conversations_select")
MENUS = ("static_select", "multi_static_select", "radio_buttons", "checkboxes", "channels_select")
WORDS = ("plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input")
IN_ACTIONS = typed(ELEMENTS, "button", "overflow", *MENUS, *PICKERS)
IN_SECTION = typed(ELEMENTS, "button", "overflow", "image", *MENUS, *PICKERS)
IN_INPUT = typed(ELEMENTS, *WORDS, *MENUS, *PICKERS)
IN_CONTEXT_ACTIONS = typed(ELEMENTS, "feedback_buttons", "icon_button")
ACTIVE = frozenset(ELEMENTS) - {"image"}

STYLE = shape(dict.fromkeys(("bold", "italic", "strike", "code", "underline"), flag))
PARTS: dict[str, Shape] = {
    "text": Shape({"text": string(12_000), "style": STYLE}, ("text",)),
    "link": Shape(
        {"url": string(3000), "text": string(3000), "style": STYLE, "unsafe": flag}, ("url",)
    ),
    "emoji": Shape({"name": string(100), "unicode": string(100), "style": STYLE}, ("name",)),
    "user": Shape({"user_id": string(20), "style": STYLE}, ("user_id",)),
    "channel": Shape({"channel_id": string(20), "style": STYLE}, ("channel_id",)),
    "usergroup": Shape({"usergroup_id": string(20), "style": STYLE}, ("usergroup_id",)),
    "broadcast": Shape({"range": among("here", "channel", "everyone")}, ("range",)),
    "date": Shape(
        {"timestamp": number, "format": string(200), "fallback": string(200), "url": string(3000)},
        ("timestamp", "format"),
    ),
}
ANY_PART = many(typed(PARTS), 10_000, 0)
RICH: dict[str, Shape] = {
    "rich_text_section": Shape({"elements": ANY_PART}, ("elements",)),
    "rich_text_quote": Shape({"elements": ANY_PART, "border": number}, ("elements",)),
    "rich_text_preformatted": Shape(
        {"elements": many(typed(PARTS, "text", "link"), 10_000), "border": number}, ("elements",)
    ),
}
RICH["rich_text_list"] = Shape(
    {
        "elements": many(typed(RICH, "rich_text_section"), 1000),
        "style": among("bullet", "ordered"),
        "indent": number,
        "offset": number,
        "border": number,
    },
    ("elements", "style"),
)
