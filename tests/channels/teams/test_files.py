import pytest

from bot.channels.teams.files import fetch
from bot.library.wording import ENGLISH
from tests.channels.teams.running import Bot
from tests.fakes.teams_people import UPLOADED
from tests.fakes.teams_world import Json

CV = b"notes\nhe refused to switch the camera on\n"


async def test_a_file_in_the_own_chat_is_read(local: Bot) -> None:
    fake = local.fake
    fake.files["cv.txt"] = (CV, "text/plain")
    file = fake.upload("cv.txt", f"{fake.base}/files/cv.txt")
    page = {"contentType": "text/html", "content": "<p></p>"}
    await fake.say(fake.rita, "", attachments=[page, file])
    await local.rest()
    (card,) = fake.seen(fake.rita)
    assert "refused to switch the camera on" in card.words


async def test_what_did_not_come_is_told_by_its_name(local: Bot) -> None:
    fake = local.fake
    fake.files["login.pdf"] = (b"<html>sign in</html>", "text/html")
    fake.files["big.txt"] = (b"x" * 10_000_001, "text/plain")
    names = ("gone.pdf", "login.pdf", "big.txt")
    files = [fake.upload(each, f"{fake.base}/files/{each}") for each in names]
    found = await fetch(files, ENGLISH, personal=True, local=True)
    assert [(each.name, each.data) for each in found] == [(each, b"") for each in names]
    gone, login, big = (each.trouble for each in found)
    assert "no longer there" in gone and "did not come" in login and "10 MB" in big


@pytest.mark.parametrize(
    "url",
    [
        "http://contoso.sharepoint.com/cv.pdf", "https://127.0.0.1/cv", "https://[::1]/cv",
        "https://10.0.0.1/cv", "https://localhost/cv", "https://user:pw@contoso.com/cv",
        "https://metadata/latest", "https://2130706433/", "file:///etc/passwd", "", "https://[/",
        "ftp://contoso.com/cv",
    ],
)  # fmt: skip
async def test_only_a_public_name_over_https_is_asked(url: str) -> None:
    card = {"contentType": UPLOADED, "name": "cv.pdf", "content": {"downloadUrl": url}}
    (found,) = await fetch([card], ENGLISH, personal=True, local=False)
    assert found.data == b"" and "nothing that Deskcheck can open" in found.trouble


async def test_what_else_hangs_on_a_message_is_told_by_name() -> None:
    cards: list[Json] = [
        {"contentType": "image/png", "name": "shot.png", "contentUrl": "https://x.example/1"},
        {"contentType": "reference", "name": "cv.docx", "contentUrl": "https://x.example/2"},
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": {}},
        {},
    ]
    alone = await fetch(cards, ENGLISH, personal=True, local=False)
    assert [each.name for each in alone] == [
        "shot.png",
        "cv.docx",
        "vnd.microsoft.card.adaptive",
        "file",
    ]
    assert "picture" in alone[0].trouble and "nothing that" in alone[1].trouble
    shared = await fetch(cards, ENGLISH, personal=False, local=False)
    assert "your own chat" in shared[1].trouble


async def test_a_file_shared_in_a_channel_is_told_and_the_text_is_still_read(bot: Bot) -> None:
    fake = bot.fake
    file = {"contentType": "reference", "name": "cv.docx", "contentUrl": "https://x.example/2"}
    await fake.say(fake.rita, "he refused the camera", fake.group, attachments=[file])
    await bot.rest()
    (card,) = fake.seen(fake.rita)
    assert "cv.docx" in card.words and "own chat" in card.words
    assert "cv.docx" not in fake.seen(fake.group)[0].words
