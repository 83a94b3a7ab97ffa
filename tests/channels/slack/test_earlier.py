from datetime import UTC, datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.earlier import earlier, mark
from tests.fakes.slack_api import FakeSlack


async def test_messages_are_found_by_their_marks_and_the_overflow_in_the_thread() -> None:
    since = datetime.now(UTC)
    async with FakeSlack() as fake:
        home = fake.dm(fake.user("ana")).id
        client = AsyncWebClient(token=fake.token, base_url=fake.api)
        first = await client.chat_postMessage(channel=home, text="a", metadata=mark("job/0"))
        await client.chat_postMessage(
            channel=home, text="b", thread_ts=first["ts"], metadata=mark("job/1")
        )
        await client.chat_postMessage(channel=home, text="not marked")
        strange = {"event_type": "deskcheck_reply"}
        await client.chat_postMessage(channel=home, text="marked by another", metadata=strange)
        found = await earlier(client, home, "", since, "job")
        assert set(found) == {"job/0", "job/1", "None"} and found["job/0"] == first["ts"]
        assert set(await earlier(client, home, first["ts"], since)) == {"job/0", "job/1"}


async def test_where_slack_does_not_show_them_none_are_known() -> None:
    async with FakeSlack() as fake:
        fake.fail("conversations.history", "missing_scope")
        client = AsyncWebClient(token=fake.token, base_url=fake.api)
        home = fake.dm(fake.user("ana")).id
        assert await earlier(client, home, "", datetime.now(UTC), "job") == {}
