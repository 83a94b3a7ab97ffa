"""What Teams refuses or shows broken, told before it is sent."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = dict[str, Any]

WHOLE = 80_000  # bytes of one message as UTF-16; Teams refuses above 100 KB
CITATIONS, NAME, ABSTRACT, KEYWORDS, KEYWORD = 20, 80, 160, 3, 28
SUGGESTED = 3  # Teams shows no more
ROW = 6  # buttons side by side; Teams hides the others
VERSION = "1.5"
INFORMATIVE = 1_000  # characters, and bytes, of a sign of life
ROOT = "https://schema.org/Message"

ACTIVE = re.compile(
    r"[\\`*_\[\]<>#~|{}!^]|&[#\w]|^\s*(?:[-+•]|\d+[.)])\s|https?:|www\.|\n|\S@\S", re.MULTILINE
)
"""What a TextBlock reads as Markdown or makes a link of."""

_ELEMENTS = frozenset((
    "ActionSet", "ColumnSet", "Column", "Container", "Input.ChoiceSet", "Input.Text",
    "Input.Toggle", "RichTextBlock", "TextBlock", "TextRun",
))  # fmt: skip
_ACTIONS = frozenset((
    "Action.Execute", "Action.OpenUrl", "Action.ShowCard", "Action.Submit",
    "Action.ToggleVisibility",
))  # fmt: skip
_NUMBERS = re.compile(r"(?<!\\)\[(\d+)\]")


def size(value: object) -> int:
    """Return the bytes of something as Teams counts them."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(written.encode("utf-16-le", "surrogatepass"))


def measure(message: Mapping[str, Any]) -> list[str]:
    """Tell every limit that a message breaks.

    Args:
        message: ``text``, ``cards``, ``entities``, ``channel_data``, ``suggested``, as rendered.
    """
    told = []
    if (whole := size(message)) > WHOLE:
        told.append(f"message: {whole} bytes, over {WHOLE}")
    if not message.get("text", "").strip() and not message.get("cards"):
        told.append("message: nothing to show")
    if len(message.get("suggested", ())) > SUGGESTED:
        told.append(f"{len(message['suggested'])} suggested actions, over {SUGGESTED}")
    loop = message.get("channel_data", {}).get("feedbackLoop")
    if loop is not None and loop.get("type") not in ("default", "custom"):
        told.append("feedbackLoop: type is neither default nor custom")
    told += _entities(message.get("entities", ()), message.get("text", ""))
    for card in message.get("cards", ()):
        told += measure_card(card)
    return told


def measure_card(card: Json) -> list[str]:
    """Tell every limit that a card breaks."""
    told = []
    if card.get("version") != VERSION:
        told.append(f"card: version {card.get('version')}, not {VERSION}")
    if not str(card.get("fallbackText", "")).strip():
        told.append("card: no fallbackText")
    if not card.get("body"):
        told.append("card: nothing in it")
    things = list(_things(card))
    ids = Counter(each["id"] for each in things if "id" in each)
    told += (f"id {id_!r} twice" for id_, count in ids.items() if count > 1)
    for each in things:
        kind = each.get("type", "")
        told += (f"{kind}: {said}" for said in _thing(each, ids))
    for shown in _inside(card):
        told += ("ShowCard in a ShowCard" for _ in _inside(shown))
    return told


def measure_informative(text: str) -> list[str]:
    """Tell every limit that a sign of life breaks."""
    told = []
    if len(text) > INFORMATIVE or len(text.encode()) > INFORMATIVE:
        told.append(f"sign of life: over {INFORMATIVE}")
    return told if text.strip() else [*told, "sign of life: empty"]


def _things(value: object) -> Iterator[Json]:
    """Give every element and action of a card, but not what stands in for an action."""
    if isinstance(value, list):
        for each in value:
            yield from _things(each)
    elif isinstance(value, dict):
        if "type" in value and value["type"] != "AdaptiveCard":
            yield value
        for key, each in value.items():
            if key not in ("data", "fallback", "msteams", "choices"):
                yield from _things(each)


