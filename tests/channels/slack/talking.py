"""Talks through Slack as its one user would: what is returned is what the client then shows."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from bot.channels.slack.blocks import PRESS
from tests.channels.slack.running import Bot, running
from tests.fakes import slack_payloads as payloads
from tests.fakes.slack_delivery import Delivery
from tests.fakes.slack_world import Post, User
from tests.journeys.walking import Say


@contextlib.asynccontextmanager
async def slack(folder: Path) -> AsyncIterator[Say]:
    """Open a person's conversation with the app in a workspace that the fake plays."""
    async with running(folder) as bot:
        fake, user = bot.fake, bot.fake.user("rita")
        home = fake.dm(user)

        async def say(text: str, files: list[tuple[str, bytes]], press: str | None) -> str:
            if press is not None:
                sent = await _press(bot, user, press)
            elif not text.strip() and not files:  # Slack sends no empty message
                sent = await fake.slash(user, home)
            elif files:
                given = [fake.file(name, data) for name, data in files]
                sent = await fake.say(user, home, text, given)
            else:
                sent = await fake.paste(user, home, text)
            await bot.rest()
            return "\n".join(each.words for each in fake.answers(sent))

        yield say


async def _press(bot: Bot, user: User, press: str) -> Delivery:
    """Press a button on the newest cards, else one that they do not have."""
    fake = bot.fake
    cards = [each for each in fake.messages(user) if each.by_bot and _pressed(each)]
    if not cards:
        await fake.say(user, fake.dm(user), "hm, not sure what to do here")
        await bot.rest()
        cards = [each for each in fake.messages(user) if each.by_bot]
    for card in reversed(cards):
        if f"{PRESS}{press}" in card.elements:
            return await fake.press(user, card, f"{PRESS}{press}")
    element, block = next(iter(cards[-1].elements.values()))
    other = {**element, "action_id": f"{PRESS}{press}"}
    entry = payloads.action(other, block, fake.stamp(), ())
    payload = payloads.pressed(fake, user, cards[-1], entry)
    return await fake.send(
        Delivery("interactive", payload, user.id, cards[-1].channel, fake.now(), cards[-1])
    )


def _pressed(post: Post) -> bool:
    return any(each.startswith(PRESS) for each in post.elements)
