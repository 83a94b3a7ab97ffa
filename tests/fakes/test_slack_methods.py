import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.fakes.calling import Pair, refusal
from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import TEAM

FORM: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Form"},
    "blocks": [{"type": "divider"}],
}


async def test_who_am_i_and_what_may_i(caller: Pair) -> None:
    fake, client = caller
    answer = await client.auth_test()
    assert answer["team_id"] == TEAM and "chat:write" in answer.headers["x-oauth-scopes"]
    assert await refusal(client.auth_test(token="xoxb-other")) == "invalid_auth"
    assert await refusal(AsyncWebClient(base_url=fake.api).auth_test()) == "not_authed"
    assert await refusal(client.api_call("chat.shout")) == "unknown_method"
    assert await refusal(client.apps_connections_open(app_token=fake.token)) == (
        "not_allowed_token_type"
    )
    assert await refusal(client.users_info(user="U", token=fake.app_token)) == (
        "not_allowed_token_type"
    )
    url = (await client.apps_connections_open(app_token=fake.app_token))["url"]
    assert url.startswith("ws://127.0.0.1:")


async def test_a_missing_scope_is_named(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna")
    fake.scopes -= {"users:read", "groups:history"}
    with pytest.raises(SlackApiError) as caught:
        await client.users_info(user=anna.id)
    assert caught.value.response["needed"] == "users:read"
    room = fake.channel("board", anna, kind="private")
    assert await refusal(client.conversations_history(channel=room.id)) == "missing_scope"
    fake.scopes -= {"chat:write"}
    assert await refusal(client.chat_postMessage(channel=room.id, text="x")) == "missing_scope"


async def test_people_and_channels_are_described(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna", tz="America/Sao_Paulo", locale="pt-BR")
    user = (await client.users_info(user=anna.id, include_locale=True))["user"]
    assert (user["tz"], user["tz_offset"], user["locale"]) == ("America/Sao_Paulo", -10800, "pt-BR")
    assert "locale" not in (await client.users_info(user=anna.id))["user"]
    room = fake.channel("hiring", anna)
    assert (await client.conversations_info(channel=room.id))["channel"]["is_channel"]
    assert anna.id in (await client.conversations_members(channel=room.id))["members"]
    # This method reads no JSON: what is in it is not seen.
    assert await refusal(client.api_call("conversations.info", json={"channel": room.id})) == (
        "invalid_arguments"
    )


async def test_a_trigger_opens_one_view_within_three_seconds(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna")
    trigger = fake.trigger(anna.id)
    opened = (await client.views_open(trigger_id=trigger, view=FORM))["view"]
    assert fake.modal(anna) and opened["hash"]
    assert await refusal(client.views_open(trigger_id=trigger, view=FORM)) == "exchanged_trigger_id"
    late = fake.trigger(anna.id)
    fake.advance(3.1)
    assert await refusal(client.views_open(trigger_id=late, view=FORM)) == "expired_trigger_id"
    assert await refusal(client.views_open(trigger_id="x", view=FORM)) == "invalid_trigger_id"
    broken = FORM | {"title": {"type": "plain_text", "text": "x" * 25}}
    assert await refusal(client.views_open(trigger_id=fake.trigger(anna.id), view=broken)) == (
        "invalid_arguments"
    )
    changed = await client.views_update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    stale = client.views_update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    assert await refusal(stale) == "hash_conflict" and changed["view"]["id"] == opened["id"]
    assert await refusal(client.views_update(view_id="V0", view=FORM)) == "not_found"
    for _ in range(2):
        await client.views_push(trigger_id=fake.trigger(anna.id), view=FORM)
    deeper = client.views_push(trigger_id=fake.trigger(anna.id), view=FORM)
    assert await refusal(deeper) == "push_limit_reached"
    home: Json = {"type": "home", "blocks": [{"type": "divider"}]}
    await client.views_publish(user_id=anna.id, view=home)
    assert fake.home(anna) in fake.visible_to(anna)
    assert await refusal(client.views_publish(user_id=anna.id, view=FORM)) == "invalid_arguments"


async def test_the_agents_status_prompts_and_title(caller: Pair) -> None:
    fake, client = caller
    anna = fake.user("anna")
    fake.events.clear()
    said = await fake.say(anna, fake.dm(anna), "question")
    assert said.post
    where: Json = {"channel_id": fake.dm(anna).id, "thread_ts": said.post.ts}
    await client.assistant_threads_setStatus(**where, status="is reading")
    assert list(fake.statuses.values()) == ["is reading"]
    await client.chat_postMessage(channel=anna.id, thread_ts=said.post.ts, text="done")
    assert fake.statuses == {}
    await client.assistant_threads_setTitle(**where, title="A check")
    prompts = [{"title": "Check", "message": "Check this"}]
    await client.assistant_threads_setSuggestedPrompts(**where, prompts=prompts)
    assert fake.prompts == {}  # with a thread, Slack takes it and shows nothing
    await client.assistant_threads_setSuggestedPrompts(channel_id=fake.dm(anna).id, prompts=prompts)
    told = await fake.prompt(anna, "Check")
    assert told.post and told.post.text == "Check this"
    many = client.assistant_threads_setSuggestedPrompts(
        channel_id=fake.dm(anna).id, prompts=prompts * 5
    )
    assert await refusal(many) == "invalid_arguments"


async def test_a_file_is_fetched_with_the_token_or_a_login_page_comes(caller: Pair) -> None:
    fake, client = caller
    cv, gone = fake.file("cv.txt", b"Anna"), fake.file("gone.txt", b"", missing=True)
    big = fake.file("big.txt", b"x", size=10, length=200_000, slow=0.01)
    assert (await client.files_info(file=cv.id))["file"]["url_private_download"]
    bearer = {"Authorization": f"Bearer {fake.token}"}
    async with aiohttp.ClientSession() as session:
        url = cv.card()["url_private_download"]
        async with session.get(url, headers=bearer) as response:
            assert await response.read() == b"Anna" and response.content_type == "text/plain"
        async with session.get(url) as response:
            assert response.status == 200 and response.content_type == "text/html"
        async with session.get(gone.url, headers=bearer) as response:
            assert response.status == 404
        async with session.get(big.url, headers=bearer) as response:
            assert len(await response.read()) == 200_000 and response.content_length is None
        fake.scopes.remove("files:read")
        async with session.get(url, headers=bearer) as response:
            assert response.content_type == "text/html"
    assert len(fake.calls("file")) == 5


async def test_a_file_is_uploaded_into_a_channel(caller: Pair) -> None:
    fake, client = caller
    room = fake.channel("hiring", fake.user("anna"))
    await client.files_upload_v2(channel=room.id, content="plan", filename="plan.txt")
    assert fake.messages(room)[0].files[0].data == b"plan"


async def test_a_response_address_has_five_uses_and_half_an_hour(caller: Pair) -> None:
    fake, _client = caller
    anna = fake.user("anna")
    room = fake.channel("elsewhere", anna, bot=False)
    hook = AsyncWebhookClient(fake.hook(anna.id, room.id))
    assert (await hook.send(text="one")).body == "ok"
    assert (await hook.send(text="two", replace_original=True)).status_code == 200
    assert [each.words for each in fake.whispers(anna)] == ["two"]
    await hook.send(text="all", response_type="in_channel")
    assert [each.words for each in fake.messages(room)] == ["all"]
    assert (await hook.send()).body == "no_text"
    assert (await hook.send(text="x", blocks=[{"type": "headline"}])).body == "invalid_blocks"
    assert "used_url" in (await hook.send(text="six")).body
    late = AsyncWebhookClient(fake.hook(anna.id, room.id))
    fake.advance(1801)
    assert "expired_url" in (await late.send(text="x")).body
