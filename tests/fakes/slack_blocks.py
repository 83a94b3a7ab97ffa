"""What Slack refuses in blocks and views: limits, shapes, doubled ids, and the length of it all.

The limits are those of slack_sdk's models and of refusals that others met (3,000 in a section,
12,000 in one markdown block, about 13,200 in all). Kinds of block that Deskcheck has no use for
are unknown here.
"""

from collections.abc import Iterator
from typing import Any

from tests.fakes.slack_elements import (
    ELEMENTS,
    ID,
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    RICH,
)
from tests.fakes.slack_rules import (
    Found,
    Json,
    Rule,
    Shape,
    among,
    anything,
    fit,
    flag,
    many,
    plain,
    shape,
    string,
    text,
    typed,
)

WHOLE_MESSAGE = 13_200
ONE_MARKDOWN = 12_000


def _block(fields: dict[str, Rule], *need: str, also: Rule | None = None) -> Shape:
    return Shape({"block_id": ID, **fields}, need, also)


def _section(value: Any, at: str, found: Found) -> None:
    if value.get("text") is None and not value.get("fields"):
        found.add("missing required field: text", at)


def _markdown(value: Any, at: str, found: Found) -> None:
    found.too_long |= isinstance(value, str) and len(value) > ONE_MARKDOWN
    string(10**9)(value, at, found)


def _in_context(value: Any, at: str, found: Found) -> None:
    is_image = isinstance(value, dict) and value.get("type") == "image"
    (typed(ELEMENTS, "image") if is_image else text(3000))(value, at, found)


def _cell(value: Any, at: str, found: Found) -> None:
    CELLS(value, at, found)


RICH_TEXT = Shape({"block_id": ID, "elements": many(typed(RICH), 1000)}, ("elements",))
RICH_ONLY = typed({"rich_text": RICH_TEXT})
CELLS = typed(
    {
        "raw_text": Shape({"text": string(3000)}, ("text",)),
        "raw_number": Shape({"value": anything, "text": string(100)}, ("value",)),
        "rich_text": RICH_TEXT,
    }
)
COLUMN = shape({"align": among("left", "center", "right"), "is_wrapped": flag})
TASK: dict[str, Rule] = {
    "task_id": string(255),
    "title": string(256),
    "details": RICH_ONLY,
    "output": RICH_ONLY,
    "sources": many(
        typed({"url": Shape({"url": string(3000), "text": string(300)}, ("url", "text"))}), 50
    ),
    "status": among("pending", "in_progress", "complete", "error"),
}
CARD = _block(
    {
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "hero_image": typed({"image": IMAGE}),
        "icon": typed({"image": IMAGE}),
        "actions": many(typed(ELEMENTS, "button"), 5),
    }
)
TASK_CARD = _block(TASK, "task_id", "title", "status")

