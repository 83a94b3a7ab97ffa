"""Somebody else's text made harmless for a terminal."""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def plain(text: str) -> str:
    """Return ``text`` without control, bidi, zero-width and tag characters.

    Line breaks and tabs stay; they cannot move the cursor to where other words stand.
    """
    if text.isprintable():  # nearly all are, and this is told in a fifth of the time
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text)
