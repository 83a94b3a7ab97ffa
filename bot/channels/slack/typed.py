"""Text as a person typed it, and what kind of place it was typed in."""

import html
import re

from bot.talk.message import Place

_LINK = re.compile(r"<(?P<kind>[@#!]?)(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")
_PLACES = {"im": Place.PERSONAL, "mpim": Place.GROUP, "D": Place.PERSONAL}


def place(channel: str, kind: object = None) -> Place:
    """Return what kind of place a conversation is, by what Slack says or by its id."""
    return _PLACES.get(str(kind)) or _PLACES.get(channel[:1], Place.CHANNEL)


def typed(text: str) -> str:
    """Return text as a person typed it: links unwrapped, escapes undone, the mention of us gone."""
    text = re.sub(r"^\s*<@[UW][A-Z0-9]+(?:\|[^>]*)?>[ ,:]*", "", text)

    return html.unescape(_LINK.sub(_bare, text))


def _bare(match: re.Match[str]) -> str:
    """Return a link, a mention or an address as it was typed."""
    kind, target, label = match["kind"], match["target"], match["label"]
    if kind:
        return f"{'' if kind == '!' else kind}{label or target}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    if not label:
        return address
    return label if label in address or address in label else f"{label} ({address})"
