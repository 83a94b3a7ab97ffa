from bot.channels.slack.incoming import Said, Who
from bot.channels.slack.places import Places
from bot.talk.message import Place
from tests.channels.slack.running import NOTES, Bot


async def test_where_it_may_not_post_the_answer_comes_in_private(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("hiring", ana)
    bot.fake.fail("chat.postMessage", "restricted_action", times=1)
    await bot.fake.mention(ana, channel, "can we insist that the camera is on?")
    card = await bot.card(ana)
    assert "camera" in card.words
    assert bot.fake.whispers(ana)


async def test_a_status_is_shown_only_while_it_takes_long(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await bot.fake.say(ana, bot.fake.dm(ana), "help")
    await bot.rest()
    assert not bot.fake.calls("assistant.threads.setStatus")
    home = bot.fake.dm(ana)
    said = Said(Who(ana.id, "T", home.id), Place.PERSONAL, NOTES, ts=home.posts[0].ts)
    await Places(bot.slack.work._client, bot.slack.delivery).status(said)
    assert [each.error for each in bot.fake.calls("assistant.threads.setStatus")] == [None]
