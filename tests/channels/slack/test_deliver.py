from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.errors import SlackApiError

from bot.library.wording import ENGLISH
from bot.talk.kept import Post
from bot.talk.reply import Prose, Reply
from tests.channels.slack.running import NOTES, Bot
from tests.fakes.slack_world import Post as Message


def shown(post: Message) -> str:
    return " ".join(post.words.split())


async def test_what_slack_refuses_becomes_a_few_plain_lines(bot: Bot) -> None:
    for error in ("invalid_blocks", "msg_blocks_too_long", "msg_too_long"):
        bot.fake.fail("chat.postMessage", error, times=1)
        ana = bot.fake.user("ana")
        await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
        card = await bot.card(ana)
        assert not card.blocks
        assert "Slack would not show the rest" in card.text and "camera" in card.text


async def test_an_update_that_is_refused_becomes_plain_too(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await bot.fake.say(ana, bot.fake.dm(ana), "he threatens to publish our code")
    card = await bot.card(ana)
    bot.fake.fail("chat.update", "invalid_blocks", times=1)
    await bot.fake.press(ana, card, "press:respond.phase.day-1")
    await bot.rest()
    assert "Slack would not show the rest" in card.text


async def test_a_wait_that_slack_asks_for_is_kept(bot: Bot) -> None:
    bot.fake.limit("chat.postMessage", times=2, seconds=1)
    ana = bot.fake.user("ana")
    told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    await bot.fake.answer(told)
    *_, last = bot.fake.calls("chat.postMessage")
    assert last.error is None
    assert told.acknowledged < last.at, "nothing of it delays the acknowledgement"


async def test_what_an_earlier_try_posted_is_not_posted_again(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    delivery = bot.slack.delivery
    home = await delivery.direct(ana.id)
    reply, since = Reply((Prose("hello"),), "hello"), datetime.now(UTC) - timedelta(seconds=5)
    ts = await delivery.post(home, reply, ENGLISH, key="job")
    known = await delivery.posted(home, "", since)
    assert known == {"job/0": ts}
    assert await delivery.post(home, reply, ENGLISH, key="job", known=known) == ts
    assert len(bot.fake.calls("chat.postMessage")) == 1


async def test_without_the_scope_to_look_it_posts(bot: Bot) -> None:
    bot.fake.scopes.discard("im:history")
    ana = bot.fake.user("ana")
    home = await bot.slack.delivery.direct(ana.id)
    assert await bot.slack.delivery.posted(home, "", datetime.now(UTC)) == {}


async def test_nothing_unfurls_and_everything_has_a_text(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    await bot.rest()
    for call in bot.fake.calls("chat.postMessage"):
        assert call.args["text"].strip()
        assert not call.args["unfurl_links"] and not call.args["unfurl_media"]


async def test_hostile_words_arrive_inert(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    hostile = (
        "notes <!channel> <!here>\n- he refused the camera <!everyone> <@U0000001>\n"
        "- <https://evil.example|our policy> *bold* \u202egnp.exe\n- asks for USDT @channel\n"
    )
    await bot.fake.say(ana, bot.fake.dm(ana), hostile)
    card = await bot.card(ana)
    assert "<!everyone>" in shown(card) and not card.pings
    assert "\u202e" not in shown(card)
    assert "evil.example" not in str([b for b in card.blocks if b["type"] == "section"])


async def test_where_no_conversation_can_be_opened_the_person_is_written_to(bot: Bot) -> None:
    bot.fake.scopes.discard("im:write")
    ana = bot.fake.user("ana")
    assert await bot.slack.delivery.direct(ana.id) == ana.id
    with pytest.raises(SlackApiError):
        bot.fake.scopes.add("im:write")
        await bot.slack.delivery.direct("U0NOBODY")


async def test_only_cards_that_stand_in_slack_are_taken_away_here(bot: Bot) -> None:
    bot.house.store.posts.add("other", Post("19:abc@thread.tacv2", "1"))
    await bot.slack.delivery.forget(-1.0)
    assert bot.house.store.posts.of("other") and not bot.fake.refusals()


async def test_a_connection_that_breaks_after_a_post_leaves_one(bot: Bot) -> None:
    bot.fake.cut("chat.postMessage", done=True)
    ana = bot.fake.user("ana")
    await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    await bot.rest()
    [card] = [each for each in bot.fake.messages(ana) if each.by_bot]
    name = next(each for each in card.elements if each.startswith("tick:"))
    value = card.elements[name][0]["options"][0]["value"]
    await bot.fake.tick(ana, card, name, value)
    await bot.rest()
    assert f"<@{ana.id}>" in shown(card), "its buttons know their case"


async def test_a_connection_that_breaks_before_a_post_loses_nothing(bot: Bot) -> None:
    bot.fake.cut("chat.postMessage")
    ana = bot.fake.user("ana")
    await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    await bot.rest()
    assert len([each for each in bot.fake.messages(ana) if each.by_bot]) == 1
