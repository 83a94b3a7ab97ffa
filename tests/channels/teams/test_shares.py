import pytest

from tests.channels.teams.running import NOTES, Bot
from tests.fakes.teams_people import CHANNEL_ID, GROUP_ID
from tests.fakes.teams_world import Conversation, Post

QUOTE = "refused to switch the camera on"
SHARE = "teams.share"


async def form(bot: Bot, *places: Conversation) -> Post:
    """The form to share a check of Rita, who has talked to us in these places."""
    for each in places:
        await bot.fake.say(bot.fake.rita, "can we record the call?", each)
    await bot.rest()
    card = await bot.answer(bot.fake.rita, NOTES)
    await bot.pressed(bot.fake.rita, card, SHARE)
    return bot.fake.seen(bot.fake.rita)[-1]


async def fill(bot: Bot, post: Post, deed: str, **fields: str) -> None:
    await bot.fake.fill(bot.fake.rita, post, deed, **fields)
    await bot.rest()


def shown(bot: Bot, place: Conversation) -> list[str]:
    return [each.words for each in bot.fake.seen(place) if "Will not switch" in each.words]


async def test_the_second_press_sends_what_was_shown_without_quotes(bot: Bot) -> None:
    made = await form(bot, bot.fake.group)
    assert "word for word" in made.words and QUOTE not in made.words
    assert shown(bot, bot.fake.group) == [], "nothing goes anywhere before"
    await fill(bot, made, "send", where=GROUP_ID, quotes="no")
    [there] = shown(bot, bot.fake.group)
    assert QUOTE not in there
    assert "Shared." in made.words and "word for word" not in made.words
    assert bot.noted("case.shared") == 1
    post = bot.fake.seen(bot.fake.group)[-1]
    assert "Action.Execute" not in {each["type"] for each in post.actions}


async def test_quotes_go_when_they_are_ticked_and_were_shown(bot: Bot) -> None:
    made = await form(bot, bot.fake.group)
    await fill(bot, made, "send", where=GROUP_ID, quotes="yes")
    assert QUOTE in made.words, "what would go is shown first"
    assert shown(bot, bot.fake.group) == []
    await fill(bot, made, "send", where=GROUP_ID, quotes="yes")
    [there] = shown(bot, bot.fake.group)
    assert QUOTE in there


async def test_it_can_be_shown_again_and_again(bot: Bot) -> None:
    made = await form(bot, bot.fake.group)
    for quotes in ("yes", "no", "yes"):
        await fill(bot, made, "show", where=GROUP_ID, quotes=quotes)
        assert (QUOTE in made.words) is (quotes == "yes")
    assert shown(bot, bot.fake.group) == []


async def test_in_a_channel_it_opens_a_thread_of_its_own(bot: Bot) -> None:
    made = await form(bot, bot.fake.channel)
    await fill(bot, made, "send", where=CHANNEL_ID)
    [post] = [each for each in bot.fake.posts if "Will not switch" in each.words
              and each.conversation == CHANNEL_ID]  # fmt: skip
    assert post


async def test_a_press_that_comes_twice_shares_once(bot: Bot) -> None:
    made = await form(bot, bot.fake.group)
    action = made.activity
    await fill(bot, made, "send", where=GROUP_ID)
    made.activity = action
    await fill(bot, made, "send", where=GROUP_ID)
    assert len(shown(bot, bot.fake.group)) == 1


async def test_where_the_asker_never_was_nothing_goes(bot: Bot) -> None:
    made = await form(bot, bot.fake.group)
    await bot.fake.say(bot.fake.gus, "can we record the call?", bot.fake.channel)
    await bot.rest()
    for where in (CHANNEL_ID, "", "29:sam", "19:made-up@thread.v2"):
        await fill(bot, made, "send", where=where)
        assert "nothing was sent" in bot.fake.seen(bot.fake.rita)[-1].words
    assert not shown(bot, bot.fake.channel) and bot.noted("case.shared") == 0


async def test_who_was_nowhere_reads_how_it_is_done(bot: Bot) -> None:
    told = await form(bot)
    assert "Mention me there once" in told.words


async def test_a_place_that_is_refused_is_said(bot: Bot) -> None:
    made = await form(bot, bot.fake.group)
    bot.fake.fail(403, path="19%3Agroup")
    bot.fake.fail(403, path="19:group")
    await fill(bot, made, "send", where=GROUP_ID)
    assert "did not take it there" in bot.fake.seen(bot.fake.rita)[-1].words
    assert not shown(bot, bot.fake.group)


async def test_the_form_goes_with_the_check_and_is_told_when_that_is_gone(bot: Bot) -> None:
    made = await form(bot, bot.fake.group)
    card = bot.fake.seen(bot.fake.rita)[-2]
    await bot.pressed(bot.fake.rita, card, "case.delete")
    assert made.deleted
    await fill(bot, made, "send", where=GROUP_ID)
    assert "no longer" in bot.fake.seen(bot.fake.rita)[-1].words
    assert not shown(bot, bot.fake.group)


@pytest.mark.parametrize("text", ["can we record the call?", "help"])
async def test_only_a_check_can_be_shared(bot: Bot, text: str) -> None:
    post = await bot.answer(bot.fake.rita, text)
    presses = [(each.get("data") or {}).get("press") for each in post.actions]
    assert SHARE not in presses
