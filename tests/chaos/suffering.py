"""Lets troubles come over people who go on asking, and counts what became of what they asked."""

import asyncio
import contextlib
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.channels.slack.killing import CHECK, Toll, rampage
from tests.channels.teams.running import running
from tests.chaos.silence import model
from tests.chaos.stage import staged
from tests.chaos.troubles import Trouble
from tests.postgres import Server


@dataclass(frozen=True)
class Outcome:
    """What became of it.

    Attributes:
        asked: how much people did.
        accepted: how much of it was acknowledged; the platform brings the rest again or says so.
        lost: accepted and never answered.
        doubled: answers that stand there twice.
        other: checks whose findings differ from the others' of the same text.
        back: seconds from the end of the trouble until somebody new was answered.
        restarts: how often a process was started again.
    """

    asked: int
    accepted: int
    lost: int
    doubled: int
    other: int
    back: float
    restarts: int
    toll: Toll


async def suffer(
    trouble: Trouble,
    folder: Path,
    chance: random.Random,
    server: Server | None,
    *,
    events: int,
    seconds: float,
) -> Outcome:
    """Let a trouble come in the middle of so many events, for so long."""
    async with contextlib.AsyncExitStack() as stack:
        chat = stack.enter_context(model()) if trouble.model else None
        stage = await stack.enter_async_context(staged(
            folder, chance, processes=trouble.processes, server=server if trouble.server else None,
            given=trouble.given(folder), program=trouble.program, seconds=seconds, chat=chat,
        ))  # fmt: skip
        await stage.sent(events // 3)
        await trouble.inflict(stage)
        back = await trouble.well(stage)
        await stage.sent(events)
        stage.life.over = True
        for _, each in list(stage.life.sent):
            await each.settled()
        await stage.rested()
        await stage.fake.quiet(0.3)
        stage.over = True
        await asyncio.gather(*(each.heard() for each in stage.children))
        assert [await each.stop() for each in stage.children] == [0] * len(stage.children)
        toll = stage.toll()
        trouble.look(stage, toll)
        return outcome(toll, len(stage.life.sent), back, stage.restarts)


def outcome(toll: Toll, asked: int, back: float, restarts: int) -> Outcome:
    """Return the numbers of a toll."""
    return Outcome(
        asked, toll.accepted, len(toll.lost), len(toll.doubled), len(toll.other), back, restarts,
        toll,
    )  # fmt: skip


async def killed(folder: Path, mode: str, kills: int, chance: random.Random) -> Outcome:
    """Kill one process so often over one of Slack's ways."""
    toll = await rampage(folder, mode, kills, chance)
    return outcome(toll, toll.accepted, 0.0, kills)


async def teams_down(
    folder: Path, chance: random.Random, *, events: int, seconds: float
) -> Outcome:
    """Let Teams refuse everything for a while."""
    toll = Toll()
    async with running(folder) as bot:
        people = (bot.fake.rita, bot.fake.sam)
        await bot.answer(people[0], CHECK.format(number="before"))
        each_check = len(bot.fake.posts)
        loop, over = asyncio.get_running_loop(), 0.0
        for number in range(events):
            if number == events // 3:
                bot.fake.fail(503, 10**9)
                over = loop.time() + seconds
                loop.call_later(seconds, bot.fake.faults.clear)
            await bot.fake.say(chance.choice(people), CHECK.format(number=number))
            toll.accepted += 1
            await asyncio.sleep(2 * seconds / events)
        await asyncio.sleep(max(0.0, over - loop.time()))
        began = time.monotonic()
        await bot.fake.settled(bot.house.store.inbox.waiting, limit=240)
        back = time.monotonic() - began
        said = Counter(re.sub(r"case \w+", "case", each.words) for each in bot.fake.posts)
        more = len(bot.fake.posts) - each_check * (events + 1)
        toll.lost += ["check"] * max(0, -more)
        toll.doubled += ["check"] * max(0, more)
        toll.other += [words for words, _ in said.most_common()[each_check:]]
    return outcome(toll, events, back, 0)
