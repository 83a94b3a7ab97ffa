"""The way to the Bot Framework service: without blocking, with patience where it asks for it."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable

import aiohttp
from botframework.connector import BotFrameworkConnectorConfiguration
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import ConnectorFactory
from msrest.authentication import Authentication
from msrest.pipeline import Request, Response
from msrest.pipeline.async_abc import AsyncHTTPSender, AsyncPipeline
from msrest.pipeline.universal import RawDeserializer
from msrest.universal_http import ClientRequest, ClientResponse
from yarl import URL

from bot.talk.trouble import ChannelError

_AGAIN = frozenset((412, 429, 502, 504))
_TRIES = 6
_FIRST, _LONGEST = 0.5, 30.0  # seconds to wait
_SECONDS = 30.0  # for one call

Tokens = Callable[[], Awaitable[str]]


class Refused(Exception):
    """The service took a call and said no.

    Attributes:
        status: of HTTP.
        code: the service's own word for it.
        told: its sentence, which tells apart what it has one word for.
    """

    def __init__(self, status: int, code: str, told: str = "") -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.told = status, code, told


class _Taken(ClientResponse):
    """What the service answered, already read."""

    def __init__(self, request: ClientRequest, status: int, read: bytes) -> None:
        super().__init__(request, None)
        self.status_code, self._read = status, read
        self.headers = {"content-type": "application/json"}

    def body(self) -> bytes:
        return self._read


class Sender(AsyncHTTPSender[ClientRequest, ClientResponse]):
    """Sends what the SDK wrote; the SDK's own sender blocks a thread and repeats too much."""

    def __init__(self, tokens: Tokens, first: float = _FIRST) -> None:
        """Prepare.

        Args:
            tokens: gives what our calls are let in with.
            first: how long (seconds) the first wait takes.
        """
        self._tokens, self._first = tokens, first
        self._session: aiohttp.ClientSession | None = None

    async def send(
        self, request: Request[ClientRequest], **config: object
    ) -> Response[ClientRequest, ClientResponse]:
        """Send a call, again where the service says that it may be repeated.

        Raises:
            Refused: when the service says no.
            ChannelError: when it is not reached.
        """
        call, tried = request.http_request, 1
        if token := await self._tokens():
            call.headers["Authorization"] = f"Bearer {token}"
        while True:
            status, wait, body = await self._once(call)
            if status < 400:
                return Response(request, _Taken(call, status, _written(body)))
            if status not in _AGAIN or tried == _TRIES:
                raise Refused(status, _said(body, "code") or "unknown", _said(body, "message"))
            await asyncio.sleep(self._pause(tried, wait))
            tried += 1

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session:
            await self._session.close()
            self._session = None

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _once(self, call: ClientRequest) -> tuple[int, str, bytes]:
        """Send once; return the status, how long to wait, and what was answered."""
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=_SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout)
        url = URL(call.url, encoded=True)
        try:
            async with self._session.request(
                call.method, url, headers=dict(call.headers), data=call.data, allow_redirects=False
            ) as answer:
                wait = answer.headers.get("Retry-After", "")
                return answer.status, wait, await answer.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise ChannelError(f"Teams is not reached ({type(error).__name__}).") from None

    def _pause(self, tried: int, asked: str) -> float:
        """Return how many seconds to wait: as asked, else twice as long each time; with jitter."""
        if asked.isascii() and asked.isdigit():
            return min(float(asked), _LONGEST) + random.uniform(0, self._first)
        return min(self._first * 2.0 ** (tried - 1), _LONGEST) * random.uniform(0.5, 1.5)


def _written(body: bytes) -> bytes:
    """Return an answer that the SDK can read: JSON, or nothing."""
    return body if body[:1] in (b"{", b"[") else b""


def _said(body: bytes, name: str) -> str:
    """Return what a refusal says; empty where it says nothing."""
    try:
        told = json.loads(body)["error"][name]
    except (ValueError, KeyError, TypeError):
        return ""
    return str(told)[:80]


class _Pipeline(AsyncPipeline[ClientRequest, ClientResponse]):
    """The SDK's own pipeline without its credentials, which bring their own way to the service."""

    def __init__(self, config: BotFrameworkConnectorConfiguration) -> None:
        super().__init__([config.user_agent_policy, RawDeserializer()], config.sender)


class Connectors(ConnectorFactory):
    """Makes the SDK's clients, all over one sender."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._made: dict[str, ConnectorClient] = {}

    async def create(self, service_url: str, audience: str = "") -> ConnectorClient:
        """Return the client of a service address."""
        if service_url not in self._made:
            configuration = BotFrameworkConnectorConfiguration(
                Authentication(), service_url, pipeline_type=_Pipeline, sender=self._sender
            )
            self._made[service_url] = ConnectorClient(None, custom_configuration=configuration)
        return self._made[service_url]
