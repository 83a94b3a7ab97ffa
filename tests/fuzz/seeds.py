"""Writes the ordinary inputs that a search begins with: ``python -m tests.fuzz.seeds``.

They are what the fakes of both platforms deliver in a short conversation, and one file
of each kind.
"""

import asyncio
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.channels.slack import running as slack_bot
from tests.channels.teams import running as teams_bot
from tests.fakes.slack_delivery import Delivery, encode
from tests.fakes.slack_world import View
from tests.fuzz.doors import CORPUS, SERVICE
from tests.reading import documents

_QUESTION = "can we insist that the candidate's camera is on?"
_JSON = "application/json"


async def slack(folder: Path) -> list[tuple[str, bytes, str]]:
    """Return what Slack delivers of a conversation: names, bodies and their types."""
    sent: list[tuple[str, bytes, str]] = []
    async with slack_bot.running(folder) as bot:
        fake, send = bot.fake, bot.fake.send

        async def recording(delivery: Delivery) -> Delivery:
            sent.append((delivery.kind, *encode(delivery)))
            return await send(delivery)

        vars(fake)["send"] = recording  # before the method of its class
        ana, bo = fake.user("ana"), fake.user("bo")
        channel = fake.channel("hiring", ana, bo)
        told = await fake.say(ana, fake.dm(ana), slack_bot.NOTES)
        card = await bot.card(ana)
        for press in ("press:check.words", "press:security.ask"):
            await fake.press(ana, card, press)
            await bot.rest()
        await fake.mention(bo, channel, _QUESTION)
        await fake.slash(ana, channel, "check")
        await fake.slash(ana, channel, f"ask {_QUESTION}")
        await fake.open_home(ana)
        await bot.rest()
        await fake.shortcut(bo, "check_profile")
        view = await bot.modal(bo)
        assert isinstance(view, View)
        await fake.submit(bo, view)
        assert told.post
        await fake.edit(ana, told.post, "my notes\n- all went well")
        await bot.rest()
        await fake.message_shortcut(ana, told.post, "check_message")
        await fake.remove(ana, told.post)
        await bot.rest()
    return sent


async def teams(folder: Path) -> list[tuple[str, bytes, str]]:
    """Return what Teams delivers of a conversation."""
    sent: list[tuple[str, bytes, str]] = []
    async with teams_bot.running(folder) as bot:
        fake, deliver = bot.fake, bot.fake.deliver

        async def recording(activity: Any, authorization: str | None = None) -> tuple[int, Any]:
            body = json.dumps(activity).replace(fake.url, SERVICE)
            sent.append((activity["type"], body.encode(), _JSON))
            return await deliver(activity, authorization)

        vars(fake)["deliver"] = recording  # before the method of its class
        ana = fake.rita
        await fake.install(ana)
        said = await fake.say(ana, teams_bot.NOTES)
        await bot.rest()
        card = fake.seen(ana)[-1]
        await bot.pressed(ana, card, "check.words")
        await fake.feedback(ana, card)
        group = fake.group
        await bot.answer(ana, _QUESTION, group)
        await fake.choose(ana, "<p>he refused to switch the camera on</p>", group)
        await fake.edit(ana, said, "all went well")
        await fake.delete(ana, said)
        await bot.rest()
    return sent


def files() -> list[tuple[str, bytes, str]]:
    """Return one small file of each kind."""
    words = "Jo Doe\nEngineer, 2019 - 2023\nhttps://example.org/jo +49 30 1234567"
    return [
        ("text", words.encode(), ".txt"),
        ("utf-16", words.encode("utf-16"), ".txt"),
        ("page", f"<html><body><h1>CV</h1><p>{words}</p></body></html>".encode(), ".html"),
        ("mail", documents.mail(words), ".eml"),
        ("pdf", documents.pdf(words), ".pdf"),
        ("docx", documents.docx([words]), ".docx"),
    ]


def write(name: str, seeds: Iterable[tuple[str, bytes, str]]) -> None:
    """Write inputs of a door; the first line of each is what a stranger says that it is."""
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, (kind, body, head) in enumerate(seeds, 1):
        (folder / f"{number:02}-{kind}.bin").write_bytes(head.encode() + b"\n" + body)


def main() -> None:
    """Write them all."""
    with tempfile.TemporaryDirectory() as held:
        write("intake", files())
        write("slack", asyncio.run(slack(Path(held, "slack"))))
        write("teams", asyncio.run(teams(Path(held, "teams"))))


if __name__ == "__main__":
    main()
