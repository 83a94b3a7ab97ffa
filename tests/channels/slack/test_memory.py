"""What was answered leaves nothing behind in memory."""

import asyncio
import gc
from collections import Counter

from tests.channels.slack.running import NOTES, Bot

OURS = ("bot.", "slack_bolt", "slack_sdk", "sqlalchemy", "asyncio")
WARM, MORE = 40, 80


async def asked(bot: Bot, count: int) -> None:
    people = [bot.fake.user(f"person{each}") for each in range(8)]
    texts = (NOTES, "can we insist that the camera is on?", "he threatens to leak our code")
    for number in range(0, count, len(people)):
        await asyncio.gather(
            *(
                bot.fake.say(each, bot.fake.dm(each), texts[(number + at) % 3])
                for at, each in enumerate(people)
            )
        )
        await bot.rest(30)


def alive() -> Counter[str]:
    gc.collect()
    left = (each for each in gc.get_objects() if not _over(each))
    names = (f"{_room(each)}.{type(each).__qualname__}" for each in left)
    return Counter(each for each in names if each.startswith(OURS))


def _over(thing: object) -> bool:
    """Whether it is a timer that was cancelled: a loop drops fewer than a hundred when due."""
    return type(thing) is asyncio.TimerHandle and thing.cancelled()


def _room(thing: object) -> str:
    return str(getattr(type(thing), "__module__", ""))


async def test_a_hundred_messages_leave_no_objects_behind(bot: Bot) -> None:
    bot.fake.echo = False
    await asked(bot, WARM)
    before = alive()
    await asked(bot, MORE)
    grown = {kind: left for kind, left in (alive() - before).items() if left >= MORE // 4}
    assert grown == {}
