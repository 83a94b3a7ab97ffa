"""Makes inputs: what is kept, bent in a few places, as JSON and as bytes."""

import json
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.doors import ENDINGS, kept, split

_DEEP: Any = "x"
for _ in range(300):
    _DEEP = [_DEEP]
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1e308, "", " ", "x" * 5_000, "\x00", "\ud800", "\u202egnp.exe",
    "<!channel>", "U0/../..", "<@U1>", [], {}, [None], {"": None}, [[]], "NaN", "%s%n", _DEEP,
    {"type": "message"}, {"id": None}, "https://example.com/\x00", -(10**18),
)  # fmt: skip
"""What stands where something else should."""


def bodies(name: str) -> st.SearchStrategy[bytes]:
    """Return inputs for a door."""
    seeds = [each.read_bytes() for each in kept(name)]
    strange = st.builds(_whole, st.sampled_from(_heads(name)), st.binary(max_size=2_000))
    if name == "intake":
        text = st.text(max_size=500).map(lambda each: each.encode("utf-8", "surrogatepass"))
        lines = st.builds(_whole, st.sampled_from(_heads(name)), text)
        return st.one_of(_torn(st.sampled_from(seeds)), lines, strange)
    bent = st.sampled_from(seeds).flatmap(_bent)
    return st.one_of(bent, bent, bent, _torn(bent), strange)


def _heads(name: str) -> tuple[str, ...]:
    if name == "intake":
        return ENDINGS
    return ("application/json", "application/x-www-form-urlencoded", "text/plain", "")


def _whole(head: str, rest: bytes) -> bytes:
    return head.encode() + b"\n" + rest


@st.composite
def _torn(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Cut a piece out of an input, or put another one in, some times."""
    head, _, rest = draw(whole).partition(b"\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(rest)))
        end = min(len(rest), at + draw(st.integers(0, 40)))
        rest = rest[:at] + draw(st.binary(max_size=20)) + rest[end:]
    return head + b"\n" + rest


@st.composite
def _bent(draw: st.DrawFn, seed: bytes) -> bytes:
    """Put odd things in the place of ordinary ones in a payload, some times."""
    head, body = split(seed)
    form, value = _unpacked(head, body)
    for _ in range(draw(st.integers(1, 4))):
        value = _changed(draw, value)
    return _whole(head, _packed(form, value))


def _unpacked(head: str, body: bytes) -> tuple[bool, Any]:
    from urllib.parse import parse_qsl

    if "form" not in head:
        return False, json.loads(body)
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return True, json.loads(fields["payload"]) if "payload" in fields else fields


def _packed(form: bool, value: Any) -> bytes:
    from urllib.parse import urlencode

    written = json.dumps(value)
    if not form:
        return written.encode()
    if isinstance(value, dict) and "command" in value:
        told = {key: each if isinstance(each, str) else json.dumps(each)
                for key, each in value.items()}  # fmt: skip
        return urlencode(told, errors="surrogatepass").encode()
    return urlencode({"payload": written}).encode()


def _changed(draw: st.DrawFn, value: Any) -> Any:
    """Return a value with one place of it changed."""
    if not isinstance(value, dict | list) or not value or draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(ODD))
    key = draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
    if draw(st.integers(0, 4)) == 0:
        return _without(value, key)
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = _changed(draw, value[key])
    return copy


def _without(value: Any, key: Any) -> Any:
    if isinstance(value, dict):
        return {name: each for name, each in value.items() if name != key}
    return [each for at, each in enumerate(value) if at != key]
