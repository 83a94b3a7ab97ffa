import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml

from bot.channels.slack.examine import OPTIONAL, SCOPES, examine
from bot.channels.slack.serve import Access
from bot.talk.examined import Examined
from tests.fakes.slack_api import FakeSlack

MANIFESTS = Path(__file__).parents[3] / "manifests" / "slack"
_LEVELS = ("ok", "look", "warn", "fail")
SECRET = "0123456789abcdef" * 2


@pytest.fixture
async def fake() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as made:
        yield made


async def told(fake: FakeSlack, mode: str = "socket", **given: str) -> dict[str, Examined]:
    """What is said of each thing; of several the worst."""
    access = Access(
        given.get("token", fake.token), given.get("app_token", fake.app_token),
        given.get("secret", SECRET), given.get("url", fake.api),
    )  # fmt: skip
    worst: dict[str, Examined] = {}
    for each in await examine(access, mode == "socket"):
        known = worst.get(each.about)
        if known is None or _LEVELS.index(each.level) > _LEVELS.index(known.level):
            worst[each.about] = each
    return worst


@pytest.mark.parametrize("name", ["manifest.yaml", "manifest-http.yaml"])
def test_every_scope_of_the_manifests_is_known(name: str) -> None:
    asked = yaml.safe_load((MANIFESTS / name).read_text(encoding="utf-8"))
    scopes = asked["oauth_config"]["scopes"]
    assert set(scopes["bot"]) == {*SCOPES, *OPTIONAL}
    assert set(scopes["bot_optional"]) == set(OPTIONAL)


async def test_where_all_is_well_only_what_slack_does_not_tell_is_left(fake: FakeSlack) -> None:
    fake.scopes |= set(OPTIONAL)
    for mode in ("socket", "http"):
        said = await told(fake, mode)
        left = {about for about, each in said.items() if each.level != "ok"}
        assert left == {"slack.messages", "slack.events"} | (
            {"slack.address"} if mode == "http" else set()
        )
        assert all(said[about].fix for about in left)
        assert {said[about].level for about in left} == {"look"}, left
        assert "@deskcheck" in said["slack.token"].told
    assert len(fake.received) == 3, "nothing is called but auth.test and apps.connections.open"
    assert not fake.sockets.links


async def test_each_missing_scope_is_named_with_what_stops_working(fake: FakeSlack) -> None:
    for scope, without in SCOPES.items():
        fake.scopes = {*SCOPES, *OPTIONAL} - {scope}
        said = (await told(fake))["slack.scopes"]
        assert said.level == "fail" and scope in said.told and without in said.told
        assert "Reinstall" in said.fix
    fake.scopes = set(SCOPES)
    assert (await told(fake))["slack.scopes"].level == "warn", "the optional ones are left out"
    fake.scopes = {*SCOPES, *OPTIONAL, "files:write"}
    assert "files:write" in (await told(fake))["slack.scopes"].told


@pytest.mark.parametrize(
    ("given", "about", "words"),
    [
        ({"token": "xoxb-of-another"}, "slack.token", "is refused (invalid_auth)"),
        ({"token": "xapp-1-desk-1"}, "slack.token", "does not begin with xoxb-"),
        ({"app_token": "xapp-of-another"}, "slack.app_token", "is refused (invalid_auth)"),
        ({"app_token": "xoxb-desk-1"}, "slack.app_token", "does not begin with xapp-"),
        ({"app_token": ""}, "slack.app_token", "is empty"),
        ({"url": "http://127.0.0.1:1/api/"}, "slack.token", "cannot be reached"),
    ],
)
async def test_what_does_not_let_it_in_is_told(
    fake: FakeSlack, given: dict[str, str], about: str, words: str
) -> None:
    said = (await told(fake, **given))[about]
    assert said.level == "fail" and words in said.told and said.fix
    assert not any(each in said.told + said.fix for each in given.values() if each[:1] == "x")


async def test_an_app_token_without_its_scope_is_told(fake: FakeSlack) -> None:
    fake.app_scopes.clear()
    said = (await told(fake))["slack.app_token"]
    assert said.level == "fail" and "connections:write" in said.fix


async def test_a_socket_that_is_full_is_told(
    fake: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fakes.slack_socket.MOST", 0)
    said = (await told(fake))["slack.socket"]
    assert said.level == "fail" and "too_many_websockets" in said.told


async def test_over_http_the_secret_is_looked_at(fake: FakeSlack) -> None:
    for secret, level in (("", "fail"), ("xoxb-1", "warn"), (SECRET, "ok")):
        assert (await told(fake, "http", secret=secret))["slack.secret"].level == level


@pytest.mark.parametrize(("ahead", "level"), [(0, "ok"), (60, "warn"), (-600, "fail")])
async def test_a_clock_that_is_wrong_is_told(
    fake: FakeSlack, ahead: float, level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.examine.time", lambda: time.time() + ahead)
    said = (await told(fake))["slack.clock"]
    assert said.level == level and ("NTP" in said.fix or level == "ok")
