import contextlib
import time
from collections.abc import AsyncIterator
from email.utils import formatdate

import pytest
from aiohttp import web

from bot.channels.teams import auth
from bot.channels.teams.auth import Access
from bot.channels.teams.examine import examine

APP, TENANT = "0f8fad5b-d9cb-469f-a165-70867728950e", "7c9e6679-7425-40de-944b-e07fc1f90ae7"


class Held:
    """A way to tokens that works."""

    def __init__(self, *_: object) -> None: ...

    def get_access_token(self) -> str:
        return "token"


class Refused(Held):
    def get_access_token(self) -> str:
        raise PermissionError("AADSTS7000215 hunter2")


@contextlib.asynccontextmanager
async def metadata(ahead: float = 0) -> AsyncIterator[str]:
    """Somewhere that answers, with a clock that is so many seconds behind ours."""

    async def told(_: web.Request) -> web.Response:
        return web.json_response({}, headers={"Date": formatdate(time.time() - ahead, usegmt=True)})

    app = web.Application()
    app.add_routes([web.get("/openid", told)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/openid"
    finally:
        await runner.cleanup()


async def told(access: Access) -> dict[str, str]:
    return {each.about: each.level for each in await examine(access)}


async def test_where_all_is_well_only_the_address_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "MicrosoftAppCredentials", Held)
    async with metadata() as url:
        assert await told(Access(APP, "a~secret", TENANT, metadata=url)) == {
            "teams.ids": "ok", "teams.token": "ok", "teams.keys": "ok", "teams.clock": "ok",
            "teams.address": "look",
        }  # fmt: skip


async def test_what_is_wrong_is_told_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "MicrosoftAppCredentials", Refused)
    lines = await examine(Access("bot", APP, "contoso", metadata="http://127.0.0.1:9/none"))
    failed = [each for each in lines if each.level == "fail"]
    assert [each.about for each in failed] == ["teams.ids"] * 3 + ["teams.token", "teams.keys"]
    shown = " ".join(each.told + each.fix for each in lines)
    assert all(each.fix for each in failed) and "hunter2" not in shown and APP not in shown


@pytest.mark.parametrize(("ahead", "level"), [(100, "warn"), (-1000, "fail")])
async def test_a_clock_that_is_off_is_told(
    monkeypatch: pytest.MonkeyPatch, ahead: float, level: str
) -> None:
    monkeypatch.setattr(auth, "MicrosoftAppCredentials", Held)
    async with metadata(ahead) as url:
        assert (await told(Access(APP, "s", TENANT, metadata=url)))["teams.clock"] == level


async def test_the_development_switch_is_told() -> None:
    assert await told(Access(dev=True)) == {"teams": "warn"}
