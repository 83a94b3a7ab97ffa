"""Every door of Teams: what waits for an answer in the turn has one that clients understand."""

import pytest

from tests.channels.teams.running import NOTES, Bot
from tests.fakes.teams_world import Json, words

PAGE = "<div>notes<br>he <b>refused</b> to switch the camera on<br>asked to be paid in USDT</div>"


def told(answer: Json) -> str:
    """Return what a form says."""
    value = answer["task"]["value"]
    assert answer["task"]["type"] == "continue" and value["title"] == "Deskcheck"
    assert value["card"]["contentType"] == "application/vnd.microsoft.card.adaptive"
    return words({"attachments": [value["card"]]})


@pytest.mark.parametrize("name", ["composeExtension/fetchTask", "composeExtension/submitAction"])
async def test_a_chosen_message_is_checked_in_private(name: str, bot: Bot) -> None:
    fake = bot.fake
    answer = await fake.choose(fake.rita, PAGE, fake.group, name=name)
    assert "in our own chat" in told(answer)
    await bot.rest()
    assert fake.seen(fake.group) == []
    (card,) = fake.seen(fake.rita)
    assert "refused to switch the camera on" in card.words


async def test_a_message_chosen_twice_at_once_is_checked_once(bot: Bot) -> None:
    for _ in range(2):
        await bot.fake.choose(bot.fake.rita, PAGE, bot.fake.group)
    await bot.rest()
    assert len(bot.fake.seen(bot.fake.rita)) <= 2, "a minute may begin in between"


async def test_without_an_own_chat_the_form_says_how_to_get_one(bot: Bot) -> None:
    bot.fake.closed.add(bot.fake.rita.id)
    answer = await bot.fake.choose(bot.fake.rita, PAGE, bot.fake.group)
    assert "Add Deskcheck for yourself" in told(answer)
    await bot.rest()
    assert bot.fake.posts == []


async def test_a_message_without_text_is_told(bot: Bot) -> None:
    assert "no text" in told(await bot.fake.choose(bot.fake.rita, " ", bot.fake.group))


async def invoked(bot: Bot, name: str, value: Json | None = None) -> tuple[int, Json]:
    made = bot.fake.activity(bot.fake.rita, None, "invoke", name=name, value=value or {})
    status, answer = await bot.fake.deliver(made)
    assert isinstance(answer, dict), answer
    return status, answer


async def test_every_other_invoke_is_answered_and_never_with_nothing(bot: Bot) -> None:
    message = {
        "task": {
            "type": "message",
            "value": "Deskcheck does nothing of this kind here; write to it instead.",
        }
    }
    for name in ("message/fetchTask", "task/fetch", "task/submit"):
        assert await invoked(bot, name) == (200, message)
    for name in ("composeExtension/query", "composeExtension/queryLink"):
        status, answer = await invoked(bot, name)
        assert status == 200 and answer["composeExtension"]["type"] == "message"
    assert await invoked(bot, "message/submitAction") == (200, {})
    for name in ("signin/verifyState", "fileConsent/invoke", "no/such"):
        assert await invoked(bot, name) == (501, {})
    await bot.rest()
    assert bot.fake.posts == []


async def test_a_press_that_says_nothing_is_answered(bot: Bot) -> None:
    value = {"action": {"type": "Action.Execute", "verb": "old", "data": {}}}
    status, answer = await invoked(bot, "adaptiveCard/action", value)
    assert status == 200 and "older version" in answer["value"]


async def test_a_button_that_nobody_knows_is_answered(bot: Bot) -> None:
    data = {"press": "no.such.button", "case": "", "once": "k"}
    value = {"action": {"type": "Action.Execute", "verb": "press", "data": data}}
    await invoked(bot, "adaptiveCard/action", value)
    await bot.rest()
    assert len(bot.fake.seen(bot.fake.rita)) == 1


async def test_what_teams_tells_beside_is_taken_without_a_word(bot: Bot) -> None:
    fake = bot.fake
    for made in (
        fake.activity(fake.rita, None, "typing"),
        fake.activity(fake.rita, None, "messageReaction", reactionsAdded=[{"type": "like"}]),
        fake.activity(fake.rita, fake.group, "conversationUpdate", membersAdded=[{"id": "29:x"}]),
        fake.activity(fake.rita, None, "installationUpdate", action="remove"),
        fake.activity(fake.rita, None, "endOfConversation"),
        fake.activity(fake.rita, None, "event", name="application/vnd.microsoft.readReceipt"),
        fake.activity(fake.rita, None, "noSuchType"),
    ):
        assert (await fake.deliver(made))[0] == 200, made["type"]
    await bot.rest()
    assert fake.calls == []


@pytest.mark.parametrize("place", ["", "group", "channel"])
async def test_we_greet_once_though_teams_tells_it_twice(place: str, bot: Bot) -> None:
    at = getattr(bot.fake, place) if place else None
    await bot.fake.install(bot.fake.rita, at)
    await bot.rest()
    assert len(bot.fake.seen(at or bot.fake.rita)) == 1


async def test_nothing_that_is_received_stays_without_an_answer(bot: Bot) -> None:
    fake = bot.fake
    for text in ("", " ", "x", "?" * 50, "\0\1\2", "hi", NOTES, "<at>all</at>", "word " * 3000):
        before = len(fake.seen(fake.rita))
        await fake.say(fake.rita, text)
        await bot.rest()
        assert len(fake.seen(fake.rita)) > before, text[:20]
