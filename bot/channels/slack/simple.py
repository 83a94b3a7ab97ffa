"""Blocks for a stand-in for Slack, which knows the oldest of them only: nothing is lost on the way.

Slack itself shows rich text, tick boxes in messages and a field for files; the servers that play
Slack on a developer's machine draw a placeholder for each. They are told apart by their address.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from yarl import URL

from bot.channels.slack.blocks import PRESS, TICK, case_of, escape, linked
from bot.channels.slack.calling import Client
from bot.channels.slack.measure import BLOCKS, BUTTON, OPTION, SECTION, Json, size
from bot.channels.slack.rich import prefix

_SLACK = ("slack.com", "slack-gov.com")
_PLACES = "conversations_select"
_FIELDS = frozenset((
    "plain_text_input", "static_select", "checkboxes", "radio_buttons", _PLACES,
))  # fmt: skip
# What Slack would read as a style, a picture's name or an address; all else is escaped.
_ACTIVE = re.compile(r"[*_~`]|:[\w+-]+:|://")
_EMOJI = {
    "large_red_square": "🟥", "large_orange_square": "🟧", "large_yellow_square": "🟨",
    "white_large_square": "⬜", "lock": "🔒", "speech_balloon": "💬", "warning": "⚠️",
    "point_right": "👉", "white_check_mark": "✅",
}  # fmt: skip


def stands_in(url: str) -> bool:
    """Whether Slack's methods are called at an address that is not Slack's."""
    host = URL(url).host or ""
    return not any(host == each or host.endswith(f".{each}") for each in _SLACK)


class SimpleClient(Client):
    """Calls a stand-in, in blocks that it knows."""

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """Call a method."""
        body = given.get("json")
        if isinstance(body, dict):
            body = given["json"] = _simple(body)
            if choices := [each for each in _inputs(body) if each["type"] == _PLACES]:
                places = await self._places()
                for each in choices:
                    _choose(each, places)
        return await super().api_call(api_method, **given)

    async def _places(self) -> list[Json]:
        """Return the channels that can be chosen; none where the stand-in does not tell."""
        try:
            told = await self.conversations_list(types="public_channel,private_channel", limit=100)
        except SlackApiError:
            return []
        return [
            {"text": {"type": "plain_text", "text": f"#{each['name']}"[:OPTION]},
             "value": str(each["id"])}
            for each in told.get("channels") or ()
        ]  # fmt: skip


def _inputs(body: Json) -> list[Json]:
    view = body.get("view")
    blocks = view.get("blocks", []) if isinstance(view, dict) else []
    return [each["element"] for each in blocks if each["type"] == "input"]


def _choose(element: Json, places: list[Json]) -> None:
    """Let a place be chosen from a list, which every stand-in shows."""
    if not places:
        return
    wanted = element.pop("initial_conversation", None)
    element.pop("filter", None)
    element |= {"type": "static_select", "options": places}
    if first := [each for each in places if each["value"] == wanted]:
        element["initial_option"] = first[0]


def _simple(body: Json) -> Json:
    if isinstance(body.get("blocks"), list):
        body = {**body, "blocks": simple(body["blocks"])}
    if isinstance(view := body.get("view"), dict) and isinstance(view.get("blocks"), list):
        body = {**body, "view": {**view, "blocks": simple(view["blocks"])}}
    return body


def simple(blocks: list[Json]) -> list[Json]:
    """Return blocks of the oldest kinds that say and do the same."""
    made = [each for block in blocks for each in _block(block)]
    if len(made) <= BLOCKS:
        return made
    return [each for block in blocks for each in _block(block, whole=True)]


def _block(block: Json, *, whole: bool = False) -> list[Json]:
    match block["type"]:
        case "rich_text":
            return _sections(block["elements"], whole)
        case "actions":
            return [{**block, "elements": [_button(each, block) for each in block["elements"]]}]
        case "section" if (block.get("accessory") or {}).get("type") == "checkboxes":
            bare = {key: each for key, each in block.items() if key != "accessory"}
            button = _button(block["accessory"], block)
            return [bare, {"type": "actions", "elements": [button]}]
        case "input":
            known = block["element"]["type"] in _FIELDS
            return [{**block, "element": dict(block["element"])}] if known else []
    return [block]


def _sections(elements: Iterable[Json], whole: bool) -> list[Json]:
    """Return texts: with bold words where nothing in them could be read as markup, else plain."""
    lots: list[tuple[bool, list[str]]] = []
    for each in elements:
        bold = not whole and each["type"] != "rich_text_quote" and _inert(each)
        told = "\n".join(_lines(each, bold)).strip("\n")
        if lots and lots[-1][0] is bold:
            lots[-1][1].append(told)
        else:
            lots.append((bold, [told]))
    return [_section("\n".join(told), bold) for bold, told in lots if "".join(told).strip()]


def _section(text: str, bold: bool) -> Json:
    kind: Mapping[str, object] = (
        {"type": "mrkdwn", "verbatim": True} if bold else {"type": "plain_text", "emoji": False}
    )
    if size(text) > SECTION:
        text = prefix(text, SECTION)
    return {"type": "section", "text": {**kind, "text": text}}


def _inert(element: Json) -> bool:
    return not any(_ACTIVE.search(each.get("text", "")) for each in _runs(element))


def _runs(element: Json) -> Iterator[Json]:
    for each in element["elements"]:
        if "elements" in each:
            yield from _runs(each)
        else:
            yield each


def _lines(element: Json, bold: bool) -> Iterator[str]:
    match element["type"]:
        case "rich_text_list":
            yield from (f"• {_said(each, bold)}" for each in element["elements"])
        case "rich_text_quote":
            yield f"“{_said(element, bold)}”"
        case _:
            yield _said(element, bold)


def _said(element: Json, bold: bool) -> str:
    return "".join(_run(each, bold) for each in element["elements"])


def _run(run: Json, bold: bool) -> str:
    match run["type"]:
        case "emoji":
            return _EMOJI.get(run["name"], "")
        case "user":
            return f"<@{run['user_id']}>" if bold else str(run["user_id"])
        case "date":
            return str(run["fallback"])
        case "link":
            text = str(run.get("text") or run["url"])
            return linked(run["url"], text) if bold else f"{text} ({run['url']})"
    text = escape(run["text"]) if bold else str(run["text"])
    return _bold(text) if bold and (run.get("style") or {}).get("bold") else text


def _bold(text: str) -> str:
    """Return a text in bold, line by line, as markup knows it."""
    return "\n".join(
        each.replace(each.strip(), f"*{each.strip()}*") if each.strip() else each
        for each in text.split("\n")
    )


def _button(element: Json, block: Json) -> Json:
    """Return a button in the place of a tick box, which does the same."""
    if element["type"] != "checkboxes":
        return element
    option = element["options"][0]
    done = bool(element.get("initial_options"))
    step = element["action_id"].removeprefix(TICK)
    label = option["text"]["text"].strip("*")
    mark = "☑ " if done else "☐ "
    return {
        "type": "button",
        "action_id": f"{PRESS}step.{'open' if done else 'done'}:{step}",
        "value": case_of(str(block.get("block_id", ""))),
        "text": {"type": "plain_text", "emoji": False, "text": prefix(mark + label, BUTTON)},
    }
