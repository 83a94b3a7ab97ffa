import json
import time
from urllib.parse import urlencode

import pytest

from bot.channels.slack import signed
from tests.fakes.slack_delivery import sign

JSON = "application/json"


@pytest.mark.parametrize(
    "text", ["ask what does payload mean?", "payload", "payload={}", "a&payload=b", "{", ""]
)
def test_a_command_is_read_whatever_its_text_is(text: str) -> None:
    form = {"command": "/deskcheck", "text": text, "user_id": "U1"}
    assert signed.read(urlencode(form).encode(), signed.FORM) == form


def test_what_people_press_is_json_in_a_form_and_an_event_is_json() -> None:
    pressed = {"type": "block_actions", "user": {"id": "U1"}}
    body = urlencode({"payload": json.dumps(pressed)}).encode()
    assert signed.read(body, signed.FORM) == pressed
    assert signed.read(json.dumps(pressed).encode(), JSON) == pressed


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{", JSON), (b"[1]", JSON), (b"", JSON), (b"\xff", JSON),
        (b"payload=%7B", signed.FORM), (b"payload=1", signed.FORM),
    ],
)  # fmt: skip
def test_what_is_no_delivery_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(ValueError):
        signed.read(body, kind)


def test_only_what_was_signed_just_now_with_the_secret_is_slacks() -> None:
    body = b"command=/deskcheck"
    assert signed.proved("secret", body, sign("secret", body))
    assert not signed.proved("other", body, sign("secret", body))
    assert not signed.proved("secret", body + b"x", sign("secret", body))
    assert not signed.proved("secret", body, sign("secret", body, age=301))
    assert not signed.proved("secret", body, {})


def test_without_a_secret_nothing_is_slacks() -> None:
    body = b"x"
    assert not signed.proved("", body, sign("", body))


@pytest.mark.parametrize("stamp", ["", "now", "9" * 400, "1e9", "\u0661"])
@pytest.mark.parametrize("signature", ["", "v0=", "v0=\u00e9"])
def test_headers_that_are_none_are_refused(stamp: str, signature: str) -> None:
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
    assert not signed.proved("secret", b"\xff", headers)
    headers["X-Slack-Request-Timestamp"] = str(int(time.time()))
    assert not signed.proved("secret", b"x", headers)
