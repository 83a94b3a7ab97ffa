"""The socket to Slack: opened or told why not, opened anew when it is lost, closed with its work.

Slack's own client is not used here for three reasons: it tries a token that is refused for ever
instead of saying so, it goes on trying an address that Slack lets be used once, and it notices a
connection that broke after ten seconds only.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.calling import code

if TYPE_CHECKING:
    _Link = aiohttp.ClientWebSocketResponse[bool]

_log = logging.getLogger("deskcheck")
_HEARTBEAT = 10.0  # seconds between two pings; half of it without an answer ends the connection
_HELLO = 10.0  # seconds until Slack greets
_CLOSING = aiohttp.ClientWSTimeout(ws_close=2.0)  # seconds for a last word
_LARGEST = 4_000_000  # bytes of one delivery
_REST = 10.0  # seconds that Slack goes on sending over a connection that it is about to end
_SHORT = 5.0  # seconds; a connection that was over sooner is not opened again at once
_WAITS = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds before each further try
WEATHER = (aiohttp.ClientError, OSError, TimeoutError, SlackApiError)
"""What can be wrong with a connection that may be well at the next try."""


class Socket:
    """One connection at a time; for a moment two where Slack asks to change over."""

    def __init__(
        self,
        client: AsyncWebClient,
        session: aiohttp.ClientSession,
        take: Callable[[dict[str, Any], dict[str, str]], Awaitable[BoltResponse]],
    ) -> None:
        """Prepare.

        Args:
            client: with the token of the app.
            session: opens connections.
            take: is given a payload and its headers; 200 acknowledges it.
        """
        self._client, self._session, self._take = client, session, take
        self._listening: asyncio.Task[None] | None = None
        self._open: set[_Link] = set()
        self._hearing: set[asyncio.Task[None]] = set()
        self._taking: set[asyncio.Task[None]] = set()
        self._since = 0.0

    @property
    def age(self) -> float | None:
        """Seconds since the connection was opened; None while there is none."""
        return time.monotonic() - self._since if self._open else None

    async def open(self) -> None:
        """Connect, and begin to listen.

        Raises:
            SlackApiError: when Slack refuses the token.
            ClientError, OSError: when the connection cannot be had.
        """
        self._listening = asyncio.create_task(self._listen(await self._connected()))

    async def close(self) -> None:
        """Take nothing more; what came is acknowledged still."""
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await asyncio.gather(*self._taking, return_exceptions=True)
        for socket in list(self._open):
            await socket.close()
        await asyncio.gather(*self._hearing, return_exceptions=True)

    async def _connected(self) -> "_Link":
        opened = await self._client.apps_connections_open(app_token=str(self._client.token))
        socket = await self._session.ws_connect(
            str(opened["url"]), heartbeat=_HEARTBEAT, proxy=self._client.proxy,
            ssl=self._client.ssl or True, max_msg_size=_LARGEST, timeout=_CLOSING,
        )  # fmt: skip
        try:
            hello = await socket.receive_json(timeout=_HELLO)
        except (TypeError, ValueError, TimeoutError):
            hello = {}
        if hello.get("type") != "hello":
            await socket.close()
            raise aiohttp.ClientError("no greeting")
        self._open.add(socket)
        self._since = time.monotonic()
        return socket

    async def _listen(self, socket: "_Link") -> None:
        """Hear one connection after the other."""
        while True:
            over, since = asyncio.Event(), time.monotonic()
            hearing = _kept(self._hear(socket, over), self._hearing)
            await over.wait()
            old, socket = socket, await self._again(time.monotonic() - since < _SHORT)
            _kept(self._leave(old, hearing), self._taking)

    async def _again(self, soon: bool) -> "_Link":
        """Connect until it works; not at once where the last connection was ``soon`` over."""
        tries = int(soon)
        while True:
            await asyncio.sleep(_WAITS[min(tries, len(_WAITS) - 1)])
            tries += 1
            try:
                socket = await self._connected()
            except WEATHER as error:
                _log.warning("slack.socket kind=%s try=%s", _kind(error), tries)
            else:
                _log.info("slack.socket opened=again tries=%s", tries)
                return socket

    async def _hear(self, socket: "_Link", over: asyncio.Event) -> None:
        """Take what comes until the connection ends; ``over`` is set when a new one is needed."""
        try:
            async for message in socket:
                said = _read(message.data) if message.type is aiohttp.WSMsgType.TEXT else {}
                if said.get("type") == "disconnect":
                    _log.info("slack.socket disconnect=%s", said.get("reason"))
                    over.set()
                elif said.get("envelope_id"):
                    _kept(self._one(socket, said), self._taking)
        finally:
            self._open.discard(socket)
            over.set()

    async def _leave(self, socket: "_Link", hearing: asyncio.Task[None]) -> None:
        """Hear the rest of a connection that Slack is about to end; end it where Slack does not."""
        await asyncio.wait([hearing], timeout=_REST)
        await socket.close()

    async def _one(self, socket: "_Link", said: dict[str, Any]) -> None:
        """Have one delivery taken, and acknowledge it; what is not, Slack delivers again."""
        again = {
            f"x-slack-retry-{name}": str(said[f"retry_{key}"])
            for name, key in (("num", "attempt"), ("reason", "reason"))
            if said.get(f"retry_{key}") is not None
        }
        try:
            answer = await self._take(said.get("payload") or {}, again)
            if answer.status != 200:
                return
            told: dict[str, Any] = {"envelope_id": said["envelope_id"]}
            if answer.body:
                typed = answer.headers.get("content-type", [""])[0]
                json_ = typed.startswith("application/json")
                told["payload"] = json.loads(answer.body) if json_ else {"text": answer.body}
            await socket.send_str(json.dumps(told))
        except (ConnectionError, aiohttp.ClientError):
            _log.info("slack.socket acknowledged=no")
        except Exception as error:  # one delivery never ends the connection
            _log.error("slack.socket kind=%s", type(error).__name__)


def _kept(work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> asyncio.Task[None]:
    """Begin something that nothing else holds on to."""
    task = asyncio.create_task(work)
    among.add(task)
    task.add_done_callback(among.discard)
    return task


def _read(data: str) -> dict[str, Any]:
    try:
        said = json.loads(data)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _kind(error: BaseException) -> str:
    if isinstance(error, SlackApiError):
        return code(error)
    return type(error).__name__
