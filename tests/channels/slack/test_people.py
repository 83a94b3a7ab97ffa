from typing import cast

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.calling import Client
from bot.channels.slack.people import People, Person
from tests.fakes.slack_api import FakeSlack


def client(fake: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(token=fake.token, base_url=fake.api)


async def test_a_person_is_asked_for_once() -> None:
    async with FakeSlack() as fake:
        ana = fake.user("ana", tz="America/New_York", locale="pt-BR")
        people = People(client(fake))
        for _ in range(3):
            assert await people.of(ana.id) == Person("pt-BR", "America/New_York")
        assert len(fake.calls("users.info")) == 1


async def test_a_person_that_slack_does_not_tell_of_is_empty() -> None:
    async with FakeSlack() as fake:
        assert await People(client(fake)).of("U0NOBODY") == Person()


async def test_who_could_not_be_told_of_is_asked_for_again_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr("bot.channels.slack.people.time.monotonic", lambda: now[0])
    async with FakeSlack() as fake:
        ana = fake.user("ana", locale="pt-BR")
        people = People(Client(token=fake.token, base_url=fake.api))
        fake.down("users.info", 1, 200, "text/plain")
        assert (await people.of(ana.id)).locale == ""
        now[0] = 61.0
        assert (await people.of(ana.id)).locale == "pt-BR"


GONE: Exception = SlackApiError("gone", {"error": "no_such_subteam"})
PAGE: Exception = SlackApiError("a page", {})


class Group:
    """A client of Slack that knows one group."""

    def __init__(self, *members: str) -> None:
        self.members, self.asked, self.page = members, 0, False

    async def usergroups_users_list(self, usergroup: str) -> dict[str, list[str]]:
        self.asked += 1
        if self.page:
            raise PAGE
        if usergroup == "S0GONE":
            raise GONE
        return {"users": list(self.members)}


async def test_the_groups_of_a_person_are_those_that_may_ask() -> None:
    group = Group("U1", "U2")
    people = People(cast(AsyncWebClient, group), ["S0HIRING", "S0GONE"])
    assert await people.groups("U1") == {"S0HIRING"}
    assert await people.groups("U3") == set()
    assert group.asked == 2, "remembered for a while"
    assert await People(cast(AsyncWebClient, group)).groups("U1") == set()


async def test_a_page_turns_nobody_away(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1.0]
    monkeypatch.setattr("bot.channels.slack.people.time.monotonic", lambda: now[0])
    group = Group("U1")
    people = People(cast(AsyncWebClient, group), ["S0HIRING"])
    group.page = True
    with pytest.raises(SlackApiError):
        await people.groups("U1")
    group.page = False
    assert await people.groups("U1") == {"S0HIRING"}
    group.page, now[0] = True, 4000.0
    assert await people.groups("U1") == {"S0HIRING"}, "as it was"
    group.page, group.members, now[0] = False, (), 4061.0
    assert await people.groups("U1") == set()
