"""Slack under load: ``python -m bench.slack [seconds]``, or ``--memory`` for 10,000 events.

The program is ``deskcheck serve`` in a process of its own; the Slack that it speaks to is in this
one. Twenty things happen a second; one delivery in ten comes twice, one post in a hundred is told
to wait, and in the middle the socket is lost.
"""

import asyncio
import random
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.channels.slack.child import Child
from tests.channels.slack.killing import rested
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_delivery import Delivery
from tests.fakes.slack_faults import Fault
from tests.fakes.slack_world import TEAM, Post, User

ROOT = Path(__file__).parent.parent
_RATE, _SECONDS, _PEOPLE = 20, 60, 120
_LENGTH = 1_500  # characters of a check
_AGAIN, _WAITS = 0.1, 0.01
_FIRST, _ALL, _AT_ONCE = 1_000, 10_000, 12
_QUESTIONS = (
    "can we insist that the candidate's camera is on?", "may we ask for a copy of a passport?",
    "what do we do when the laptop goes to another address?",
)  # fmt: skip
_INCIDENT = "a developer we let go threatens to publish our code unless we pay bitcoin"
_KINDS = ("check", "check", "check", "ask", "ask", "press", "incident")


class Load:
    """People who do something so often, whatever becomes of it."""

    def __init__(self, fake: FakeSlack, chance: random.Random) -> None:
        self.fake, self.chance = fake, chance
        # Who checks asks nothing else: what is said after a question may belong to it.
        self.people = [fake.user(f"person{each}") for each in range(_PEOPLE)]
        self.sent: list[tuple[str, Delivery]] = []
        self._pressed: set[str] = set()
        self._pastes = pastes()

    async def one(self) -> None:
        """Let one person do one thing."""
        kind, number = self.chance.choice(_KINDS), len(self.sent)
        third = _PEOPLE // 3
        side = {"ask": 0, "incident": 1}.get(kind, 2)
        user = self.chance.choice(self.people[side * third : (side + 1) * third])
        home = self.fake.dm(user)
        if kind == "press" and (card := self._card(user)):
            told = await self.fake.press(user, card, "press:check.words")
        elif kind == "ask":
            told = await self.fake.say(user, home, self.chance.choice(_QUESTIONS))
        elif kind == "incident":
            told = await self.fake.say(user, home, _INCIDENT)
        else:
            paste = self.chance.choice(self._pastes)
            kind, told = "check", await self.fake.say(user, home, f"case {number}\n{paste}")
        self.sent.append((kind, told))
        if self.chance.random() < _AGAIN:
            await self.fake.redeliver(told)

    def _card(self, user: User) -> Post | None:
        for each in self.fake.messages(user):
            if "press:check.words" in each.elements and each.ts not in self._pressed:
                self._pressed.add(each.ts)
                return each
        return None


def pastes() -> list[str]:
    """Return what is checked."""
    names = sorted((ROOT / "examples").glob("*.txt"))
    return [each.read_text(encoding="utf-8")[:_LENGTH] for each in names]


def key(told: Delivery) -> str:
    """Return the mark of the first message that answers a delivery."""
    if told.kind == "events_api":
        assert told.post
        return f"slack/{TEAM}/{told.post.channel}/{told.post.ts}/0"
    return f"slack/{TEAM}/{told.payload['trigger_id']}/0"


async def load(mode: str, seconds: float) -> None:
    """Print what became of so many seconds over one of Slack's ways."""
    with tempfile.TemporaryDirectory() as folder:
        async with FakeSlack() as fake, Child(fake, Path(folder), mode) as child:
            chance = random.Random(20_261_128)
            made = Load(fake, chance)
            fake.faults.planned.append(
                Fault(
                    "chat.postMessage", 10**9, "ratelimited", {"retry_after": 1},
                    when=lambda call: chance.random() < _WAITS,
                )
            )  # fmt: skip
            await child.up()
            await asyncio.sleep(8)  # warm, as it is for the rest of its days
            await _steadily(made, mode, seconds)
            await rested(Path(folder))
            await fake.quiet(0.5, limit=30)
            _print(mode, made)
            assert await child.stop() == 0


async def _steadily(made: Load, mode: str, seconds: float) -> None:
    loop, tasks = asyncio.get_running_loop(), []
    begin = loop.time()
    for number in range(round(_RATE * seconds)):
        await asyncio.sleep(max(0.0, begin + number / _RATE - loop.time()))
        tasks.append(asyncio.create_task(made.one()))
        if mode == "socket" and number == round(_RATE * seconds / 2):
            made.fake.sockets.cut()
    await asyncio.gather(*tasks)
    for _, each in made.sent:
        await each.settled()


def _print(mode: str, made: Load) -> None:
    posts = [p for c in made.fake.channels.values() for p in c.posts if p.by_bot and not p.deleted]
    marks = [(p.metadata or {}).get("event_payload", {}).get("key", "") for p in posts]
    first = {mark: post for mark, post in zip(marks, posts, strict=True) if mark.endswith("/0")}
    acked = [each for _, each in made.sent if each.acked]
    acks = [_until(each) * 1000 for each in acked]
    replies = [(first[key(d)].at - d.sent) * 1000 for d in acked if key(d) in first]
    doubled = sum(times - 1 for mark, times in Counter(marks).items() if mark and times > 1)
    ack, reply = statistics.quantiles(acks, n=100), statistics.quantiles(replies, n=100)
    print(
        f"  {mode:<7}{len(made.sent):>7}{len(made.sent) - len(acked):>9}"
        f"{ack[49]:>9.0f}{ack[94]:>8.0f}{ack[98]:>8.0f}{reply[49]:>11.0f}{reply[94]:>8.0f}"
        f"{reply[98]:>8.0f}{len(acked) - len(replies):>7}{doubled:>9}"
    )


def _until(told: Delivery) -> float:
    """Seconds from the first try to the first that was acknowledged."""
    good = next(each for each in told.attempts if not each.failure)
    return good.sent + good.took - told.attempts[0].sent


async def memory(counts: Sequence[int] = (_FIRST, _ALL)) -> None:
    """Print the memory of the process after so many events."""
    print(f"Slack, memory over HTTP after {counts[0]:,} and {counts[-1]:,} events")
    with tempfile.TemporaryDirectory() as folder:
        async with FakeSlack() as fake, Child(fake, Path(folder)) as child:
            fake.echo = False
            made = Load(fake, random.Random(1))
            await child.up()
            before = 0.0
            for count in counts:
                while len(made.sent) < count:
                    await asyncio.gather(*(made.one() for _ in range(_AT_ONCE)))
                    await rested(Path(folder))
                await asyncio.sleep(2)
                now = resident(child.running.pid)
                more = f"  {(now / before - 1) * 100:+.1f} %" if before else ""
                print(f"  {len(made.sent):>7,} events  {now:7.1f} MB{more}", flush=True)
                before = before or now
            assert await child.stop() == 0


def resident(process: int) -> float:
    """Return the megabytes that a process holds."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def run(seconds: float = _SECONDS) -> None:
    """Print the table for both ways."""
    print(f"Slack, {_RATE} events a second for {seconds:.0f} s; milliseconds")
    print(
        "  way     events  unacked  ack p50     p95     p99  reply p50     p95     p99   lost"
        "  doubled"
    )
    for mode in ("http", "socket"):
        asyncio.run(load(mode, seconds))


if __name__ == "__main__":
    if "--memory" in sys.argv:
        asyncio.run(memory())
    else:
        run(float(sys.argv[1]) if len(sys.argv) > 1 else _SECONDS)
