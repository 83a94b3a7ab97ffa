import asyncio

import pytest

from bot.channels.teams.glance import Glances
from bot.talk.reply import Prose, Reply
from tests.channels.teams.running import Bot

REPLY = Reply((Prose("x"),), "Routine.")
PAGE = "<p>He refused to switch the camera on, and wants to be paid in USDT.</p>"


async def new() -> bool:
    return True


async def known() -> bool:
    return False


async def test_who_waits_has_the_reply_as_soon_as_it_is_made() -> None:
    glances = Glances()
    waiting = asyncio.create_task(glances.of("a", new))
    await asyncio.sleep(0)
    glances.made("b", REPLY)
    glances.made("a", REPLY)
    glances.made("a", REPLY)
    assert await waiting is REPLY
    glances.made("a", REPLY)


@pytest.mark.parametrize("begin", [new, known])
async def test_nobody_waits_for_long_or_for_what_was_there_before(begin: object) -> None:
    assert callable(begin)
    assert await Glances(0.01).of("a", begin) is None


async def test_a_chosen_message_has_a_short_result_at_once(bot: Bot) -> None:
    answer = await bot.fake.choose(bot.fake.rita, PAGE, bot.fake.group)
    card = answer["task"]["value"]["card"]["content"]
    told = "".join(run["text"] for run in card["body"][0]["inlines"])
    assert told.startswith("Verify first") and "our own chat" in told
    assert "camera on" not in told and "USDT" not in told
    await bot.rest()
    assert "refused to switch the camera on" in bot.fake.seen(bot.fake.rita)[-1].words
    assert bot.fake.seen(bot.fake.group) == []


async def test_one_that_was_chosen_twice_says_where_it_stands(bot: Bot) -> None:
    choice = bot.fake.choosing(bot.fake.rita, PAGE, bot.fake.group)
    (_, first), (_, second) = [await bot.fake.deliver(choice) for _ in range(2)]
    assert "Verify first" in str(first) and "Verify first" not in str(second)
    assert "our own chat" in str(second)
    await bot.rest()
    assert len(bot.fake.seen(bot.fake.rita)) == 1
