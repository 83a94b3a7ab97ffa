"""What Slack refuses, told before it is sent: the limits that its own client library overlooks too.

Sizes are UTF-16 units, the larger of the ways in which a text can be counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]

BLOCKS, VIEW_BLOCKS = 50, 100
WHOLE = 12_000  # of all blocks together; Slack refuses somewhere above 13,100
SECTION, HEADER, MARKDOWN = 3_000, 150, 12_000
BUTTON, VALUE, IDENTITY, URL = 75, 2_000, 255, 3_000
OPTION, OPTION_VALUE = 75, 150
TITLE, PRIVATE = 24, 3_000  # of a modal
LABEL, PLACEHOLDER = 2_000, 150
FALLBACK = 3_000  # of a message's own text
CONFIRM = {"title": 100, "text": 300, "confirm": 30, "deny": 30}

_KNOWN = frozenset((
    "actions", "alert", "card", "carousel", "context", "context_actions", "divider", "header",
    "image", "input", "markdown", "plan", "rich_text", "section", "table", "task_card", "video",
))  # fmt: skip
_TEXTS = {"section": SECTION, "header": HEADER, "markdown": MARKDOWN}
_ELEMENTS = {"actions": 25, "context": 10, "context_actions": 5, "carousel": 10}
_OPTIONS = {"checkboxes": 10, "radio_buttons": 10, "overflow": 5}
_IN_MARKUP = frozenset(("mrkdwn", "plain_text"))
_NOT_READ = frozenset(("type", "style", "action_id", "block_id", "value", "unicode", "format"))


def size(value: object) -> int:
    """Return how much text stands in a block, or in a part of one."""
    if isinstance(value, str):
        if value.isascii():
            return len(value)
        return len(value.encode("utf-16-le", "surrogatepass")) // 2
    # Of JSON alone, and in plain loops: it is asked of every part of every block.
    total = 0
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in _NOT_READ:
                total += size(each)
    elif isinstance(value, list | tuple):
        for each in value:
            total += size(each)
    return total


def measure(blocks: Sequence[Json]) -> list[str]:
    """Tell every limit that the blocks of one message break."""
    told = list(_each(blocks, BLOCKS))
    if size(blocks) > WHOLE:
        told.append(f"message: {size(blocks)} characters, over {WHOLE}")
    return told


def measure_view(view: Json) -> list[str]:
    """Tell every limit that a modal or a Home view breaks."""
    told = list(_each(view.get("blocks", ()), VIEW_BLOCKS))
    if not view.get("blocks"):
        told.append("view: no blocks")
    for name in ("title", "submit", "close"):
        told += _text(f"view {name}", view.get(name), TITLE)
    told += _string("view private_metadata", view.get("private_metadata", ""), PRIVATE)
    told += _string("view callback_id", view.get("callback_id", ""), IDENTITY)
    if view.get("type") == "modal":
        told += [f"view: no {name}" for name in ("title",) if not view.get(name)]
        if not view.get("submit") and any(each["type"] == "input" for each in view["blocks"]):
            told.append("view: inputs and no submit")
    return told


def _each(blocks: Sequence[Json], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks, over {most}"
    ids = Counter(each["block_id"] for each in blocks if "block_id" in each)
    yield from (f"block_id {id_!r} twice" for id_, count in ids.items() if count > 1)
    for at, block in enumerate(blocks):
        for told in _block(block):
            yield f"block {at} ({block.get('type')}): {told}"


def _block(block: Json) -> Iterator[str]:
    kind = block.get("type")
    if kind not in _KNOWN:
        yield "unknown type"
        return
    yield from _string("block_id", block.get("block_id", ""), IDENTITY)
    if kind in _TEXTS:
        yield from _text("text", block.get("text"), _TEXTS[kind])
    match kind:
        case "section":
            yield from _fields(block)
        case "header" if block["text"].get("type") != "plain_text":
            yield "text is not plain"
        case "input":
            yield from _input(block)
        case "rich_text":
            yield from _rich(block.get("elements", ()))
        case "table":
            yield from _table(block)
    if kind in _ELEMENTS:
        yield from _elements(block.get("elements", ()), _ELEMENTS[kind])
    if "accessory" in block:
        yield from _element(block["accessory"])


def _fields(block: Json) -> Iterator[str]:
    fields = block.get("fields", ())
    if "text" not in block and not fields:
        yield "neither text nor fields"
    if len(fields) > 10:
        yield f"{len(fields)} fields, over 10"
    for each in fields:
        yield from _text("field", each, 2_000)


def _input(block: Json) -> Iterator[str]:
    if not block.get("label") or not block.get("element"):
        yield "no label or no element"
        return
    yield from _text("label", block["label"], LABEL)
    yield from _text("hint", block.get("hint"), LABEL)
    yield from _element(block["element"])


def _table(block: Json) -> Iterator[str]:
    rows = block.get("rows", ())
    if len(rows) > 100 or any(len(row) > 20 for row in rows):
        yield "over 100 rows or 20 cells"
    if len(block.get("column_settings", ())) > 20:
        yield "over 20 column settings"


def _elements(elements: Sequence[Json], most: int) -> Iterator[str]:
    if not elements:
        yield "no elements"
    if len(elements) > most:
        yield f"{len(elements)} elements, over {most}"
    # Slack asks for action ids that differ within their block.
    ids = Counter(each["action_id"] for each in elements if "action_id" in each)
    yield from (f"action_id {id_!r} twice" for id_, count in ids.items() if count > 1)
    for each in elements:
        yield from _element(each)


def _element(element: Json) -> Iterator[str]:
    kind = element.get("type", "")
    if kind in _IN_MARKUP:
        yield from _text("text", element, SECTION)
        return
    yield from _string("action_id", element.get("action_id", ""), IDENTITY)
    yield from _text("placeholder", element.get("placeholder"), PLACEHOLDER)
    for part, limit in CONFIRM.items():
        if "confirm" in element:
            yield from _text(f"confirm {part}", element["confirm"].get(part), limit)
    match kind:
        case "button":
            yield from _text("button", element.get("text"), BUTTON)
            if not element.get("text"):
                yield "a button without text"
            yield from _string("value", element.get("value", ""), VALUE)
            yield from _string("url", element.get("url", ""), URL)
        case "image":
            yield from _string("alt_text", element.get("alt_text", ""), 2_000)
            yield from _string("image_url", element.get("image_url", ""), URL)
        case "plain_text_input":
            yield from _string("initial_value", element.get("initial_value", ""), 3_000)
            if element.get("max_length", 1) > 3_000:
                yield "max_length over 3000"
        case "file_input" if not 1 <= element.get("max_files", 10) <= 10:
            yield "max_files not 1 to 10"
        case "checkboxes" | "radio_buttons" | "overflow" | "static_select":
            yield from _options(element, _OPTIONS.get(kind, 100))


def _options(element: Json, most: int) -> Iterator[str]:
    options = element.get("options", ())
    if not 1 <= len(options) <= most:
        yield f"{len(options)} options, not 1 to {most}"
    values = Counter(each.get("value", "") for each in options)
    yield from (f"option value {value!r} twice" for value, count in values.items() if count > 1)
    for each in options:
        yield from _text("option", each.get("text"), OPTION)
        yield from _text("option description", each.get("description"), OPTION)
        yield from _string("option value", each.get("value", ""), OPTION_VALUE)
    chosen = [*element.get("initial_options", ()), element.get("initial_option", None)]
    if any(each is not None and each not in options for each in chosen):
        yield "an initial option is none of the options"


def _rich(elements: Sequence[Json]) -> Iterator[str]:
    if not elements:
        yield "no elements"
    for each in elements:
        inside = each.get("elements", ())
        if each["type"] == "rich_text_list":
            yield from _rich(inside)
        elif not inside:
            yield f"{each['type']} without elements"
        else:
            yield from (told for run in inside for told in _run(run))


def _run(run: Json) -> Iterator[str]:
    if run["type"] == "text" and not run.get("text"):
        yield "an empty text"
    if run["type"] == "link":
        yield from _string("url", run.get("url", ""), URL)


def _text(what: str, text: Json | str | None, limit: int) -> Iterator[str]:
    if text is None:
        return
    words = text if isinstance(text, str) else text.get("text", "")
    if not words.strip():
        yield f"{what}: empty"
    yield from _string(what, words, limit)


def _string(what: str, words: str, limit: int) -> Iterator[str]:
    if size(words) > limit:
        yield f"{what}: {size(words)} characters, over {limit}"
