import time
from collections.abc import AsyncIterator

import pytest
from botbuilder.schema import Activity
from botframework.connector.aio import ConnectorClient

from bot.channels.teams import connector
from bot.channels.teams.connector import Connectors, Refused, Sender
from bot.talk.trouble import ChannelError
from tests.fakes.teams_people import GROUP_ID
from tests.fakes.teams_service import TOKEN, FakeTeams

HELLO = Activity(type="message", text="hello")


async def token() -> str:
    return TOKEN


async def nothing() -> str:
    return ""


@pytest.fixture
async def fake() -> AsyncIterator[FakeTeams]:
    async with FakeTeams() as made:
        yield made


@pytest.fixture
async def client(fake: FakeTeams) -> AsyncIterator[ConnectorClient]:
    sender = Sender(token, first=0.01)
    yield await Connectors(sender).create(fake.url)
    await sender.close()


async def test_a_message_goes_out_with_our_token(fake: FakeTeams, client: ConnectorClient) -> None:
    sent = await client.conversations.send_to_conversation(GROUP_ID, HELLO)
    assert sent.id == fake.seen(fake.group)[0].id
    assert fake.calls[0].body == {"type": "message", "text": "hello"}


async def test_one_client_serves_an_address(fake: FakeTeams) -> None:
    made = Connectors(Sender(token))
    assert await made.create(fake.url) is await made.create(fake.url, "x")


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_what_may_be_repeated_is(
    status: int, fake: FakeTeams, client: ConnectorClient
) -> None:
    fake.fail(status, times=3)
    await client.conversations.send_to_conversation(GROUP_ID, HELLO)
    assert [each.status for each in fake.calls] == [status] * 3 + [201]
    assert len(fake.seen(fake.group)) == 1


def test_it_waits_longer_each_time_and_never_the_same() -> None:
    sender = Sender(token, first=1.0)
    waits = [[sender._pause(tried, "") for _ in range(200)] for tried in range(1, 8)]
    for at, each in enumerate(waits[:5]):
        assert 0.5 * 2**at <= min(each) and max(each) <= 1.5 * 2**at and len(set(each)) > 100
    assert max(waits[6]) <= 45
    assert 7 <= sender._pause(1, "7") <= 8 and sender._pause(1, "9999") <= 31
    assert sender._pause(1, "Wed, 21 Oct 2026 07:28:00 GMT") <= 1.5


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 500, 503])
async def test_what_may_not_is_told(status: int, fake: FakeTeams, client: ConnectorClient) -> None:
    fake.fail(status)
    with pytest.raises(Refused) as raised:
        await client.conversations.send_to_conversation(GROUP_ID, HELLO)
    assert (raised.value.status, raised.value.code) == (status, "Scripted")
    assert len(fake.calls) == 1


async def test_it_waits_as_long_as_it_is_asked_to(fake: FakeTeams, client: ConnectorClient) -> None:
    fake.fail(429, Retry_After="1")
    begun = time.monotonic()
    await client.conversations.send_to_conversation(GROUP_ID, HELLO)
    assert time.monotonic() - begun >= 1.0


async def test_it_does_not_try_for_ever(fake: FakeTeams, client: ConnectorClient) -> None:
    fake.fail(429, times=100)
    with pytest.raises(Refused, match="429"):
        await client.conversations.send_to_conversation(GROUP_ID, HELLO)
    assert len(fake.calls) == 6


async def test_without_a_token_none_is_shown(fake: FakeTeams) -> None:
    sender = Sender(nothing)
    made = await Connectors(sender).create(fake.url)
    with pytest.raises(Refused, match="401"):
        await made.conversations.send_to_conversation(GROUP_ID, HELLO)
    await sender.close()


async def test_nobody_there_is_said() -> None:
    sender = Sender(token)
    made = await Connectors(sender).create("http://127.0.0.1:9/")
    with pytest.raises(ChannelError, match="not reached"):
        await made.conversations.send_to_conversation(GROUP_ID, HELLO)
    await sender.close()


def test_answers_that_are_no_json_count_as_empty() -> None:
    assert connector._written(b"<html>") == b"" and connector._written(b'{"id":"1"}') != b""
    for body in (b"<html>", b'{"error":5}', b'{"error":{}}'):
        assert connector._said(body, "code") == ""
    assert connector._said(b'{"error":{"message":"no"}}', "message") == "no"
