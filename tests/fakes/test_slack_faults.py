import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.calling import Pair, refusal


async def test_limits_are_told_with_when_to_come_back(caller: Pair) -> None:
    fake, _ = caller
    anna = fake.user("anna")
    fake.limit("chat.postMessage", times=1, seconds=1)
    client = AsyncWebClient(token=fake.token, base_url=fake.api, retry_handlers=[])
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=anna.id, text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "1"
    fake.limit("chat.postMessage", times=1, seconds=1)
    client.retry_handlers = [AsyncRateLimitErrorRetryHandler(1)]
    start = time.monotonic()
    assert (await client.chat_postMessage(channel=anna.id, text="x"))["ok"]
    assert time.monotonic() - start > 0.9


async def test_one_channel_has_its_pace(caller: Pair) -> None:
    fake, client = caller
    anna, ben = fake.user("anna"), fake.user("ben")
    fake.faults.pace = 1.0
    for _ in range(3):
        await client.chat_postMessage(channel=anna.id, text="x")
    assert await refusal(client.chat_postMessage(channel=anna.id, text="x")) == "ratelimited"
    await client.chat_postMessage(channel=ben.id, text="x")
    fake.advance(5)
    await client.chat_postMessage(channel=anna.id, text="x")


async def test_what_a_test_lets_go_wrong(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna")

    def post() -> Awaitable[Any]:
        return client.chat_postMessage(channel=anna.id, text="x")

    fake.fail("chat.postMessage", "is_archived", times=2)
    assert [await refusal(post()), await refusal(post())] == ["is_archived"] * 2
    fake.fail("*", "fatal_error", when=lambda call: call.args.get("text") == "x")
    assert await refusal(post()) == "fatal_error"
    fake.down("chat.postMessage", times=1)
    await _broken(post)
    fake.cut("chat.postMessage")
    await _broken(post)
    assert fake.messages(anna) == []
    fake.cut("chat.postMessage", done=True)
    await _broken(post)
    assert len(fake.messages(anna)) == 1  # it was posted; only the answer was lost
    fake.delay("chat.postMessage", 0.1)
    late = asyncio.ensure_future(post())
    await asyncio.sleep(0.02)
    await fake.quiet(0.02)
    assert late.done() and len(fake.messages(anna)) == 2


async def _broken(call: Callable[[], Awaitable[Any]]) -> None:
    with pytest.raises((SlackApiError, aiohttp.ClientError)):
        await call()


async def test_a_bot_that_never_rests_is_a_failure(caller: Pair) -> None:
    fake, client = caller

    async def talk() -> None:
        while True:
            await client.auth_test()

    talking = asyncio.ensure_future(talk())
    with pytest.raises(TimeoutError, match="still busy"):
        await fake.quiet(0.2, limit=0.4)
    talking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await talking
