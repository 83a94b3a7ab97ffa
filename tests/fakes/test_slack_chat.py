from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.fakes.calling import Pair, refusal
from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import TEAM


async def test_a_message_is_posted_changed_linked_and_deleted(caller: Pair) -> None:
    fake, client = caller
    room = fake.channel("hiring", fake.user("anna"))
    ts = (await client.chat_postMessage(channel=room.id, text="one"))["ts"]
    await client.chat_postMessage(channel=room.id, text="reply", thread_ts=ts)
    await client.chat_update(channel=room.id, ts=ts, text="two")
    assert [each.text for each in fake.messages(room)] == ["two", "reply"]
    link = await client.chat_getPermalink(channel=room.id, message_ts=ts)
    assert link["permalink"].endswith(ts.replace(".", ""))
    found = await client.conversations_replies(channel=room.id, ts=ts)
    assert [each["text"] for each in found["messages"]] == ["two", "reply"]
    listed = await client.conversations_history(channel=room.id)
    assert [each["text"] for each in listed["messages"]] == ["two"]
    await client.reactions_add(channel=room.id, timestamp=ts, name="eyes")
    assert await refusal(client.reactions_add(channel=room.id, timestamp=ts, name="eyes")) == (
        "already_reacted"
    )
    await client.chat_delete(channel=room.id, ts=ts)
    assert [each.text for each in fake.messages(room)] == ["reply"]
    assert await refusal(client.chat_update(channel=room.id, ts=ts, text="x")) == (
        "message_not_found"
    )


async def test_text_alone_leaves_the_blocks_of_a_message(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna")
    blocks: list[Any] = [{"type": "header", "text": {"type": "plain_text", "text": "Head"}}]
    sent = await client.chat_postMessage(channel=anna.id, text="one", blocks=blocks)
    where = {"channel": sent["channel"], "ts": sent["ts"]}
    await client.chat_update(**where, text="two")
    assert fake.messages(anna)[0].words == "Head"
    await client.chat_update(**where, text="two", blocks=[])
    assert fake.messages(anna)[0].words == "two"


REFUSED: dict[str, Json] = {
    "no_text": {},
    "msg_too_long": {"text": "x" * 40_001},
    "markdown_text_conflict": {"markdown_text": "x", "text": "x"},
    "invalid_blocks": {"text": "x", "blocks": [{"type": "headline"}]},
    "invalid_blocks_format": {"text": "x", "blocks": "not JSON"},
    "msg_blocks_too_long": {
        "text": "x",
        "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2641}}] * 5,
    },
    "metadata_too_large": {
        "text": "x",
        "metadata": {"event_type": "x", "event_payload": {"x": "x" * 4000}},
    },
    "thread_not_found": {"text": "x", "thread_ts": "1.000"},
}


@pytest.mark.parametrize("error", REFUSED)
async def test_a_message_that_cannot_be_shown_is_refused(caller: Pair, error: str) -> None:
    fake, client = caller
    anna = fake.user("anna")
    call = client.api_call("chat.postMessage", json={"channel": anna.id, **REFUSED[error]})
    assert await refusal(call) == error
    assert fake.messages(anna) == [] and [each.error for each in fake.refusals()] == [error]


async def test_a_refusal_of_blocks_says_where(caller: Pair) -> None:
    fake, client = caller
    long: list[Any] = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=fake.user("anna").id, text="x", blocks=long)
    notes = caught.value.response["response_metadata"]["messages"]
    assert notes[-1] == (
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    )
    bare = {"channel": fake.user("ben").id, "blocks": [{"type": "divider"}]}
    short = await client.api_call("chat.postMessage", json=bare)
    assert short["warning"] == "missing_text_in_content"


async def test_not_every_channel_is_the_bots(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna")
    places = {
        "channel_not_found": fake.channel("secret", anna, kind="private", bot=False).id,
        "not_in_channel": fake.channel("public", anna, bot=False).id,
        "is_archived": fake.channel("old", anna, archived=True).id,
    }
    for error, place in places.items():
        assert await refusal(client.chat_postMessage(channel=place, text="x")) == error
    assert await refusal(client.conversations_open(users="U0NOBODY")) == "user_not_found"
    robot = fake.user("robot", is_bot=True)
    assert await refusal(client.conversations_open(users=[robot.id])) == "cannot_dm_bot"
    opened = await client.conversations_open(users=[anna.id])
    assert opened["channel"]["id"] == fake.dm(anna).id
    fake.events.clear()
    said = await fake.say(anna, fake.dm(anna), "mine")
    assert said.post
    theirs: Json = {"channel": fake.dm(anna).id, "ts": said.post.ts}
    assert await refusal(client.chat_update(**theirs, text="x")) == "cant_update_message"
    assert await refusal(client.chat_delete(**theirs)) == "cant_delete_message"


async def test_an_ephemeral_message_is_for_one(caller: Pair) -> None:
    fake, client = caller
    anna, ben = fake.user("anna"), fake.user("ben")
    room = fake.channel("hiring", anna)
    sent = await client.chat_postEphemeral(channel=room.id, user=anna.id, text="psst")
    assert [each.words for each in fake.visible_to(anna)] == ["psst"]
    assert fake.visible_to(ben) == [] and fake.messages(room) == []
    assert await refusal(client.chat_postEphemeral(channel=room.id, user=ben.id, text="x")) == (
        "user_not_in_channel"
    )
    assert await refusal(client.chat_update(channel=room.id, ts=sent["message_ts"], text="x")) == (
        "message_not_found"
    )


async def test_a_stream_is_written_and_ends_by_itself(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna")
    fake.events.clear()
    said = await fake.say(anna, fake.dm(anna), "question")
    assert said.post
    where: Json = {"channel": fake.dm(anna).id, "thread_ts": said.post.ts}
    assert await refusal(client.chat_startStream(**where)) == "missing_recipient_team_id"
    who: Json = {"recipient_team_id": TEAM, "recipient_user_id": anna.id}
    stream = await client.chat_stream(**where, **who, buffer_size=4)
    await stream.append(markdown_text="Hello ")
    await stream.append(markdown_text="there")
    ts = str(stream.ts)
    here: Json = {"channel": fake.dm(anna).id, "ts": ts}
    assert await refusal(client.chat_update(**here, text="x")) == "streaming_state_conflict"
    await stream.stop()
    assert fake.messages(anna)[-1].text == "Hello there"
    late = (await client.chat_startStream(**where, **who, markdown_text="Half "))["ts"]
    assert await refusal(
        client.chat_appendStream(channel=here["channel"], ts=late, markdown_text="x" * 12_001)
    ) == ("msg_too_long")
    fake.advance(301)
    for method in (client.chat_appendStream, client.chat_stopStream):
        call = method(channel=here["channel"], ts=late, markdown_text="more")
        assert await refusal(call) == "message_not_in_streaming_state"
    await client.chat_update(channel=here["channel"], ts=late, text="Half and more")
    assert fake.messages(anna)[-1].text == "Half and more"
