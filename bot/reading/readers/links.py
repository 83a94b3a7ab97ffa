"""Links and handles: where they lead and which account they name."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import re2

from bot.reading.sheet import Fact, Reading

_CANDIDATE = re2.compile(r"(?:https?://|www\.)[^\s<>\"']+|[\pL\pN-]+(?:\.[\pL\pN-]+)+/[^\s<>\"']+")
_HANDLE = re2.compile(
    r"(?i)\b(telegram|discord|signal|whatsapp|skype|wechat)"
    r"(?:(?:[ _-]?(?:id|handle|username|user|nick|name|account|contact|tag))?\s*[:=]\s*@?|"
    r"(?: [\pL]+)?(?: [\pL]+)? ?@)([\pL\pN_][\pL\pN_.#-]+)"
)
_LONGEST = 400  # characters of a link that a library is asked to parse
_MOST = 100  # links looked at in one part
_NO_ACCOUNT = frozenset({"no", "none", "yes", "ok", "n", "na", "not", "same", "see", "only", "off"})
_STEPS = frozenset({"in", "u", "users", "pub", "profile", "freelancers", "company", "school", "o"})
_KINDS = {"hosts-profile": "profile", "hosts-code": "code", "hosts-messenger": "messenger"}


@cache
def _linkify() -> Any:
    from linkify_it import LinkifyIt

    return LinkifyIt()


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``link.*`` facts."""
    for sheet in reading.sheets:
        for number, candidate in enumerate(_CANDIDATE.finditer(sheet.text)):
            if number == _MOST:
                break
            if candidate.end() - candidate.start() > _LONGEST:
                continue
            for link in _linkify().match(candidate.group()) or ():
                start = candidate.start() + link.index
                spans = (sheet.span(start, candidate.start() + link.last_index),)
                yield from _facts(link.url, spans, reading)
        for number, match in enumerate(_HANDLE.finditer(sheet.text)):
            if number == _MOST:
                break
            account = match.group(2).casefold().rstrip(".-")
            if account not in _NO_ACCOUNT and not account.isdigit():
                handle = f"{match.group(1).casefold()}/{account}"
                yield Fact("link.handle", handle, (sheet.span(*match.span()),))


def _facts(url: str, spans: tuple[Any, ...], reading: Reading) -> Iterator[Fact]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # a bracket that opens no address
        return
    if not host:
        return
    kind, host = next(
        (
            (kind, each)
            for names, kind in _KINDS.items()
            for each in reading.library.names.get(names, ())
            if host == each or host.endswith("." + each)
        ),
        ("other", host),
    )
    yield Fact("link.host", host, spans)
    yield Fact("link.kind", kind, spans)
    path = [step for step in parts.path.split("/") if step and step not in _STEPS]
    if kind != "other" and path:
        yield Fact("link.handle", f"{host}/{path[0].casefold()}", spans)
