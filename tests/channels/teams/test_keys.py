import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.channels.teams import keys
from bot.channels.teams.keys import Keys
from bot.talk.trouble import ChannelError
from tests.fakes.teams_issuer import Issuer
from tests.fakes.teams_service import FakeTeams
from tests.patience import PATIENCE


@pytest.fixture
async def issuer() -> AsyncIterator[Issuer]:
    async with FakeTeams() as fake:
        yield fake.issuer


async def test_keys_are_fetched_once_and_kept(issuer: Issuer) -> None:
    held = Keys(issuer.metadata)
    found = await asyncio.gather(*(held.find("good") for _ in range(20)))
    assert all(found) and issuer.fetched == 1
    assert found[0] and found[0].endorsements == {"msteams"}
    assert await held.find("curve") is None, "a key of another kind is passed over"


async def test_an_unknown_key_does_not_make_it_ask_again_and_again(issuer: Issuer) -> None:
    held = Keys(issuer.metadata)
    assert await held.find("good")
    for at in range(50):
        assert await held.find(f"unknown{at}") is None
    assert issuer.fetched == 1


async def test_a_new_key_is_found_after_a_while(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Keys(issuer.metadata)
    assert await held.find("good")
    issuer.published["new"] = ["msteams"]
    assert await held.find("new") is None
    monkeypatch.setattr(keys, "_AGAIN", 0.0)
    assert await held.find("new")


async def test_old_keys_serve_while_new_ones_cannot_be_had(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Keys(issuer.metadata)
    assert await held.find("good")
    issuer.down = True
    monkeypatch.setattr(keys, "_FRESH", 0.0)
    monkeypatch.setattr(keys, "_AGAIN", 0.0)
    assert await held.find("good")
    assert issuer.fetched == 2


async def test_without_keys_nobody_can_be_let_in_or_turned_away(issuer: Issuer) -> None:
    issuer.down = True
    held = Keys(issuer.metadata)
    with pytest.raises(ChannelError, match="keys"):
        await held.find("good")
    issuer.down = False
    assert await held.find("good"), "the next one tries again"


async def test_a_slow_service_holds_up_nobody_else() -> None:
    async def slow(_: web.Request) -> web.Response:
        await asyncio.sleep(PATIENCE)
        return web.Response()

    app = web.Application()
    app.add_routes([web.get("/openid", slow)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    held = Keys(f"http://127.0.0.1:{runner.addresses[0][1]}/openid", seconds=0.2)
    begun, ticks = time.monotonic(), 0
    asked = asyncio.create_task(held.find("good"))
    while not asked.done():
        await asyncio.sleep(0.01)
        ticks += 1
    with pytest.raises(ChannelError):
        asked.result()
    assert time.monotonic() - begun < PATIENCE and ticks >= 10, "the loop went on meanwhile"
    await runner.cleanup()
