import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_world import BOT, Post
from tests.fakes.small_bot import SmallBot, connect, running


@pytest.fixture(params=["http", "socket"])
async def pair(request: pytest.FixtureRequest) -> AsyncIterator[tuple[FakeSlack, SmallBot]]:
    async with FakeSlack() as fake, running(fake, request.param) as bot:
        yield fake, bot


@pytest.fixture
async def by_http() -> AsyncIterator[tuple[FakeSlack, SmallBot]]:
    async with FakeSlack() as fake, running(fake, "http") as bot:
        yield fake, bot


@pytest.fixture
async def by_socket() -> AsyncIterator[tuple[FakeSlack, SmallBot]]:
    async with FakeSlack() as fake, running(fake, "socket") as bot:
        yield fake, bot


Pair = tuple[FakeSlack, SmallBot]


async def test_a_direct_message_arrives_as_typed_and_is_answered(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    told = await fake.say(anna, fake.dm(anna), "CV <b> & mail a@b.example, https://x.example.")
    assert told.acked and told.status == 200
    post = await fake.answer(told)
    assert isinstance(post, Post) and post.by_bot and set(post.elements) == {"more", "steps"}
    event = bot.heard[0]["event"]
    assert event["channel_type"] == "im"
    assert event["text"] == (
        "CV &lt;b&gt; &amp; mail <mailto:a@b.example|a@b.example>, <https://x.example>."
    )


async def test_the_bot_is_told_of_its_own_message_and_lets_it_be(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    await fake.say(anna, fake.dm(anna), "hello")
    await fake.quiet()
    assert [each.acked for each in fake.echoes] == [True] and fake.unacked() == []
    assert len(fake.calls("chat.postMessage")) == 1
    assert all(each["event"].get("bot_id") is None for each in bot.heard)


async def test_a_channel_message_without_a_mention_is_not_delivered(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    room = fake.channel("hiring", anna)
    quiet = await fake.say(anna, room, "just talking")
    assert not quiet.attempts and not bot.heard
    told = await fake.mention(anna, room, "check this")
    assert bot.heard[0]["event"]["text"] == f"<@{BOT}> check this"
    assert await fake.answer(told) is fake.messages(room)[-1]
    fake.events.add("message.channels")
    await fake.mention(anna, room, "twice")
    twins = [each["event"]["type"] for each in bot.heard if each["event"]["text"].endswith("twice")]
    assert twins == ["app_mention", "message"]


async def test_a_message_with_a_file_has_the_subtype_of_one(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    cv = fake.file("cv.pdf", b"%PDF-")
    assert await fake.answer(await fake.say(anna, fake.dm(anna), "", [cv]))
    event = bot.heard[0]["event"]
    assert event["subtype"] == "file_share" and event["files"][0]["mimetype"] == "application/pdf"


async def test_a_long_paste_arrives_as_a_snippet_and_a_robot_as_one(pair: Pair) -> None:
    fake, bot = pair
    anna, robot = fake.user("anna"), fake.user("robot", is_bot=True)
    await fake.paste(anna, fake.dm(anna), "x" * 12_001)
    event = bot.heard[0]["event"]
    assert (event["text"], event["files"][0]["mode"]) == ("", "snippet")
    await fake.mention(robot, fake.channel("hiring", robot), "hello")
    assert bot.heard[-1]["event"]["bot_id"] and bot.heard[-1]["event"]["user"] == robot.id


async def test_a_person_edits_and_removes_in_a_thread(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    first = await fake.say(anna, fake.dm(anna), "one")
    second = await fake.say(anna, fake.dm(anna), "two", thread=first.post)
    assert first.post and second.post and second.post.thread == first.post.ts
    await fake.edit(anna, second.post, "two, better")
    await fake.remove(anna, second.post)
    subtypes = [each["event"].get("subtype") for each in bot.heard]
    assert [each for each in subtypes if each] == ["message_changed", "message_deleted"]
    assert second.post not in fake.messages(anna)


async def test_a_button_is_pressed_on_the_message_that_was_posted(pair: Pair) -> None:
    fake, bot = pair
    anna, ben = fake.user("anna"), fake.user("ben")
    post = await fake.answer(await fake.say(anna, fake.dm(anna), "hello"))
    pressed = await fake.press(anna, post, "more")
    assert pressed.acked
    await fake.quiet()
    assert [each.words for each in fake.whispers(anna)] == ["Pressed"]
    action = bot.heard[-1]["actions"][0]
    assert action["value"] == "m-1" and bot.heard[-1]["message"]["ts"] == getattr(post, "ts", "")
    with pytest.raises(AssertionError, match="no 'gone'"):
        await fake.press(anna, post, "gone")
    with pytest.raises(AssertionError, match="ben"):
        await fake.press(ben, post, "more")


async def test_boxes_are_ticked(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    post = await fake.answer(await fake.say(anna, fake.dm(anna), "hello"))
    await fake.tick(anna, post, "steps", "two")
    chosen = bot.heard[-1]["actions"][0]["selected_options"]
    assert [each["value"] for each in chosen] == ["two"]
    assert next(iter(bot.heard[-1]["state"]["values"].values()))["steps"]["selected_options"]
    with pytest.raises(AssertionError, match="does not offer"):
        await fake.tick(anna, post, "steps", "three")


async def test_a_command_is_answered_in_its_acknowledgement(pair: Pair) -> None:
    fake, _bot = pair
    anna = fake.user("anna")
    room = fake.channel("elsewhere", anna, bot=False)
    told = await fake.slash(anna, room, "check a < b")
    assert fake.answered(told) and [each.words for each in fake.whispers(anna)] == [
        "You said check a &lt; b"
    ]


async def test_a_form_is_opened_refused_and_sent(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    told = await fake.shortcut(anna, "check_profile")
    view = await fake.form(anna)
    assert fake.answers(told) == [view]
    with pytest.raises(AssertionError, match="must be filled in"):
        await fake.submit(anna, view)
    with pytest.raises(AssertionError, match="too long"):
        await fake.submit(anna, view, {"words": "x" * 51})
    await fake.submit(anna, view, {"words": "wrong"})
    assert view.open and "Not this" in view.words
    sent = await fake.submit(anna, view, {"words": "right"})
    assert fake.modal(anna) is None
    await fake.quiet()
    assert [each.text for each in fake.messages(anna)] == ["right"] and fake.answered(sent)
    assert bot.heard[-1]["type"] == "view_submission"


async def test_a_message_is_checked_from_its_menu_and_the_form_closed(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    room = fake.channel("hiring", anna, bot=False)
    said = await fake.say(anna, room, "a profile")
    assert said.post
    await fake.message_shortcut(anna, said.post, "check_message")
    assert bot.heard[-1]["message"]["text"] == "a profile"
    view = await fake.form(anna)
    closed = await fake.close_view(anna, view)
    assert closed.acked and fake.modal(anna) is None and not fake.answered(closed)


async def test_the_home_is_opened(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    told = await fake.open_home(anna)
    assert await fake.answer(told) is fake.home(anna)
    await fake.open_home(anna, "messages")
    assert [each["event"]["tab"] for each in bot.heard] == ["home", "messages"]


async def test_the_same_event_comes_again(pair: Pair) -> None:
    fake, bot = pair
    anna = fake.user("anna")
    told = await fake.say(anna, fake.dm(anna), "hello")
    again = await fake.redeliver(told)
    assert not again.failure and bot.heard[0]["event_id"] == bot.heard[-1]["event_id"]
    assert bot.headers[-1]["x-slack-retry-num"] == ["1"]
    await fake.quiet()
    assert len(fake.messages(anna)) == 3  # the small bot answers twice: it does not look


async def test_a_slow_bot_is_told_again_until_it_acknowledges(pair: Pair) -> None:
    fake, bot = pair
    fake.patience, fake.retry_delays, bot.wait = 0.15, (0.0, 0.02, 0.02), 0.4
    anna = fake.user("anna")
    told = await fake.say(anna, fake.dm(anna), "hello")
    assert told.retries and told.acknowledged == float("inf")
    bot.wait, fake.patience = 0.0, 3.0
    await told.settled()
    assert told.acked and len(told.attempts) >= 2
    assert told.attempts[0].failure in ("http_timeout", "timeout")


async def test_a_command_that_is_not_acknowledged_tells_the_person(pair: Pair) -> None:
    fake, bot = pair
    fake.patience, bot.wait = 0.1, 0.3
    anna = fake.user("anna")
    told = await fake.slash(anna, fake.dm(anna), "help")
    assert fake.unacked() == [told]
    assert told.refusal == "operation_timeout" and told.retries is None


async def test_forged_and_old_requests_are_the_bots_to_refuse(by_http: Pair) -> None:
    fake, bot = by_http
    assert (await fake.forged({"type": "event_callback"}, secret="other")).status == 401
    assert (await fake.forged({"type": "event_callback"}, age=600)).status == 401
    fresh = await fake.forged({"type": "url_verification", "challenge": "c"})
    assert fresh.status == 200 and not bot.heard


async def test_a_dead_bot_is_a_failed_connection(by_http: Pair) -> None:
    fake, _bot = by_http
    fake.bot_url, fake.retry_delays = "http://127.0.0.1:9/", (0.0,)
    anna = fake.user("anna")
    told = await fake.say(anna, fake.dm(anna), "hello")
    await told.settled()
    assert [each.failure for each in told.attempts] == ["connection_failed"] * 2
    assert [each.reason for each in told.attempts] == ["", "connection_failed"]


async def test_an_envelope_left_on_a_lost_connection_goes_to_another(by_socket: Pair) -> None:
    fake, bot = by_socket
    fake.retry_delays, bot.wait = (0.0,), 0.2
    second = await connect(fake, bot)
    while len(fake.sockets.links) < 2:
        await asyncio.sleep(0.01)
    anna = fake.user("anna")
    telling = asyncio.create_task(fake.say(anna, fake.dm(anna), "hello"))
    while not (busy := [each for each in fake.sockets.links if each.waiting]):
        await asyncio.sleep(0.01)
    busy[0].cut()
    told = await telling
    assert told.attempts[0].failure == "timeout" and told.retries
    await told.retries
    assert told.acked and len({each["event_id"] for each in bot.heard[:2]}) == 1
    await second.close_async()


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_the_bot_comes_back_when_slack_sends_it_away(by_socket: Pair, reason: str) -> None:
    fake, _bot = by_socket
    fake.retry_delays = (0.0, 0.1, 0.5)
    await fake.disconnect(reason)
    anna = fake.user("anna")
    told = await (await fake.say(anna, fake.dm(anna), "hello")).settled()
    assert told.acked and fake.sockets.opened >= 2 and await fake.answer(told)


async def test_the_bot_notices_a_connection_that_is_dead(by_socket: Pair) -> None:
    fake, _bot = by_socket
    fake.sockets.silent = True
    while fake.sockets.opened < 2:
        await asyncio.sleep(0.05)
    fake.sockets.silent = False
    assert fake.sockets.pings


async def test_a_bot_that_says_nothing_is_found_out(pair: Pair) -> None:
    fake, _bot = pair
    anna = fake.user("anna")
    fake.fail("chat.postMessage", "internal_error")
    told = await fake.say(anna, fake.dm(anna), "hello")
    await fake.quiet()
    assert told.acked and not fake.answered(told)
    assert [each.error for each in fake.refusals()] == ["internal_error"]
    with pytest.raises(AssertionError, match="nothing visible"):
        await fake.answer(told, 0.05)
