"""The socket: let in or told why not, back at once when it is lost, quiet when it is closed."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.socket import Socket
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_world import User
from tests.patience import PATIENCE


class Taker:
    """Takes what comes, and answers as a test wants."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answer = BoltResponse(status=200, body="")
        self.wait = 0.0

    async def __call__(self, body: dict[str, Any], headers: dict[str, str]) -> BoltResponse:
        self.bodies.append(body)
        self.headers.append(headers)
        await asyncio.sleep(self.wait)
        return self.answer


@contextlib.asynccontextmanager
async def opened(fake: FakeSlack, take: Taker, *, total: float = 30.0) -> AsyncIterator[Socket]:
    async with ClientSession(timeout=ClientTimeout(total=total)) as session:
        client = AsyncWebClient(token=fake.app_token, base_url=fake.api, session=session)
        socket = Socket(client, session, take)
        await socket.open()
        try:
            yield socket
        finally:
            await socket.close()


async def say(fake: FakeSlack, user: User, text: str = "hello") -> bool:
    return (await fake.say(user, fake.dm(user), text)).acked


async def test_what_comes_is_taken_and_acknowledged_with_its_answer() -> None:
    async with FakeSlack() as fake:
        ana, take = fake.user("ana"), Taker()
        channel = fake.channel("general", ana)
        async with opened(fake, take) as socket:
            assert await say(fake, ana)
            assert socket.age
            take.answer = BoltResponse(status=200, body="seen")
            told = await fake.slash(ana, channel, "help")
            assert told.answer == {"text": "seen"}
            take.answer = BoltResponse(
                status=200, body=json.dumps({"a": 1}), headers={"content-type": "application/json"}
            )
            assert (await fake.slash(ana, channel, "help")).answer == {"a": 1}
        assert not socket.age
        assert take.bodies[0]["event"]["text"] == "hello"


async def test_what_is_not_taken_is_not_acknowledged_and_comes_again() -> None:
    async with FakeSlack() as fake:
        fake.patience, fake.retry_delays = 0.3, (0.0,)
        ana, take = fake.user("ana"), Taker()
        take.answer = BoltResponse(status=503, body="")
        async with opened(fake, take):
            assert not await say(fake, ana)
            async with asyncio.timeout(PATIENCE):
                while len(take.bodies) < 2:
                    await asyncio.sleep(0.01)
        assert take.headers[1]["x-slack-retry-num"] == "1"


@pytest.mark.parametrize("how", ["refresh_requested", "warning", "cut", "close"])
async def test_a_connection_that_ends_is_followed_by_the_next_at_once(how: str) -> None:
    async with FakeSlack() as fake:
        ana, take = fake.user("ana"), Taker()
        async with opened(fake, take):
            for _ in range(2):
                before = fake.sockets.opened
                if how == "cut":
                    fake.sockets.cut()
                else:
                    await fake.disconnect(how, close=how != "warning")
                async with asyncio.timeout(PATIENCE):
                    while fake.sockets.opened == before:
                        await asyncio.sleep(0.01)
                assert await say(fake, ana)


async def test_while_it_changes_over_both_connections_are_heard() -> None:
    async with FakeSlack() as fake:
        ana, take = fake.user("ana"), Taker()
        async with opened(fake, take):
            fake.delay("apps.connections.open", 0.3)
            await fake.disconnect("warning", close=False)
            assert await say(fake, ana), "over the old one"
            async with asyncio.timeout(PATIENCE):
                while len(fake.sockets.links) < 2:
                    await asyncio.sleep(0.01)
            assert [await say(fake, ana) for _ in range(4)] == [True] * 4


async def test_an_address_is_asked_for_anew_at_every_try() -> None:
    async with FakeSlack() as fake:
        ana, take = fake.user("ana"), Taker()
        async with opened(fake, take):
            fake.fail("apps.connections.open", "internal_error", times=2)
            fake.sockets.cut()
            async with asyncio.timeout(PATIENCE):
                while fake.sockets.opened < 2:
                    await asyncio.sleep(0.01)
            assert await say(fake, ana)
        assert len(fake.calls("apps.connections.open")) == 4


async def test_a_refused_token_is_told_at_once() -> None:
    async with FakeSlack() as fake, ClientSession() as session:
        client = AsyncWebClient(token="xapp-wrong", base_url=fake.api, session=session)
        socket = Socket(client, session, Taker())
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(SlackApiError, match="invalid_auth"):
                await socket.open()
        await socket.close()


async def test_too_many_connections_are_a_trouble_not_a_greeting() -> None:
    async with FakeSlack() as fake, contextlib.AsyncExitStack() as stack:
        for _ in range(10):
            await stack.enter_async_context(opened(fake, Taker()))
        with pytest.raises(ClientError, match="greeting"):
            await stack.enter_async_context(opened(fake, Taker()))


async def test_it_outlives_the_patience_of_a_call() -> None:
    async with FakeSlack() as fake:
        ana, take = fake.user("ana"), Taker()
        async with opened(fake, take, total=0.5):
            await asyncio.sleep(1)
            assert await say(fake, ana) and fake.sockets.opened == 1


async def test_a_close_acknowledges_what_came_before() -> None:
    async with FakeSlack() as fake:
        ana, take = fake.user("ana"), Taker()
        take.wait = 0.3
        async with opened(fake, take):
            saying = asyncio.create_task(say(fake, ana))
            while not take.bodies:
                await asyncio.sleep(0.01)
        assert await saying
