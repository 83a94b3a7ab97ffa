"""Who gets to read what: a check is for its asker alone, an answer for all."""

import json

import pytest

from tests.channels.teams.running import NOTES, Bot
from tests.channels.teams.test_work import INCIDENT, QUESTION
from tests.fakes.teams_world import Conversation

LINE = "I have answered in private, in our own chat."
SECRET = ("camera", "USDT", "bitcoin", "flag", "profile", "Verify", "playbook", "incident")


def shared(bot: Bot, name: str) -> Conversation:
    place: Conversation = getattr(bot.fake, name)
    return place


def open_calls(bot: Bot) -> str:
    """Everything that was sent to where others read."""
    calls = [each for each in bot.fake.calls if "19:" in each.path]
    return json.dumps([(each.path, each.body) for each in calls])


@pytest.mark.parametrize("place", ["group", "channel"])
@pytest.mark.parametrize("text", [NOTES, INCIDENT])
async def test_what_is_for_the_asker_alone_goes_to_their_own_chat(
    place: str, text: str, bot: Bot
) -> None:
    fake = bot.fake
    line = await bot.answer(fake.rita, text, shared(bot, place))
    assert line.words == LINE and line.cards == []
    assert len(fake.seen(shared(bot, place))) == 1
    assert not any(word in open_calls(bot) for word in SECRET)
    (card,) = fake.seen(fake.rita)
    assert card.cards
    (opened,) = [each for each in fake.calls if each.path.endswith("/v3/conversations")]
    assert opened.body["members"] == [{"id": fake.rita.id}] and opened.body["isGroup"] is False


async def test_the_asker_is_told_that_their_paste_stays_where_it_is(bot: Bot) -> None:
    await bot.answer(bot.fake.rita, NOTES, bot.fake.group)
    assert "stays readable for everybody there" in bot.fake.seen(bot.fake.rita)[0].words
    card = await bot.answer(bot.fake.rita, NOTES)
    assert "stays readable" not in card.words


async def test_the_line_stands_in_the_thread_it_was_asked_in(bot: Bot) -> None:
    sent = await bot.fake.say(bot.fake.rita, NOTES, bot.fake.channel, thread="17")
    await bot.rest()
    (line,) = bot.fake.seen(bot.fake.channel)
    assert line.conversation == sent["conversation"]["id"] == f"{bot.fake.channel.id};messageid=17"


@pytest.mark.parametrize("place", ["group", "channel"])
async def test_where_there_is_no_own_chat_the_line_says_how_to_get_one(
    place: str, bot: Bot
) -> None:
    bot.fake.closed.add(bot.fake.rita.id)
    line = await bot.answer(bot.fake.rita, NOTES, shared(bot, place))
    assert "Add Deskcheck for yourself" in line.words
    assert not any(word in open_calls(bot) for word in SECRET)
    assert bot.fake.seen(bot.fake.rita) == []
    assert bot.noted("case.deleted") == 1, "what nobody can read is not kept"


async def test_an_answer_is_for_all_and_stands_in_the_thread(bot: Bot) -> None:
    sent = await bot.fake.say(bot.fake.gus, QUESTION, bot.fake.channel)
    await bot.rest()
    (answer,) = bot.fake.seen(bot.fake.channel)
    assert answer.conversation == sent["conversation"]["id"]
    assert answer.activity["entities"][0]["citation"] and "suggestedActions" not in answer.activity
    assert bot.fake.seen(bot.fake.gus) == []


async def test_who_asked_goes_on_in_the_thread_without_a_mention_and_nobody_else(
    bot: Bot,
) -> None:
    fake = bot.fake
    await fake.say(fake.rita, QUESTION, fake.channel, thread="17")
    await bot.rest()
    follow = fake.activity(
        fake.rita, fake.channel, thread="17", text="and for contractors?", textFormat="plain"
    )
    await fake.deliver(follow)
    await bot.rest()
    assert len(fake.seen(fake.channel)) == 2
    other = fake.activity(fake.gus, fake.channel, thread="17", text="what is that?")
    await fake.deliver(other)
    await fake.deliver(fake.activity(fake.rita, fake.channel, text="lunch?"))
    await bot.rest()
    assert len(fake.seen(fake.channel)) == 2


async def test_a_button_under_an_open_answer_is_answered_in_private(bot: Bot) -> None:
    answer = await bot.answer(bot.fake.rita, QUESTION, bot.fake.group)
    await bot.pressed(bot.fake.rita, answer, "security.ask", text="is that so?")
    assert len(bot.fake.seen(bot.fake.group)) == 1
    assert "security lead" in bot.fake.seen(bot.fake.rita)[-1].words


async def test_a_button_there_without_an_own_chat_says_how_to_get_one(bot: Bot) -> None:
    answer = await bot.answer(bot.fake.rita, QUESTION, bot.fake.group)
    bot.fake.closed.add(bot.fake.rita.id)
    press = bot.fake.pressing(bot.fake.rita, answer, "security.ask", bot.fake.group, text="so?")
    await bot.fake.deliver(press)
    await bot.rest()
    assert "Add Deskcheck for yourself" in bot.fake.seen(bot.fake.group)[-1].words


async def test_work_that_takes_longer_is_seen(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.channels.teams import places

    monkeypatch.setattr(places, "_PATIENCE", 0.0)
    monkeypatch.setattr(places, "_TYPING", 0.01)
    await bot.answer(bot.fake.rita, NOTES)
    signs = [each for each in bot.fake.calls if each.body.get("type") == "typing"]
    assert signs and all("chat-rita" in each.path for each in signs)
    bot.fake.faults_on_typing = True
    bot.fake.fail(500)
    assert "Verify first" in (await bot.answer(bot.fake.rita, NOTES)).words


async def test_what_cannot_be_sent_on_is_told_to_nobody_else(bot: Bot) -> None:
    from bot.library.wording import ENGLISH
    from bot.talk.reply import Prose, Reply

    reply = Reply((Prose("hello"),), "hello")
    places = bot.teams.work._places
    assert not await places.send("nobody", reply, ENGLISH, "k", again=False)
    await bot.answer(bot.fake.rita, "hi")
    assert not await places.send("nobody", reply, ENGLISH, "k", again=False)
    assert not await places.send("19:gone@thread.v2", reply, ENGLISH, "k", again=False)
    assert await places.send(bot.fake.group.id, reply, ENGLISH, "k", again=False)
    assert bot.fake.seen(bot.fake.group)[-1].words == "hello"
