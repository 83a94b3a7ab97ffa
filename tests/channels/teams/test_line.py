import pytest

from bot.channels.teams.connector import Refused
from bot.channels.teams.incoming import Address
from bot.channels.teams.models import activity
from bot.channels.teams.render import Outgoing
from tests.channels.teams.running import Bot
from tests.fakes.teams_world import BOT, TENANT


def at(bot: Bot, conversation: str = "") -> Address:
    return Address(conversation or bot.fake.group.id, bot.fake.url, BOT, TENANT)


async def test_it_says_changes_and_takes_away(bot: Bot) -> None:
    line = bot.teams.work._delivery._line
    id_ = await line.send(at(bot), activity(Outgoing("a", "a")))
    (post,) = bot.fake.seen(bot.fake.group)
    assert post.id == id_ and post.words == "a"
    sent = bot.fake.calls[-1].body
    assert sent["from"] == {"id": BOT} and "replyToId" not in sent
    await line.change(at(bot), id_, activity(Outgoing("b", "b")))
    assert post.words == "b" and "replyToId" not in post.activity
    await line.remove(at(bot), id_)
    assert post.deleted
    await line.remove(at(bot), id_)
    await line.change(at(bot), id_, activity(Outgoing("c", "c")))
    assert post.words == "b"


async def test_what_is_refused_for_another_reason_is_told(bot: Bot) -> None:
    line = bot.teams.work._delivery._line
    id_ = await line.send(at(bot), activity(Outgoing("a", "a")))
    for method in ("PUT", "DELETE"):
        bot.fake.fail(500, method=method)
    with pytest.raises(Refused, match="500"):
        await line.change(at(bot), id_, activity(Outgoing("b", "b")))
    with pytest.raises(Refused, match="500"):
        await line.remove(at(bot), id_)


async def test_it_opens_a_conversation_with_one_person(bot: Bot) -> None:
    line = bot.teams.work._delivery._line
    home = await line.open(bot.fake.rita.entra, at(bot))
    assert home == at(bot, bot.fake.chat(bot.fake.rita).id)
    bot.fake.closed.add(bot.fake.sam.id)
    with pytest.raises(Refused, match="403"):
        await line.open(bot.fake.sam.id, at(bot))


async def test_it_is_seen_typing(bot: Bot) -> None:
    await bot.teams.work._delivery._line.typing(at(bot))
    assert bot.fake.calls[-1].body["type"] == "typing" and bot.fake.posts == []
