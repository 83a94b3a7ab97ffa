"""Kills ``deskcheck serve`` in the middle of work, again and again, and counts what became of it.

``python -m tests.channels.slack.killing 50`` kills as often over each of Slack's two ways.
"""

import asyncio
import random
import re
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.channels.slack.child import Child
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_delivery import Delivery
from tests.fakes.slack_world import TEAM, Post, User

CHECK = "my notes, case {number}\n- he refused to switch the camera on\n- asked for USDT only\n"
QUESTION = "can we insist that the candidate's camera is on?"
INCIDENT = "a developer we let go threatens to publish our code unless we pay bitcoin"
KINDS = ("check", "check", "ask", "mention", "slash", "form", "press")
PEOPLE = 6
PAUSE = 0.08  # seconds between two events: the process is busy about half of the time
HEAP = 100  # jobs; more than that are worked off before the next kill
SORRY = "could not work what you sent"
AWAY = re.compile(r"^(?:⚠️ )?The chat model (?:did not|gave|cannot)[^\n]*\n?", re.MULTILINE)
"""The line of a reply that says why the chat model did not help with it."""


@dataclass
class Toll:
    """What became of the events.

    Attributes:
        accepted: that were acknowledged.
        lost: of those, kinds of what was never answered.
        doubled: what was posted once more than it should be.
        other: cards that do not say what the others say of the same text.
        worked: jobs that were under work when the process was killed.
        log: of every process.
    """

    accepted: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    worked: int = 0
    log: str = ""


