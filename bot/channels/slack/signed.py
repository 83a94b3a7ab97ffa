"""What Slack sends over HTTP: proved to be Slack's, and read by ourselves.

Bolt takes the word "payload" anywhere in a form for the field of that name and finds nothing then:
a command whose text holds it would be answered 404.
"""

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl

from slack_sdk.signature import SignatureVerifier

from bot.channels.slack.incoming import Json

FORM = "application/x-www-form-urlencoded"


def proved(secret: str, body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether a request was signed with the secret in the last five minutes."""
    try:
        return bool(secret) and SignatureVerifier(secret).is_valid_request(body, headers)
    except (ValueError, TypeError, OverflowError):  # a time that is none, a body that is no text
        return False


def read(body: bytes, content_type: str) -> Json:
    """Return what a body says: JSON, or a form, in which what people press is JSON again.

    Raises:
        ValueError: when it is neither.
    """
    text = body.decode()
    if content_type != FORM:
        return _object(text)
    form = dict(parse_qsl(text, keep_blank_values=True))
    return form if "command" in form or "payload" not in form else _object(form["payload"])


def _object(text: str) -> Json:
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError("not an object")
    return said
