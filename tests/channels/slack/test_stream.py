"""Answers that grow, on the wire."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from bot.channels.slack.stream import written
from bot.talk.reply import Audience, Prose, Quote, Reply
from tests.channels.growing import SAID, SIGN, Grows, hostile, states
from tests.channels.slack.running import Bot, running
from tests.fakes.slack_call import Call
from tests.fakes.slack_world import Post, User

QUESTION = "can we insist that the candidate's camera is on?"
STREAM = ("chat.startStream", "chat.appendStream", "chat.stopStream", "chat.update")


@pytest.fixture
def grows(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> Grows:
    bot.slack.work.streams.pace = 0.01
    return Grows(bot.house.desk, monkeypatch)


def calls(bot: Bot) -> list[str]:
    return [each.method for each in bot.fake.calls() if each.method in STREAM]


def poured(call: Call) -> str:
    return "".join(each.get("text", "") for each in call.nested("chunks") or ())


def person(bot: Bot) -> User:
    """Return Rita, who is always the same."""
    known = [each for each in bot.fake.users.values() if each.name == "rita"]
    return known[0] if known else bot.fake.user("rita")


async def asked(bot: Bot) -> list[Post]:
    """Ask in the conversation of two; return what then stands there of ours."""
    rita = person(bot)
    await bot.fake.say(rita, bot.fake.dm(rita), QUESTION)
    await bot.rest()
    return [each for each in bot.fake.messages(rita) if each.by_bot]


async def test_an_answer_grows_and_its_card_takes_its_place(bot: Bot, grows: Grows) -> None:
    [card] = await asked(bot)
    begun, *more = [each for each in bot.fake.calls() if each.method in STREAM]
    [chunk] = begun.nested("chunks")
    assert (chunk["type"], chunk["title"], chunk["status"]) == ("task_update", SIGN, "in_progress")
    assert begun.args["thread_ts"] == card.thread
    appended = [poured(each) for each in more if each.method == "chat.appendStream"]
    assert len(appended) > 1
    assert "".join(appended) == "\n".join(
        f"- {each}".replace("[", "\\[").replace("]", "\\]") for each in SAID
    )
    assert calls(bot)[-2:] == ["chat.stopStream", "chat.update"]
    assert card.stream == "closed" and card.elements and "Sources" in card.words
    assert not bot.fake.calls("chat.postMessage") and not bot.fake.refusals()


async def test_the_card_that_took_its_place_is_pressed_and_deleted_like_any_other(
    bot: Bot, grows: Grows
) -> None:
    rita = person(bot)
    [card] = await asked(bot)
    grows.states = ()
    await bot.fake.press(rita, card, "press:help")
    await bot.rest()
    assert bot.fake.messages(rita)[-1].thread == card.thread
    paste = next(each for each in bot.fake.messages(rita) if not each.by_bot)
    await bot.fake.remove(rita, paste)
    await bot.rest()
    assert card.deleted


async def test_what_grows_says_nothing_to_slack(bot: Bot, grows: Grows) -> None:
    grows.states = [hostile(), 0.1]
    await asked(bot)
    [call] = bot.fake.calls("chat.appendStream")
    told = poured(call)
    assert "<" not in told and not re.search(r"(?<!\\)[*\[\]]", told)
    assert "&lt;!channel&gt;" in told and "&amp;amp;" in told


def test_a_candidates_words_do_not_stand_in_what_grows() -> None:
    assert written((Quote("he refused", "notes"), Prose("We saw a sign."))) == "We saw a sign."


async def test_a_stream_that_slack_ended_is_mended_by_the_whole(bot: Bot, grows: Grows) -> None:
    bot.fake.stream_life = 0.12
    [card] = await asked(bot)
    errors = [each.error for each in bot.fake.refusals()]
    assert set(errors) == {"message_not_in_streaming_state"}
    assert "Sources" in card.words and card.elements
    assert calls(bot)[-2:] == ["chat.stopStream", "chat.update"]


async def test_a_limit_is_waited_for_and_nothing_comes_twice(bot: Bot, grows: Grows) -> None:
    bot.fake.limit("chat.appendStream", 1, seconds=0)
    grows.states = [(Prose("One."),), 0.15, (Prose("One. Two."),), 0.15]
    [card] = await asked(bot)
    assert [each.error for each in bot.fake.refusals()] == ["ratelimited"]
    good = [each for each in bot.fake.calls("chat.appendStream") if not each.error]
    assert "".join(map(poured, good)) == "One. Two."
    assert "Sources" in card.words


async def test_a_long_limit_does_not_hold_up_the_answer(bot: Bot, grows: Grows) -> None:
    bot.fake.limit("chat.appendStream", 9, seconds=3600)
    [card] = await asked(bot)
    assert "Sources" in card.words and len(bot.fake.calls("chat.appendStream")) == 1


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("method", ["chat.appendStream", "chat.stopStream", "chat.update"])
async def test_a_connection_that_breaks_leaves_one_whole_answer(
    bot: Bot, grows: Grows, method: str, done: bool
) -> None:
    bot.fake.cut(method, done=done)
    [card] = await asked(bot)
    assert "Sources" in card.words and card.stream == "closed"


async def test_where_no_stream_can_begin_the_answer_is_posted(bot: Bot, grows: Grows) -> None:
    bot.fake.fail("chat.startStream", "unknown_method", times=9)
    [card] = await asked(bot)
    assert "Sources" in card.words and calls(bot) == ["chat.startStream"]
    assert len(await asked(bot)) == 2
    assert len(bot.fake.calls("chat.startStream")) == 1, "it is not tried again"


async def test_who_takes_over_after_a_crash_goes_on_in_the_same_message(
    bot: Bot, grows: Grows
) -> None:
    grows.dies = 1
    [card] = await asked(bot)
    assert calls(bot).count("chat.startStream") == 1
    assert "Sources" in card.words and card.stream == "closed"


async def test_what_was_whole_before_the_crash_is_not_said_again(
    bot: Bot, grows: Grows, monkeypatch: pytest.MonkeyPatch
) -> None:
    also = bot.slack.work._also
    died: list[object] = []

    async def dies(*given: Any) -> None:
        if not died:
            died.append(given)
            raise ConnectionResetError
        await also(*given)

    monkeypatch.setattr(bot.slack.work, "_also", dies)
    [card] = await asked(bot)
    assert died and "Sources" in card.words and not bot.fake.calls("chat.postMessage")


async def test_in_a_channel_those_who_may_see_the_answer_see_it_grow(
    bot: Bot, grows: Grows
) -> None:
    rita = person(bot)
    place = bot.fake.channel("hiring", rita)
    told = await bot.fake.mention(rita, place, QUESTION)
    await bot.rest()
    [card] = [each for each in bot.fake.messages(place) if each.by_bot]
    assert told.post and card.thread == told.post.ts and "Sources" in card.words
    [call] = bot.fake.calls("chat.startStream")
    assert call.args["recipient_user_id"] == rita.id and call.args["recipient_team_id"]


@pytest.mark.parametrize("audience", list(Audience))
async def test_in_a_channel_nothing_private_is_seen_to_grow(
    bot: Bot, grows: Grows, audience: Audience
) -> None:
    grows.audience = audience
    grows.whole = Reply((Prose("For you alone."),), "For you alone.")
    rita = person(bot)
    place = bot.fake.channel("hiring", rita)
    await bot.fake.mention(rita, place, QUESTION)
    await bot.rest()
    assert [each for each in bot.fake.messages(place) if each.by_bot] == []
    assert bool(calls(bot)) is (audience is Audience.HERE)
    assert "For you alone." in bot.fake.messages(rita)[-1].words


async def test_an_edit_and_a_command_do_not_grow(bot: Bot, grows: Grows) -> None:
    [card] = await asked(bot)
    before = calls(bot).count("chat.startStream")
    rita = person(bot)
    said = next(each for each in bot.fake.messages(rita) if not each.by_bot)
    await bot.fake.edit(rita, said, "can we record the interview?")
    await bot.rest()
    await bot.fake.slash(rita, bot.fake.dm(rita), "ask can we record the interview?")
    await bot.rest()
    assert calls(bot).count("chat.startStream") == before and not card.deleted


async def test_over_a_socket_it_grows_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, "socket") as bot:
        bot.slack.work.streams.pace = 0.01
        grows = Grows(bot.house.desk, monkeypatch)
        grows.states = states(0.05)
        [card] = await asked(bot)
        assert card.stream == "closed" and "Sources" in card.words


async def test_who_waits_for_a_model_keeps_nobody_from_the_desk(bot: Bot, grows: Grows) -> None:
    written_ = asyncio.Event()
    grows.states = [(), written_]
    people = [bot.fake.user(f"person{each}") for each in range(6)]
    for each in people:
        await bot.fake.say(each, bot.fake.dm(each), QUESTION)
    await bot.until(lambda: calls(bot).count("chat.startStream") == len(people))
    written_.set()
    await bot.rest()
    assert calls(bot).count("chat.update") == len(people)