def _inside(card: Json) -> Iterator[Json]:
    """Give the cards that buttons of a card show."""
    for each in _things([card.get("body", []), card.get("actions", [])]):
        if each.get("type") == "Action.ShowCard":
            yield each["card"]


def _thing(each: Json, ids: Mapping[str, int]) -> Iterator[str]:
    kind = each.get("type", "")
    if kind not in _ELEMENTS | _ACTIONS:
        yield "unknown type"
    elif kind in _ACTIONS:
        yield from _action(each, ids)
    elif kind.startswith("Input."):
        yield from _input(each)
    else:
        yield from _element(each)


def _element(each: Json) -> Iterator[str]:
    match each["type"]:
        case "TextBlock":
            if not each.get("text", "").strip():
                yield "empty"
            if ACTIVE.search(each.get("text", "")):
                yield "reads markup in it"
            if not each.get("wrap"):
                yield "does not wrap"
        case "TextRun" if not each.get("text"):
            yield "empty"
        case "RichTextBlock":
            if not "".join(run.get("text", "") for run in each.get("inlines", ())).strip():
                yield "empty"
        case "Container" | "Column" if not each.get("items"):
            yield "empty"
        case "ActionSet":
            yield from _row(each.get("actions", ()))


def _row(actions: Sequence[Json]) -> Iterator[str]:
    if not 1 <= len(actions) <= ROW:
        yield f"{len(actions)} actions, not 1 to {ROW}"


def _input(each: Json) -> Iterator[str]:
    if not each.get("id"):
        yield "no id"
    if not str(each.get("label") or each.get("title") or "").strip():
        yield "no label"
    if each.get("isRequired") and not each.get("errorMessage"):
        yield "required without an errorMessage"


def _action(each: Json, ids: Mapping[str, int]) -> Iterator[str]:
    if not each.get("title", "").strip():
        yield "no title"
    match each["type"]:
        case "Action.Execute":
            spare = each.get("fallback")
            if not isinstance(spare, dict) or spare.get("data") != each.get("data"):
                yield "no fallback of the same data"
            if not each.get("verb") or "once" not in each.get("data", {}):
                yield "no verb or no key"
        case "Action.OpenUrl" if not each.get("url", "").startswith("https://"):
            yield "leads elsewhere than https"
        case "Action.ToggleVisibility":
            if any(target not in ids for target in each.get("targetElements", ())):
                yield "shows what is not there"


def _entities(entities: Sequence[Json], text: str) -> Iterator[str]:
    roots = [each for each in entities if each.get("type") == ROOT]
    if len(roots) > 1:
        yield f"{len(roots)} root message entities, over 1"
    for root in roots:
        if root.get("@type") != "Message" or not root.get("@context") or "@id" not in root:
            yield "root message entity: not whole"
        yield from _citations(root.get("citation", ()), text)


def _citations(citations: Sequence[Json], text: str) -> Iterator[str]:
    if len(citations) > CITATIONS:
        yield f"{len(citations)} citations, over {CITATIONS}"
    counted = Counter(each["position"] for each in citations)
    yield from (f"position {at} twice" for at, count in counted.items() if count > 1)
    shown = set(map(int, _NUMBERS.findall(text)))
    if citations and shown != set(counted):
        yield f"numbers {sorted(shown)} in the text, positions {sorted(counted)}"
    for each in citations:
        yield from _appearance(each.get("appearance", {}))


def _appearance(shown: Json) -> Iterator[str]:
    for name, most in (("name", NAME), ("abstract", ABSTRACT)):
        if not 0 < len(shown.get(name, "").strip()) <= len(shown.get(name, "")) <= most:
            yield f"citation {name}: empty or over {most}"
    words = shown.get("keywords", ())
    if len(words) > KEYWORDS or any(not 0 < len(each) <= KEYWORD for each in words):
        yield f"citation: over {KEYWORDS} keywords of {KEYWORD}"
    if not shown.get("url", "https://").startswith("https://"):
        yield "citation: leads elsewhere than https"
