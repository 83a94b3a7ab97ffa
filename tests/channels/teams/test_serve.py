from pathlib import Path

import pytest

from bot.channels.teams.auth import Access
from bot.channels.teams.serve import PATH, Teams
from bot.talk.trouble import ChannelError
from bot.wiring import house
from tests.channels.teams.running import NOTES, Bot, running, settings


async def test_it_says_at_the_start_that_microsoft_does_not_know_us(tmp_path: Path) -> None:
    async def refused() -> str:
        raise ChannelError("Microsoft does not let Deskcheck in.")

    made = house(settings(tmp_path))
    store = made.store
    teams = Teams(
        Access("a", "b", "c"), made.desk, store.inbox, store.posts, store.sessions, made.clock,
        tokens=refused,
    )  # fmt: skip
    with pytest.raises(ChannelError, match="does not let"):
        await teams.start()
    await teams.stop(0)
    store.close()


async def test_it_delivers_to_one_path(bot: Bot) -> None:
    (route,) = bot.teams.routes()
    assert (route.method, route.path) == ("POST", PATH)


async def test_in_development_nothing_is_signed(local: Bot) -> None:
    card = await local.answer(local.fake.rita, NOTES)
    assert "Verify first" in card.words
    assert (await local.fake.deliver(local.fake.said(local.fake.rita, "x"), "Bearer x"))[0] == 401


async def test_what_came_before_a_stop_is_worked_after_it(tmp_path: Path) -> None:
    async with running(tmp_path, work=False) as bot:
        await bot.fake.say(bot.fake.rita, NOTES)
        assert bot.fake.calls == []
        kept = bot.house.store.inbox.claim(5)
        assert len(kept) == 1 and b"camera" in kept[0].payload


async def test_tidying_takes_cards_away_where_that_is_wished(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    async def forget(seconds: float) -> None:
        asked.append(seconds)

    monkeypatch.setattr(bot.teams.work, "forget", forget)
    await bot.teams.tidy()
    bot.teams._access = Access(delete_days=2)
    await bot.teams.tidy()
    assert asked == [172_800.0]
