"""Talks through Teams as its one user would: what is returned is what the client then shows."""

import contextlib
import re
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

from tests.channels.teams.running import Bot, running
from tests.fakes.teams_world import Json, Post, words
from tests.journeys.walking import Say

_ESCAPED = re.compile(r"\\([^\w\s])")


@contextlib.asynccontextmanager
async def teams(folder: Path) -> AsyncIterator[Say]:
    """Open a person's own chat in a tenant that the fake plays."""
    async with running(folder, dev=True) as bot:
        user, fake = bot.fake.rita, bot.fake

        async def say(text: str, files: list[tuple[str, bytes]], press: str | None) -> str:
            before = {post: post.activity for post in fake.posts}
            if press is not None:
                await fake.deliver(_press(bot, press))
            else:
                fake.files |= {name: (data, "application/octet-stream") for name, data in files}
                sent = [fake.upload(name, f"{fake.base}/files/{name}") for name, _ in files]
                await fake.say(user, text, attachments=sent)
            await bot.rest()
            new = [each for each in fake.posts if before.get(each) is not each.activity]
            return "\n".join(shown(each) for each in new if not each.deleted)

        yield say


def _press(bot: Bot, press: str) -> Json:
    """Return a press: of a button on the newest cards, else of one that they do not have."""
    data: Json = {"case": "", "press": press, "once": secrets.token_hex(4)}
    for post in reversed(bot.fake.posts):
        carried = [each["data"] for each in post.actions if "press" in (each.get("data") or {})]
        if carried:
            named = [each for each in carried if each["press"] == press]
            data = named[0] if named else {**carried[0], "press": press, "once": data["once"]}
            break
    value = {"action": {"type": "Action.Execute", "verb": "press", "data": data}}
    return bot.fake.activity(bot.fake.rita, None, "invoke", name="adaptiveCard/action", value=value)


def shown(post: Post) -> str:
    """Return a message as a client shows it: Markdown read, sources behind their numbers."""
    told = _ESCAPED.sub(r"\1", str(post.activity.get("text") or "").replace("**", ""))
    cards = words({**post.activity, "text": ""})
    cited = [
        f"[{each['position']}] {each['appearance']['name']}. {each['appearance']['abstract']}"
        for entity in post.activity.get("entities") or ()
        for each in entity.get("citation") or ()
    ]
    chosen = (post.activity.get("suggestedActions") or {}).get("actions") or ()
    return "\n".join(
        (told, cards, *(["Sources", *cited] if cited else []), *(e["title"] for e in chosen))
    )
