import asyncio
from pathlib import Path

import pytest

from bot.channels.slack.serve import Access, Slack
from bot.talk.trouble import ChannelError
from bot.wiring import house
from tests.channels.slack.running import NOTES, running, settings
from tests.fakes.slack_api import FakeSlack


async def test_a_token_that_slack_refuses_is_told_with_its_setting(tmp_path: Path) -> None:
    made = house(settings(tmp_path))
    async with FakeSlack() as fake:
        for token, app_token, named in (
            ("xoxb-wrong", "", "DESKCHECK_SLACK_BOT_TOKEN"),
            (fake.token, "xapp-wrong", "DESKCHECK_SLACK_APP_TOKEN"),
        ):
            access = Access(token, app_token, fake.secret, fake.api)
            slack = Slack(access, made.desk, made.store.inbox, made.store.posts, made.clock)
            with pytest.raises(ChannelError, match=named) as told:
                await slack.start()
            assert "wrong" not in str(told.value)
    made.store.close()


async def test_a_slack_that_is_away_is_told(tmp_path: Path) -> None:
    made = house(settings(tmp_path))
    access = Access("xoxb-1", "", "secret", "http://127.0.0.1:1/api/")
    slack = Slack(access, made.desk, made.store.inbox, made.store.posts, made.clock)
    with pytest.raises(ChannelError, match="cannot be reached"):
        await slack.start()
    made.store.close()


async def test_a_lost_socket_comes_back_and_nothing_is_lost(tmp_path: Path) -> None:
    async with running(tmp_path, "socket") as bot:
        ana = bot.fake.user("ana")
        await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
        await bot.fake.disconnect()
        await asyncio.sleep(0.5)
        told = await bot.fake.say(ana, bot.fake.dm(ana), "can we insist that the camera is on?")
        if not told.acked:
            await bot.until(lambda: bool(bot.fake.sockets.opened))
            await bot.fake.redeliver(told)
        await bot.rest()
        mine = [each for each in bot.fake.messages(ana) if each.by_bot]
        assert len(mine) == 2


async def test_what_was_accepted_before_a_stop_is_worked_after_the_next_start(
    tmp_path: Path,
) -> None:
    async with FakeSlack() as fake:
        ana = fake.user("ana")
        async with running(tmp_path, slack_=fake) as bot:
            await bot.slack.worker.stop(0)
            told = await fake.say(ana, fake.dm(ana), NOTES)
            assert told.acked and not [each for each in fake.messages(ana) if each.by_bot]
        async with running(tmp_path, slack_=fake) as bot:
            assert "Verify first" in (await bot.card(ana)).words
