"""The public keys with which the Bot Framework signs: fetched beside other work, kept for a day."""

import asyncio
import json
import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt

from bot.talk.trouble import ChannelError

_log = logging.getLogger("deskcheck")
_SECONDS = 5.0  # for one fetch
_FRESH = 24 * 3600.0  # seconds that keys are used
_AGAIN = 600.0  # seconds between two fetches, whoever asks for whatever key
_MOST = 1_000_000  # bytes
_TROUBLE = (aiohttp.ClientError, OSError, TimeoutError, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class Key:
    """A public key.

    Attributes:
        endorsements: of which platforms it may sign messages.
    """

    key: jwt.PyJWK
    endorsements: frozenset[str]


class Keys:
    """Fetches keys and remembers them."""

    def __init__(self, url: str, seconds: float = _SECONDS) -> None:
        """Prepare.

        Args:
            url: of the OpenID metadata.
            seconds: that a fetch may take.
        """
        self._url, self._seconds = url, seconds
        self._known: Mapping[str, Key] = {}
        self._fetched = self._tried = float("-inf")
        self._lock = asyncio.Lock()

    async def find(self, name: str) -> Key | None:
        """Return a key by its id, or None where the service has no such key.

        Raises:
            ChannelError: when there are no keys and none can be had.
        """
        if self._wanting(name):
            async with self._lock:
                if self._wanting(name):  # whoever waited finds what was fetched meanwhile
                    await self._fetch()
        return self._known.get(name)

    def _wanting(self, name: str) -> bool:
        now = time.monotonic()
        if not self._known:
            return True
        known = name in self._known and now - self._fetched < _FRESH
        return not known and now - self._tried > _AGAIN

    async def _fetch(self) -> None:
        self._tried = time.monotonic()
        try:
            async with asyncio.timeout(self._seconds), aiohttp.ClientSession() as session:
                metadata = await _read(session, self._url)
                found = await _read(session, str(metadata["jwks_uri"]))
            known = dict(_keys(found["keys"]))
        except _TROUBLE as error:
            _log.error("teams.keys kind=%s", type(error).__name__)
            known = {}
        if known:
            self._known, self._fetched = known, time.monotonic()
        if not self._known:
            raise ChannelError("The keys of the Bot Framework cannot be fetched.")


async def _read(session: aiohttp.ClientSession, url: str) -> Any:
    async with session.get(url) as answer:
        answer.raise_for_status()
        told = bytearray()
        async for piece in answer.content.iter_chunked(65_536):
            told += piece
            if len(told) > _MOST:
                raise ValueError("too long")
    return json.loads(told)


def _keys(listed: Any) -> Iterator[tuple[str, Key]]:
    for each in listed:
        try:
            key = jwt.PyJWK(each, "RS256")
            yield str(each["kid"]), Key(key, frozenset(each.get("endorsements") or ()))
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, AttributeError):
            continue  # a key of another kind; the others still count