@dataclass
class Life:
    """People who go on asking while the process dies and comes back.

    Attributes:
        question: what is asked by the event of a number.
        pause: seconds between two events.
    """

    fake: FakeSlack
    chance: random.Random
    sent: list[tuple[str, Delivery]] = field(default_factory=list)
    people: list[User] = field(default_factory=list)
    pressed: set[str] = field(default_factory=set)
    over: bool = False
    question: Callable[[int], str] = lambda number: QUESTION
    pause: float = PAUSE
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    async def go_on(self) -> None:
        self.people = [self.fake.user(f"person{each}") for each in range(PEOPLE)]
        self.channel = self.fake.channel("hiring", *self.people)
        while not self.over:
            kind = self.chance.choice(
                ("check", "check", "ask", "mention", "slash", "form", "press")
            )
            task = asyncio.create_task(self._one(kind, len(self.sent)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            await asyncio.sleep(self.pause)
        await asyncio.gather(*self._tasks)
        for _, each in self.sent:
            await each.settled()

    async def _one(self, kind: str, number: int) -> None:
        # Who checks asks nothing else: what is said after a question may belong to it.
        half = PEOPLE // 2
        mine = self.people[:half] if kind in ("ask", "mention") else self.people[half:]
        user, text = self.chance.choice(mine), CHECK.format(number=number)
        home, question = self.fake.dm(user), self.question(number)
        if kind == "press" and (card := self._card(user)):
            told = await self.fake.press(user, card, "press:check.words")
        elif kind == "mention":
            told = await self.fake.mention(user, self.channel, question)
        elif kind in ("slash", "form"):
            # Somebody new each time: the line in the channel, which only they see, carries no mark.
            user = self.fake.user(f"new{number}")
            self.channel.members.add(user.id)
            ask = kind == "slash"
            told = await self.fake.slash(
                user, self.channel, f"ask {question}" if ask else f"check {text}"
            )
        elif kind == "ask":
            told = await self.fake.say(user, home, self.chance.choice((question, INCIDENT)))
        else:
            kind, told = "check", await self.fake.say(user, home, text)
        self.sent.append((kind, told))

    def _card(self, user: User) -> Post | None:
        """A card that nobody has pressed yet: the same twice at once counts once."""
        mine = [p for p in self.fake.messages(user) if "press:check.words" in p.elements]
        left = [each for each in mine if each.ts not in self.pressed]
        card = self.chance.choice(left) if left else None
        self.pressed |= {card.ts} if card else set()
        return card


async def rampage(folder: Path, mode: str, kills: int, chance: random.Random) -> Toll:
    """Kill so often, and return what became of what people asked meanwhile."""
    async with FakeSlack() as fake, Child(fake, folder, mode) as child:
        fake.scopes |= fake.optional  # without them nobody can see what stands in a channel
        fake.echo, fake.retry_delays = False, (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
        life, toll = Life(fake, chance), Toll()
        living = asyncio.create_task(life.go_on())
        for _ in range(kills):
            if chance.random() < 0.15:
                await child.begin()
                await asyncio.sleep(chance.uniform(0, 2))
            else:
                await child.up()
                await lighter(folder)
                await asyncio.sleep(chance.uniform(0, 2))
            await child.kill()
            toll.worked += waiting(folder, "claimed")
        await child.up()
        life.over = True
        await living
        await rested(folder)
        await fake.quiet(0.3)
        assert await child.stop() == 0
        count(life, toll)
        toll.log = child.log.decode()
    return toll


def waiting(folder: Path, *states: str) -> int:
    """How many jobs the database has in these states."""
    path = folder / "a.db"
    if not path.exists():
        return 0
    wanted = f"SELECT count(*) FROM inbox WHERE state IN ({','.join('?' * len(states))})"
    with closing(sqlite3.connect(path, timeout=20)) as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'inbox'").fetchone():
            return 0
        return int(database.execute(wanted, states).fetchone()[0])


async def lighter(folder: Path) -> None:
    """Wait until no heap is left: on a slow machine it grows with each start that is killed.

    What has waited for a quarter of an hour is answered by an apology, which counts as lost here.
    This makes the kills milder on a slow machine: that a heap is worked off there is not shown.
    """
    while await asyncio.to_thread(waiting, folder, "waiting", "claimed") > HEAP:
        await asyncio.sleep(0.1)


async def rested(folder: Path, limit: float = 120.0) -> None:
    """Wait until everything that was accepted is worked."""
    async with asyncio.timeout(limit):
        while await asyncio.to_thread(waiting, folder, "waiting", "claimed"):
            await asyncio.sleep(0.1)


def count(life: Life, toll: Toll) -> None:
    """See for every event what the person got."""
    fake = life.fake
    posts = [p for c in fake.channels.values() for p in c.posts if p.by_bot and not p.deleted]
    marks = Counter(key for post in posts if (key := _key(post)))
    toll.doubled += [key for key, times in marks.items() if times > 1]
    said: Counter[str] = Counter()
    for kind, told in life.sent:
        if not told.acked:
            continue
        toll.accepted += 1
        whispers = [p for p in posts if p.only_for == told.user]
        toll.doubled += [f"whisper after {kind}"] * max(0, len(whispers) - 1)
        first = answer(posts, told)
        if first is None or SORRY in first.words:
            toll.lost.append(kind if first is None else f"{kind}, told to send it again")
        elif kind in ("check", "form"):
            said[re.sub(r"case \d+", "case", AWAY.sub("", first.words)).strip()] += 1
    toll.other += [words for words, _ in said.most_common()[1:]]


def answer(posts: Iterable[Post], told: Delivery) -> Post | None:
    """Return the message that answers what somebody did."""
    return next((each for each in posts if _key(each) == f"{_job(told)}/0"), None)


def _key(post: Post) -> str:
    return str((post.metadata or {}).get("event_payload", {}).get("key", ""))


def _job(told: Delivery) -> str:
    if told.kind == "events_api":
        assert told.post
        return f"slack/{TEAM}/{told.post.channel}/{told.post.ts}"
    return f"slack/{TEAM}/{told.payload['trigger_id']}"


async def main(kills: int, seed: int) -> None:
    print("mode    kills  at work  accepted  lost  doubled  other findings  seconds")
    for mode in ("http", "socket"):
        with TemporaryDirectory() as folder:
            began = time.monotonic()
            toll = await rampage(Path(folder), mode, kills, random.Random(seed))
            print(
                f"{mode:6} {kills:6} {toll.worked:8} {toll.accepted:9} {len(toll.lost):5}"
                f" {len(toll.doubled):8} {len(toll.other):15} {time.monotonic() - began:8.0f}"
            )
            for each in (*toll.lost, *toll.doubled, *toll.other):
                print(f"  {each}")
            if "Traceback" in toll.log:
                raise SystemExit(toll.log)
            if toll.lost or toll.other or len(toll.doubled) > 1:
                raise SystemExit(f"seed {seed}")


if __name__ == "__main__":
    asyncio.run(
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, int((sys.argv[2:] or ["0"])[0]))
    )
