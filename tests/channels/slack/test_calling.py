"""What a proxy or Slack's front door answers in Slack's place: nothing is lost, nothing breaks."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.channels.slack.calling import UNREADABLE, Client, code
from bot.talk.message import Message
from tests.channels.slack.running import NOTES, Bot, running
from tests.fakes.calling import refusal
from tests.fakes.slack_api import FakeSlack

KINDS = ("text/html", "application/json", "text/plain", "application/gzip")
PAGES = [(status, kind) for status in (200, 502) for kind in KINDS]
pages = pytest.mark.parametrize(("status", "kind"), PAGES)
# One each of what Slack's client makes of them: nothing, an error of its own, a stumble.
FEW = [(200, "text/html"), (502, "application/json"), (200, "text/plain")]
few = pytest.mark.parametrize(("status", "kind"), FEW)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr("bot.channels.work._pause", lambda attempts: 0.05)
    monkeypatch.setattr("bot.channels.work._POLL", 0.05)


@pytest.fixture(autouse=True)
def plain(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """See that nothing is told with a traceback."""
    caplog.set_level(logging.INFO)
    yield
    assert not [each for each in caplog.records if each.exc_info or "Traceback" in each.message]


@pages
async def test_a_page_in_place_of_an_answer_is_a_refusal(status: int, kind: str) -> None:
    async with FakeSlack() as fake:
        client = Client(token=fake.token, base_url=fake.api)
        fake.down("auth.test", 1, status, kind)
        with pytest.raises(SlackApiError) as caught:
            await client.auth_test()
        assert code(caught.value) == UNREADABLE
        assert (await client.auth_test())["ok"]


@pytest.mark.parametrize("response", [None, "a page", b"\x1f\x8b", ["x"], {}, {"error": None}])
def test_a_refusal_that_names_nothing_is_unreadable(response: Any) -> None:
    assert code(SlackApiError("x", response)) == UNREADABLE


async def test_a_refusal_of_slack_keeps_its_name() -> None:
    async with FakeSlack() as fake:
        fake.fail("auth.test", "invalid_auth")
        client = Client(token=fake.token, base_url=fake.api)
        assert await refusal(client.auth_test()) == "invalid_auth"


@few
async def test_what_could_not_be_posted_is_posted_at_a_later_try(
    bot: Bot, status: int, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    ana = bot.fake.user("ana")
    bot.fake.down("chat.postMessage", 2, status, kind)
    told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    await bot.until(lambda: bot.fake.answered(told))
    await bot.rest()
    [card] = [each for each in bot.fake.messages(ana) if each.by_bot]
    assert "refused to switch the camera on" in " ".join(card.words.split())
    failed = [each.message for each in caplog.records if "work.failed" in each.message]
    assert len(failed) == 2 and all("kind=SlackApiError" in each for each in failed)


@few
async def test_what_was_posted_is_not_posted_twice_for_a_page_later(
    bot: Bot, status: int, kind: str
) -> None:
    ana = bot.fake.user("ana")
    bot.fake.cut("chat.postMessage", done=True)
    bot.fake.down("conversations.history", 1, status, kind)
    told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    await bot.until(lambda: len(bot.fake.calls("conversations.history")) == 2)
    await bot.rest()
    assert len(bot.fake.calls("chat.postMessage")) == 1 and bot.fake.answered(told)


@few
async def test_who_asks_may_stay_unknown_for_now(bot: Bot, status: int, kind: str) -> None:
    ana = bot.fake.user("ana", locale="de-DE")
    bot.fake.down("users.info", 1, status, kind)
    assert "refused to switch" in " ".join((await said(bot, "ana", NOTES)).split())
    assert [each.error for each in bot.fake.refusals()] == [str(status)]
    assert ana.locale == "de-DE"


@few
async def test_a_form_that_did_not_open_is_told(bot: Bot, status: int, kind: str) -> None:
    ana = bot.fake.user("ana")
    bot.fake.down("views.open", 1, status, kind)
    await bot.fake.shortcut(ana, "check_profile")
    assert "press it again" in (await bot.card(ana)).words
    await bot.fake.shortcut(ana, "check_profile")
    assert await bot.modal(ana)


@few
async def test_a_status_that_is_not_shown_holds_up_nothing(
    bot: Bot, status: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = bot.slack.work.desk.handle

    async def slowly(message: Message) -> AsyncIterator[Any]:
        await asyncio.sleep(0.1)
        async for each in handle(message):
            yield each

    monkeypatch.setattr(bot.slack.work.desk, "handle", slowly)
    monkeypatch.setattr("bot.channels.slack.places._PATIENCE", 0.0)
    bot.fake.down("assistant.threads.setStatus", 9, status, kind)
    assert "refused to switch" in " ".join((await said(bot, "ana", NOTES)).split())
    assert bot.fake.calls("assistant.threads.setStatus")
    assert len(bot.fake.calls("chat.postMessage")) == 1


@few
async def test_a_command_is_answered_where_its_own_address_gives_a_page(
    bot: Bot, status: int, kind: str
) -> None:
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("hiring", ana)
    bot.fake.down("response_url", 9, status, kind)
    await bot.fake.slash(ana, channel, "help")
    await bot.rest()
    assert bot.fake.whispers(ana), "by another way"


async def test_a_page_for_everything_is_outlived(tmp_path: Path) -> None:
    async with running(tmp_path) as bot:
        ana = bot.fake.user("ana")
        bot.fake.down("*", 5, 200, "text/plain")
        told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
        assert told.acked
        await bot.until(lambda: bot.fake.answered(told))
        await bot.rest()
        assert len([each for each in bot.fake.messages(ana) if each.by_bot]) == 1


async def test_who_waited_too_long_is_told_once_slack_is_back(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    bot.fake.down("chat.postMessage", 8, 502)
    await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    await bot.until(lambda: len(bot.fake.calls("chat.postMessage")) == 9)
    assert "please send it again" in (await bot.card(ana)).words


@few
async def test_an_answer_for_all_does_not_leave_its_place_for_a_page(
    bot: Bot, status: int, kind: str
) -> None:
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("hiring", ana)
    bot.fake.down("chat.postMessage", 1, status, kind)
    told = await bot.fake.mention(ana, channel, "can we insist that the camera is on?")
    await bot.until(lambda: bot.fake.answered(told))
    await bot.rest()
    assert [each for each in bot.fake.messages(channel) if each.by_bot]
    assert not [each for each in bot.fake.messages(ana) if each.by_bot]


async def said(bot: Bot, name: str, text: str) -> str:
    person = bot.fake.user(name)
    await bot.fake.say(person, bot.fake.dm(person), text)
    return (await bot.card(person)).words