BLOCKS: dict[str, Shape] = {
    "section": _block(
        {
            "text": text(3000),
            "fields": many(text(2000), 10),
            "accessory": IN_SECTION,
            "expand": flag,
        },
        also=_section,
    ),
    "header": _block({"text": plain(150)}, "text"),
    "divider": _block({}),
    "context": _block({"elements": many(_in_context, 10)}, "elements"),
    "actions": _block({"elements": many(IN_ACTIONS, 25)}, "elements"),
    "context_actions": _block({"elements": many(IN_CONTEXT_ACTIONS, 5)}, "elements"),
    "input": _block(
        {
            "label": plain(2000),
            "element": IN_INPUT,
            "hint": plain(2000),
            "optional": flag,
            "dispatch_action": flag,
        },
        "label",
        "element",
    ),
    "image": _block(
        {
            "image_url": string(3000),
            "slack_file": anything,
            "alt_text": string(2000),
            "title": plain(2000),
        },
        "alt_text",
    ),
    "markdown": _block({"text": _markdown}, "text"),
    "rich_text": RICH_TEXT,
    "table": _block(
        {
            "rows": many(many(_cell, 20), 100),
            "column_settings": many(COLUMN, 20, 0),
        },
        "rows",
    ),
    "alert": _block(
        {"text": text(3000), "level": among("default", "info", "warning", "error", "success")},
        "text",
    ),
    "card": CARD,
    "carousel": _block({"elements": many(typed({"card": CARD}), 10)}, "elements"),
    "task_card": TASK_CARD,
    "plan": _block(
        {"title": string(256), "tasks": many(typed({"task_card": TASK_CARD}), 50)}, "title"
    ),
}
IN_MESSAGES_ONLY = frozenset({"markdown", "context_actions", "table", "task_card", "plan"})
VIEW = Shape(
    {
        "title": plain(24),
        "submit": plain(24),
        "close": plain(24),
        "blocks": anything,
        "private_metadata": string(3000, 0),
        "callback_id": string(255, 0),
        "external_id": string(255, 0),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
    ("blocks",),
)


def walk(value: Any, at: str = "") -> Iterator[tuple[str, Json]]:
    """Yield every object inside, with its pointer."""
    if isinstance(value, dict):
        yield at, value
        for name, inner in value.items():
            yield from walk(inner, f"{at}/{name}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, f"{at}/{index}")


def check(blocks: Any, at: str = "/blocks", most: int = 50, *, message: bool = True) -> Found:
    """Return everything that Slack would refuse in these blocks."""
    found = Found()
    kinds = [each for each in BLOCKS if message or each not in IN_MESSAGES_ONLY]
    many(typed(BLOCKS, *kinds), most, 0)(blocks, at, found)
    if isinstance(blocks, list):
        _same_ids(blocks, at, found)
        if sum(isinstance(each, dict) and each.get("type") == "table" for each in blocks) > 1:
            found.add("only_one_table_allowed", at)
    return found


def _same_ids(blocks: list[Any], at: str, found: Found) -> None:
    """A block's id is its own in the message, an action's in its block."""
    seen: set[Any] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        name = block.get("block_id")
        if name is not None and name in seen:
            found.add(f'`block_id` "{name}" already exists', f"{at}/{index}/block_id")
        seen.add(name)
        actions: set[Any] = set()
        for where, inner in walk(block, f"{at}/{index}"):
            action = inner.get("action_id")
            if action is not None and action in actions:
                found.add(f'`action_id` "{action}" already exists', f"{where}/action_id")
            actions.add(action)


def check_view(view: Any) -> Found:
    """Return everything that Slack would refuse in a modal or a Home view."""
    found = Found()
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        found.add("unsupported type", "/view/type")
        return found
    fit(VIEW, view, "/view", found, ("type",))
    blocks = view.get("blocks")
    found.notes += check(blocks, "/view/blocks", 100, message=False).notes
    if view["type"] == "modal":
        if "title" not in view:
            found.add("missing required field: title", "/view")
        inputs = any(
            isinstance(each, dict) and each.get("type") == "input" for each in blocks or []
        )
        if inputs and "submit" not in view:
            found.add("missing required field: submit", "/view")
    elif {"title", "submit", "close"} & set(view):
        found.add("invalid additional property: title", "/view")
    return found


UNSEEN = frozenset(
    {"type", "block_id", "action_id", "value", "style", "level", "status", "task_id", "image_url"}
)


def words(value: Any) -> str:
    """Return all that a reader sees of blocks or of a view, a line for each piece."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(filter(None, map(words, value)))
    if isinstance(value, dict):
        return "\n".join(filter(None, (words(v) for k, v in value.items() if k not in UNSEEN)))
    return ""


def measure(blocks: Any) -> int:
    """Return how many characters of text stand in the blocks, the joints not counted."""
    if isinstance(blocks, list):
        return sum(map(measure, blocks))
    if isinstance(blocks, dict):
        return sum(measure(v) for k, v in blocks.items() if k not in UNSEEN)
    return len(blocks) if isinstance(blocks, str) else 0
