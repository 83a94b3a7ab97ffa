"""Answers that grow in the chat of two, on the wire."""

import asyncio
from itertools import pairwise
from typing import Any

import pytest

from bot.talk.reply import Audience, Prose, Reply, SourceLine, Sources
from tests.channels.growing import SAID, SIGN, Grows
from tests.channels.teams.running import NOTES, Bot
from tests.channels.teams.test_work import QUESTION
from tests.fakes.teams_streams import Growing, info
from tests.fakes.teams_world import Post
from tests.patience import PATIENCE

ROOT = "https://schema.org/Message"


@pytest.fixture
def grows(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> Grows:
    bot.teams.delivery.pace = 0.01
    made = Grows(bot.house.desk, monkeypatch)
    sources = Sources(tuple(SourceLine(e, f"Page {e}", "We", "", "", number=e) for e in "12"))
    made.whole = Reply(
        (Prose(" ".join(SAID)), sources), "You may.", Audience.HERE, case="c1", written_by="model"
    )
    made.states = [(), 0.06, (Prose(SAID[0]),), 0.06, (Prose(" ".join(SAID[:2])),), 0.06]
    return made


async def asked(bot: Bot) -> tuple[list[Post], list[Growing]]:
    """Ask, and return what then stands in the chat and what has grown there."""
    await bot.fake.say(bot.fake.rita, QUESTION)
    await bot.rest()
    return bot.fake.seen(bot.fake.rita), list(bot.fake.streams.all.values())


def whole(post: Post) -> bool:
    """Whether the last sentence stands there too."""
    return "before the call" in str(post.activity.get("text"))


async def test_an_answer_grows_and_the_whole_takes_its_place(bot: Bot, grows: Grows) -> None:
    [post], [stream] = await asked(bot)
    (_, first), *rest = stream.updates
    assert first["text"] == SIGN and info(first)["streamType"] == "informative"
    assert stream.texts == [SAID[0], " ".join(SAID[:2])]
    assert [info(each)["streamSequence"] for _, each in stream.updates] == [1, 2, 3]
    assert {info(each)["streamId"] for _, each in rest} == {post.id}
    assert stream.final and info(stream.final) == {
        "type": "streaminfo", "streamType": "final", "streamId": post.id,
    }  # fmt: skip
    assert whole(post) and len(bot.fake.posts) == 1


async def test_label_and_buttons_come_with_the_whole_alone(bot: Bot, grows: Grows) -> None:
    grows.whole = None
    grows.states = [()]
    [post], [stream] = await asked(bot)
    for _, each in stream.updates:
        assert not each.get("attachments") and len(each["entities"]) == 1
    kinds = [each["type"] for each in post.activity["entities"]]
    assert sorted(kinds) == [ROOT, "streaminfo"] and post.activity["attachments"]


async def test_what_a_model_wrote_is_labelled_in_the_end(bot: Bot, grows: Grows) -> None:
    [post], _ = await asked(bot)
    [root] = [each for each in post.activity["entities"] if each["type"] == ROOT]
    assert root["additionalType"] == ["AIGeneratedContent"]


async def test_a_stop_is_obeyed(bot: Bot, grows: Grows) -> None:
    bot.teams.delivery.pace = 0.02
    grows.states = [(), (Prose(SAID[0]),), 0.3, (Prose(" ".join(SAID[:2])),), 0.1]
    await bot.fake.say(bot.fake.rita, QUESTION)
    async with asyncio.timeout(PATIENCE):
        while not (bot.fake.posts and bot.fake.posts[0].activity["text"] == SAID[0]):
            await asyncio.sleep(0.005)
    bot.fake.streams.stop(bot.fake.chat(bot.fake.rita).id)
    await bot.rest()
    [post] = bot.fake.seen(bot.fake.rita)
    assert post.activity["text"] == SAID[0]
    refused = [each.status for each in bot.fake.calls if each.status >= 400]
    assert refused == [403] and not bot.fake.asked("PUT")


async def test_a_stop_in_the_last_moment_is_obeyed_too(bot: Bot, grows: Grows) -> None:
    grows.states = [(), 0.3]
    await bot.fake.say(bot.fake.rita, QUESTION)
    async with asyncio.timeout(PATIENCE):
        while not bot.fake.posts:
            await asyncio.sleep(0.005)
    bot.fake.streams.stop(bot.fake.chat(bot.fake.rita).id)
    await bot.rest()
    assert [each.activity["text"] for each in bot.fake.seen(bot.fake.rita)] == [SIGN]


async def test_what_takes_too_long_is_mended_by_the_whole(bot: Bot, grows: Grows) -> None:
    bot.fake.streams.life = 0.1
    grows.states = [(), 0.06, (Prose(SAID[0]),), 0.06, (Prose(" ".join(SAID[:2])),), 0.06]
    [post], [stream] = await asked(bot)
    assert whole(post) and stream.final is None and len(bot.fake.asked("PUT", 200)) == 1


async def test_a_whole_that_says_it_otherwise_takes_its_place_all_the_same(
    bot: Bot, grows: Grows
) -> None:
    grows.states = [(), 0.06, (Prose("Something else."),), 0.06]
    [post], _ = await asked(bot)
    assert whole(post) and len(bot.fake.posts) == 1


async def test_a_stream_that_cannot_be_changed_is_taken_away(bot: Bot, grows: Grows) -> None:
    bot.fake.streams.life = 0.0
    bot.fake.fail(404, method="PUT")
    [post], _ = await asked(bot)
    assert whole(post) and len(bot.fake.posts) == 2


@pytest.mark.parametrize("status", [400, 403, 404, 500])
async def test_where_no_stream_can_begin_the_answer_is_posted(
    bot: Bot, grows: Grows, status: int
) -> None:
    bot.fake.fail(status)
    [post], streams = await asked(bot)
    assert whole(post) and streams == []


async def test_a_limit_does_not_hold_up_the_answer(
    bot: Bot, grows: Grows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.flow._LAST", 0.1)
    grows.states = [(), 0.1, (Prose(SAID[0]),), 0.02]
    await bot.fake.say(bot.fake.rita, QUESTION)
    async with asyncio.timeout(PATIENCE):
        while not bot.fake.posts:
            await asyncio.sleep(0.005)
    bot.fake.fail(429, Retry_After="30")
    await bot.rest()
    [post] = bot.fake.seen(bot.fake.rita)
    assert whole(post)


async def test_who_takes_over_after_a_crash_goes_on_in_the_same_message(
    bot: Bot, grows: Grows
) -> None:
    grows.dies = 1
    [post], [stream] = await asked(bot)
    assert whole(post) and stream.final and len(bot.fake.posts) == 1


async def test_what_was_whole_before_the_crash_is_not_said_again(
    bot: Bot, grows: Grows, monkeypatch: pytest.MonkeyPatch
) -> None:
    also = bot.teams.work._also
    died: list[object] = []

    async def dies(*given: Any) -> None:
        if not died:
            died.append(given)
            raise ConnectionResetError
        await also(*given)

    monkeypatch.setattr(bot.teams.work, "_also", dies)
    [post], _ = await asked(bot)
    assert died and whole(post) and len(bot.fake.posts) == 1


async def test_in_a_group_and_a_channel_it_is_said_once_and_whole(bot: Bot, grows: Grows) -> None:
    for place in (bot.fake.group, bot.fake.channel):
        await bot.fake.say(bot.fake.gus, QUESTION, place)
        await bot.rest()
    assert bot.fake.streams.all == {} and len(bot.fake.posts) >= 2


async def test_updates_come_no_faster_than_asked_for(bot: Bot, grows: Grows) -> None:
    bot.teams.delivery.pace = 0.05
    grows.states = [(), *((Prose(" ".join(SAID)[:upto]),) for upto in range(10, 60, 5)), 0.12]
    _, [stream] = await asked(bot)
    came = [at for at, _ in stream.updates]
    assert len(came) < 6 and all(b - a > 0.04 for a, b in pairwise(came))


async def test_a_card_ends_a_stream_with_a_line_of_text(bot: Bot, grows: Grows) -> None:
    grows.whole = None
    grows.states = [()]
    await bot.fake.say(bot.fake.rita, NOTES)
    await bot.rest()
    [post] = bot.fake.seen(bot.fake.rita)
    assert post.activity["text"] == post.activity["summary"] and post.cards
