"""What Teams refuses of a message, with its status and its own name for it."""

import json
import re
from typing import Any

Json = dict[str, Any]
Refusal = tuple[int, str, str]
_LARGEST = 100_000  # bytes as UTF-16
_MESSAGE = "https://schema.org/Message"
_TYPES = frozenset(("message", "typing"))


def refusal(activity: Json) -> Refusal | None:
    """Return why a message is not taken, or None."""
    written = json.dumps(activity, ensure_ascii=False)
    if len(written.encode("utf-16-le", "surrogatepass")) > _LARGEST:
        return 413, "MessageSizeTooBig", "Message size too large."
    for wrong in _wrong(activity):
        return 400, "BadSyntax", wrong
    return None


def _wrong(activity: Json) -> list[str]:
    told = []
    if activity.get("type") not in _TYPES:
        told.append(f"type {activity.get('type')}")
    if activity.get("type") == "typing":
        return told
    shown = activity.get("text") or activity.get("attachments")
    if not shown:
        told.append("nothing to show")
    if len((activity.get("suggestedActions") or {}).get("actions") or ()) > 3:
        told.append("more than three suggested actions")
    for each in activity.get("attachments") or ():
        told += _attachment(each)
    roots = [e for e in activity.get("entities") or () if e.get("type") == _MESSAGE]
    if len(roots) > 1:
        told.append("more than one root message entity")
    for root in roots:
        told += _root(root, str(activity.get("text") or ""))
    return told


def _attachment(attachment: Json) -> list[str]:
    content = attachment.get("content")
    if attachment.get("contentType") != "application/vnd.microsoft.card.adaptive":
        return ["attachment of an unknown type"]
    if not isinstance(content, dict) or content.get("type") != "AdaptiveCard":
        return ["no Adaptive Card"]
    if str(content.get("version")) > "1.5":
        return ["a card of a version that old clients do not show"]
    return [] if content.get("body") or content.get("actions") else ["an empty card"]


def _root(root: Json, text: str) -> list[str]:
    told = []
    if root.get("@type") != "Message" or root.get("@context") != "https://schema.org":
        told.append("root entity without type or context")
    if not {"additionalType", "citation", "usageInfo"} & set(root):
        told.append("root entity that says nothing")
    citations = root.get("citation") or []
    if len(citations) > 20:
        told.append("more than 20 citations")
    positions = [each.get("position") for each in citations]
    if len(set(positions)) < len(positions):
        told.append("two citations of one position")
    if set(positions) - set(map(int, re.findall(r"\[(\d+)\]", text))):
        told.append("a citation whose number is not in the text")
    for each in citations:
        shown = each.get("appearance") or {}
        if len(shown.get("name") or "") > 80 or not shown.get("name"):
            told.append("a citation's name")
        if len(shown.get("abstract") or "") > 160 or not shown.get("abstract"):
            told.append("a citation's abstract")
        if len(shown.get("keywords") or ()) > 3 or any(
            len(k) > 28 for k in shown.get("keywords", ())
        ):
            told.append("a citation's keywords")
    return told
