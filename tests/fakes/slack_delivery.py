"""How something reaches the bot: one delivery with its attempts, carried over signed HTTP."""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from math import inf
from typing import Any, Literal, Protocol, Self
from urllib.parse import urlencode

import aiohttp

from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import Post

What = Literal["events_api", "interactive", "slash_commands"]


@dataclass
class Attempt:
    """One try: when, how long the bot took, what it said; ``failure`` is empty when it was fine."""

    number: int
    reason: str
    sent: float
    took: float
    status: int | None = None
    answer: Any = None
    failure: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class Delivery:
    """Something that a person did and the bot is told of."""

    kind: What
    payload: Json
    user: str
    channel: str | None
    sent: float
    post: Post | None = None
    attempts: list[Attempt] = field(default_factory=list)
    refusal: str = ""
    """What the person reads instead when a command, a button or a form was not acknowledged."""
    retries: "asyncio.Task[None] | None" = None

    async def settled(self) -> Self:
        """Wait for the retries, if there are any, and return the delivery."""
        if self.retries:
            await self.retries
        return self

    @property
    def acked(self) -> bool:
        return any(not each.failure for each in self.attempts)

    @property
    def acknowledged(self) -> float:
        """Return the moment of the first acknowledgement, comparable with that of a call."""
        return next((each.sent + each.took for each in self.attempts if not each.failure), inf)

    @property
    def status(self) -> int | None:
        return self.attempts[-1].status if self.attempts else None

    @property
    def answer(self) -> Any:
        """Return what the acknowledgement carried."""
        return next((each.answer for each in self.attempts if not each.failure), None)


class Courier(Protocol):
    """A way to the bot."""

    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        """Bring it once and wait for the acknowledgement, three seconds at most."""
        ...


def encode(delivery: Delivery) -> tuple[bytes, str]:
    """Return the body and its type: events are JSON, what people press is a form."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    plain = delivery.kind == "slash_commands"
    form = delivery.payload if plain else {"payload": json.dumps(delivery.payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def sign(secret: str, body: bytes, age: float = 0.0) -> dict[str, str]:
    """Return the two headers of Slack's signature, version 0."""
    stamp = str(int(time.time() - age))
    base = b"v0:" + stamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


class Post2xx:
    """The HTTP way: a signed POST that must be answered with 2xx in time."""

    def __init__(self, url: str, secret: str, patience: float) -> None:
        self.url, self.secret, self.patience = url, secret, patience
        self.session = aiohttp.ClientSession()

    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        body, kind = encode(delivery)
        headers = {"Content-Type": kind, "User-Agent": "Slackbot 1.0"} | sign(self.secret, body)
        if number:
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        return await self.post(body, headers, Attempt(number, reason, time.monotonic(), 0.0))

    async def post(self, body: bytes, headers: dict[str, str], attempt: Attempt) -> Attempt:
        try:
            async with (
                asyncio.timeout(self.patience),
                self.session.post(self.url, data=body, headers=headers) as response,
            ):
                attempt.answer = _read(await response.text())
                attempt.status, attempt.headers = response.status, dict(response.headers)
                attempt.failure = "" if response.status < 300 else "http_error"
        except TimeoutError:
            attempt.failure = "http_timeout"
        except aiohttp.ClientError:
            attempt.failure = "connection_failed"
        attempt.took = time.monotonic() - attempt.sent
        return attempt


def _read(answer: str) -> Any:
    try:
        return json.loads(answer) if answer else None
    except ValueError:
        return answer
