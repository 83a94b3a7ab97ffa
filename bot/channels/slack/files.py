"""Files from Slack: fetched with the bot's token, or told by name with what to do instead."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import Any

import aiohttp

from bot.library.wording import Say
from bot.talk.message import Attachment

_log = logging.getLogger("deskcheck")
_MOST = 10_000_000  # bytes; what intake takes
_COUNT = 10  # of one message
_SECONDS = 20
_TOO_LARGE = "is larger than 10 MB; paste the text of the pages that matter"
_NO_SCOPE = (
    "could not be opened, because Deskcheck may not read files in this workspace; paste its text, "
    "or ask whoever runs Deskcheck to add the scope files:read"
)
_ELSEWHERE = "lies outside Slack and was not fetched; paste its text, or upload the file itself"
_GONE = "is no longer there; upload it again"
_NOT_CAME = "did not come from Slack in time; send it again, or paste its text"
_TOO_MANY = "was left out: one check reads ten files; send the rest on its own"


async def fetch(cards: Iterable[Mapping[str, Any]], token: str, say: Say) -> list[Attachment]:
    """Return the files of a message in their order; what could not be had says why."""
    listed = list(cards)
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        taken = await asyncio.gather(*(_one(session, each, token) for each in listed[:_COUNT]))
    left = [Attachment(_name(each), b"", _TOO_MANY) for each in listed[_COUNT:]]
    return [
        Attachment(each.name, each.data, say(each.trouble)) if each.trouble else each
        for each in (*taken, *left)
    ]


async def _one(session: aiohttp.ClientSession, card: Mapping[str, Any], token: str) -> Attachment:
    name = _name(card)
    if card.get("mode") in ("tombstone", "hidden_by_limit"):
        return Attachment(name, b"", _GONE)
    url = card.get("url_private_download")
    if card.get("is_external") or not url:
        return Attachment(name, b"", _ELSEWHERE)
    if int(card.get("size") or 0) > _MOST:
        return Attachment(name, b"", _TOO_LARGE)
    try:
        async with session.get(str(url), headers={"Authorization": f"Bearer {token}"}) as answer:
            if answer.status != 200:
                _log.warning("slack.file status=%s", answer.status)
                return Attachment(name, b"", _GONE if answer.status == 404 else _NOT_CAME)
            data = await answer.content.read(_MOST + 1)
            while len(data) <= _MOST and not answer.content.at_eof():
                data += await answer.content.read(_MOST + 1 - len(data))
    except (aiohttp.ClientError, TimeoutError) as error:
        _log.warning("slack.file kind=%s", type(error).__name__)
        return Attachment(name, b"", _NOT_CAME)
    if len(data) > _MOST:
        return Attachment(name, b"", _TOO_LARGE)
    # Without the scope Slack answers 200 with its login page.
    if answer.content_type == "text/html" and card.get("filetype") not in ("html", "htm"):
        return Attachment(name, b"", _NO_SCOPE)
    return Attachment(name, data)


def _name(card: Mapping[str, Any]) -> str:
    return str(card.get("name") or card.get("title") or card.get("id") or "file")
