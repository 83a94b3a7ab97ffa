import pytest

from bot.channels.slack.files import fetch
from bot.library.wording import ENGLISH
from tests.channels.slack.running import NOTES, Bot
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_world import Post


def shown(post: Post) -> str:
    return " ".join(post.words.split())


async def test_a_dropped_file_is_read_together_with_the_text(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    files = [bot.fake.file("notes.txt", NOTES.encode()), bot.fake.file("cv.png", b"\x89PNG1234")]
    await bot.fake.say(ana, bot.fake.dm(ana), "and this?", files)
    card = await bot.card(ana)
    assert "refused to switch the camera on" in shown(card)
    assert "cv.png is a picture" in shown(card)


async def test_without_the_scope_it_says_which_one_is_missing(bot: Bot) -> None:
    bot.fake.scopes.discard("files:read")
    ana = bot.fake.user("ana")
    file = bot.fake.file("notes.txt", NOTES.encode())
    await bot.fake.say(ana, bot.fake.dm(ana), "", [file])
    assert "notes.txt could not be opened" in shown(await bot.card(ana))
    assert "files:read" in shown(await bot.card(ana))


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ({"name": "a.pdf", "is_external": True, "url_private_download": "x"}, "outside Slack"),
        ({"name": "a.pdf", "mode": "tombstone"}, "no longer there"),
        ({"name": "a.pdf"}, "outside Slack"),
        ({"name": "a.pdf", "size": 10_000_001, "url_private_download": "x"}, "larger than 10 MB"),
        ({"name": "a.pdf", "url_private_download": "http://127.0.0.1:1/x"}, "did not come"),
    ],
)
async def test_what_cannot_be_had_says_what_to_do(card: dict[str, object], told: str) -> None:
    [file] = await fetch([card], "xoxb", ENGLISH)
    assert file.name == "a.pdf" and told in file.trouble and not file.data


async def test_what_turns_out_larger_or_gone_is_told() -> None:
    async with FakeSlack() as fake:
        large = fake.file("large.txt", b"x", size=5, length=10_500_000)
        gone = fake.file("gone.txt", b"x", missing=True)
        ana = fake.user("ana")
        for each in (large, gone):
            each.owner = ana.id
        told = await fetch([each.card() for each in (large, gone)], fake.token, ENGLISH)
    assert "larger than 10 MB" in told[0].trouble and "no longer there" in told[1].trouble


async def test_the_eleventh_file_is_told() -> None:
    cards = [{"name": f"{at}.pdf", "mode": "tombstone"} for at in range(12)]
    told = await fetch(cards, "xoxb", ENGLISH)
    assert [each.name for each in told if "ten files" in each.trouble] == ["10.pdf", "11.pdf"]
