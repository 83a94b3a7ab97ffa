"""Files from a platform: fetched within limits, or told by name with what to do instead."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

from bot.library.wording import Say
from bot.talk.message import Attachment

_log = logging.getLogger("deskcheck")
MOST = 10_000_000  # bytes; what intake takes
_COUNT = 10  # of one message
_SECONDS = 20
_HOPS = 4
_TOO_LARGE = "is larger than 10 MB; paste the text of the pages that matter"
GONE = "is no longer there; upload it again"
_TOO_MANY = "was left out: one check reads ten files; send the rest on its own"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be fetched.

    Attributes:
        trouble: why it is not fetched at all; else empty.
        late: what is said when it does not come.
        page: what it means when a page comes in its place; empty where a page is wanted.
        headers: for the host of ``url`` alone.
        size: in bytes, as far as it is known.
    """

    name: str
    url: str = ""
    trouble: str = ""
    late: str = ""
    page: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    size: int = 0


async def fetch(wanted: Sequence[Wanted], say: Say) -> list[Attachment]:
    """Return files in their order; what could not be had says why."""
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        taken = await asyncio.gather(*(_one(session, each) for each in wanted[:_COUNT]))
    left = [Attachment(each.name, b"", _TOO_MANY) for each in wanted[_COUNT:]]
    return [
        Attachment(each.name, each.data, say(each.trouble)) if each.trouble else each
        for each in (*taken, *left)
    ]


async def _one(session: aiohttp.ClientSession, wanted: Wanted) -> Attachment:
    def without(trouble: str) -> Attachment:
        return Attachment(wanted.name, b"", trouble)

    if wanted.trouble:
        return without(wanted.trouble)
    if wanted.size > MOST:
        return without(_TOO_LARGE)
    try:
        status, kind, data = await _read(session, wanted)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        _log.warning("file kind=%s", type(error).__name__)
        return without(wanted.late)
    if status != 200:
        _log.warning("file status=%s", status)
        return without(GONE if status == 404 else wanted.late)
    if len(data) > MOST:
        return without(_TOO_LARGE)
    if wanted.page and kind == "text/html":
        return without(wanted.page)
    return Attachment(wanted.name, data)


async def _read(session: aiohttp.ClientSession, wanted: Wanted) -> tuple[int, str, bytes]:
    """Return the status, the content type and the bytes, a few more than allowed at most."""
    first = url = URL(wanted.url)
    for _ in range(_HOPS):
        headers = wanted.headers if url.origin() == first.origin() else {}
        async with session.get(url, headers=headers, allow_redirects=False) as answer:
            to = answer.headers.get("Location", "")
            if answer.status not in (301, 302, 303, 307, 308) or not to:
                return answer.status, answer.content_type, await _bytes(answer)
            url = url.join(URL(to))
        if first.scheme == "https" != url.scheme:
            raise ValueError("a way out of the safe one")
    raise ValueError("sent on too often")


async def _bytes(answer: aiohttp.ClientResponse) -> bytes:
    data = await answer.content.read(MOST + 1)
    while len(data) <= MOST and not answer.content.at_eof():
        data += await answer.content.read(MOST + 1 - len(data))
    return data
