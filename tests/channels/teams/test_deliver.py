import json
from datetime import timedelta

import pytest

from bot.channels.teams import connector
from bot.channels.teams.connector import Refused
from tests.channels.teams.running import NOTES, Bot
from tests.channels.teams.test_work import tick


@pytest.fixture(autouse=True)
def quick(bot: Bot) -> None:
    bot.teams.sender._first = 0.01


@pytest.mark.parametrize("status", [413, 400])
async def test_what_teams_refuses_is_said_in_short_and_says_what_is_missing(
    status: int, bot: Bot
) -> None:
    bot.fake.fail(status)
    told = await bot.answer(bot.fake.rita, NOTES)
    assert told.cards == [] and "Teams would not show the rest of it here" in told.words
    assert "Will not switch the camera on" in told.words, "the flags are named"


async def test_an_update_that_teams_refuses_is_said_in_short(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    bot.fake.fail(413, method="PUT")
    await bot.pressed(bot.fake.rita, card, tick(card))
    assert "Teams would not show the rest of it here" in card.words


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_what_may_be_repeated_reaches_the_asker_once(status: int, bot: Bot) -> None:
    bot.fake.fail(status, times=3)
    await bot.answer(bot.fake.rita, NOTES)
    assert len(bot.fake.seen(bot.fake.rita)) == 1


async def test_a_message_that_was_deleted_is_not_missed(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    step = tick(card)
    card.deleted = True
    await bot.pressed(bot.fake.rita, card, step)
    assert bot.noted("step.done") == 1
    await bot.pressed(bot.fake.rita, card, "case.delete")
    assert "Deleted." in bot.fake.seen(bot.fake.rita)[-1].words


async def test_a_long_check_is_cut_into_messages_that_teams_takes(bot: Bot) -> None:
    many = "\n".join(f"- he refused to switch the camera on in round {at}" for at in range(300))
    await bot.fake.say(bot.fake.rita, f"notes\n{many}\n{NOTES}")
    await bot.rest()
    assert bot.fake.seen(bot.fake.rita) and not bot.fake.asked("POST", 413)
    for each in bot.fake.asked("POST"):
        assert len(json.dumps(each.body, ensure_ascii=False).encode("utf-16-le")) < 80_000


async def test_pages_are_turned_where_the_card_stands(bot: Bot) -> None:
    notes = (
        "notes\nhe refused to switch the camera on\nasked to be paid in USDT only\n"
        "wants the laptop sent to a friend who forwards it\nhe let somebody else type in the test\n"
        "his references use gmail addresses\nhe asked to be paid before the contract\n"
        "someone whispered the answers\nhe uses AnyDesk on the company laptop\n"
    )
    await bot.answer(bot.fake.rita, notes)
    card, *rest = bot.fake.seen(bot.fake.rita)
    turns = [each for each in card.actions if "page" in (each.get("data") or {})]
    assert turns, card.words
    value = {"action": {"type": "Action.Execute", "verb": "page", "data": turns[0]["data"]}}
    made = bot.fake.activity(
        bot.fake.rita, None, "invoke", name="adaptiveCard/action", value=value, replyToId=card.id
    )
    assert (await bot.fake.deliver(made))[0] == 200
    await bot.rest()
    assert len(card.before) == 1 and "Flags 6-" in card.words
    assert bot.fake.seen(bot.fake.rita) == [card, *rest], "no message was added"


async def test_old_cards_are_taken_away(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    await bot.answer(bot.fake.rita, NOTES)
    await bot.teams.work.forget(3600.0)
    assert len(bot.fake.seen(bot.fake.rita)) == 1
    clock = bot.house.clock
    now = clock.now() + timedelta(hours=2)
    monkeypatch.setattr(type(clock), "now", lambda _: now)
    await bot.teams.work.forget(3600.0)
    assert bot.fake.seen(bot.fake.rita) == []


async def test_a_place_that_is_refused_is_told_to_whoever_tries(bot: Bot) -> None:
    await bot.answer(bot.fake.rita, "hi")
    delivery = bot.teams.work._delivery
    at = await delivery.to(bot.fake.rita.entra)
    assert at is not None and at.conversation == bot.fake.chat(bot.fake.rita).id
    bot.fake.fail(403)
    from bot.library.wording import ENGLISH
    from bot.talk.reply import Prose, Reply

    with pytest.raises(Refused):
        await delivery.post(at, Reply((Prose("x"),), "x"), ENGLISH, key="k")
    assert connector._TRIES == 6
