"""Teams under load: ``python -m bench.teams [seconds]``, or ``--memory`` for 10,000 activities.

The bot is served by a process of its own; the Teams that it speaks to, with its tokens, is in this
one. Twenty things happen a second; one in ten is delivered twice, one press in five is sent again
under another id and another time, and one post in a hundred is told to wait. After it come 10,000
requests that must not get in, or have come before.
"""

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.slack import ROOT, pastes, resident
from bot.settings import Settings
from tests.channels.slack.child import free
from tests.channels.slack.killing import rested
from tests.channels.teams.running import Known
from tests.fakes.teams_issuer import APP
from tests.fakes.teams_service import FakeTeams, Fault
from tests.fakes.teams_world import TENANT, Conversation, Json, Post, User

_RATE, _SECONDS, _PEOPLE = 20, 60, 120
_AGAIN, _TWICE, _WAITS = 0.1, 0.2, 0.01
_FIRST, _ALL, _AT_ONCE = 1_000, 10_000, 12
_KINDS = ("check", "check", "check", "ask", "ask", "press", "incident")
_QUESTIONS = (
    "can we insist that the candidate's camera is on?", "may we ask for a copy of a passport?",
    "what do we do when the laptop goes to another address?",
)  # fmt: skip
_INCIDENT = "a developer we let go threatens to publish our code unless we pay bitcoin"


class Crowd(FakeTeams):
    """A tenant with many people; the service asks now and then to wait."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.chance = chance
        self.people = [User(f"{each:03}person") for each in range(_PEOPLE)]
        for each in self.people:
            self.chats[each.id] = Conversation(f"a:chat-{each.name}", "personal", (each,))
        self.cards: dict[str, list[Post]] = defaultdict(list)

    def plan(self) -> None:
        """Let one call in a hundred be told to wait."""
        if self.chance.random() < _WAITS * 2:  # some deeds lead to no call that it meets
            self.faults = [each for each in self.faults if each.times]
            self.faults.append(Fault("POST", 429, 1, {"Retry-After": "1"}, "/activities"))


@dataclass
class Deed:
    """One thing that somebody did, and what became of it."""

    kind: str
    user: User
    sent: float
    turn: float = 0.0
    status: int = 0
    posts: int = 0
    doubled: int = 0
    replied: float = 0.0


@dataclass
class Load:
    """People who do something so often; each waits for an answer before the next."""

    fake: Crowd
    done: list[Deed] = field(default_factory=list)
    busy: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)

    async def one(self) -> None:
        """Let one person do one thing, and see what comes of it."""
        chance = self.fake.chance
        kind = chance.choice(_KINDS)
        third = _PEOPLE // 3
        side = {"ask": 0, "incident": 1}.get(kind, 2)  # a follow-up would belong to what was before
        free_ = [e for e in self.fake.people[side * third : (side + 1) * third]
                 if e.id not in self.busy]  # fmt: skip
        if not free_:
            return
        user = chance.choice(free_)
        self.busy.add(user.id)
        try:
            await self._do(kind, user)
        finally:
            self.busy.discard(user.id)

    async def _do(self, kind: str, user: User) -> None:
        kind, made = self._made(kind, user)
        before = len(self.fake.seen(user))
        self.fake.plan()
        deed = Deed(kind, user, time.monotonic())
        self.done.append(deed)
        deed.status, _ = await self.fake.deliver(made)
        deed.turn = time.monotonic() - deed.sent
        if self.fake.chance.random() < _AGAIN:
            await self.fake.deliver(made)
        if kind == "press" and self.fake.chance.random() < _TWICE:
            await self.fake.deliver({**made, "id": f"f:{time.monotonic_ns()}", "timestamp": "2027"})
        while len(self.fake.seen(user)) <= before and time.monotonic() - deed.sent < 30:
            await asyncio.sleep(0.01)
        deed.replied = time.monotonic()
        await asyncio.sleep(0.2)  # a second copy would be here by then
        new = [each.words for each in self.fake.seen(user)[before:]]
        deed.posts, deed.doubled = len(new), len(new) - len(set(new))

    def _made(self, kind: str, user: User) -> tuple[str, Json]:
        if kind == "press" and (card := self._card(user)):
            return kind, self.fake.pressing(user, card, "check.words")
        if kind in ("ask", "incident"):
            text = self.fake.chance.choice(_QUESTIONS) if kind == "ask" else _INCIDENT
            return kind, self.fake.said(user, text)
        paste = self.fake.chance.choice(pastes())
        return "check", self.fake.said(user, f"case {len(self.done)}\n{paste}")

    def _card(self, user: User) -> Post | None:
        for each in self.fake.seen(user):
            carried = [(e.get("data") or {}).get("press") for e in each.actions]
            if "check.words" in carried and each.id not in self.pressed:
                self.pressed.add(each.id)
                return each
        return None


class Served:
    """The bot in a process of its own."""

    def __init__(self, fake: Crowd, folder: Path) -> None:
        self.port = free()
        command = [
            sys.executable, "-m", "bench.teams", "--serve", str(self.port), str(folder),
            fake.issuer.metadata,
        ]  # fmt: skip
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        fake.bot_url = f"http://127.0.0.1:{self.port}/api/messages"

    async def up(self, fake: Crowd) -> None:
        """Wait until it answers, and is as warm as it is for the rest of its days."""
        async with asyncio.timeout(120):
            while self.process.poll() is None:
                try:
                    await fake.send(b"{}")
                    break
                except OSError:
                    await asyncio.sleep(0.1)
        await asyncio.sleep(8)

    def end(self) -> None:
        """Stop it."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


async def _serve(port: int, folder: Path, metadata: str) -> None:
    """Be the process with the bot."""
    from bot.channels.teams.auth import Access
    from bot.channels.web import Service
    from bot.wiring import house

    database = f"sqlite:///{folder / 'a.db'}"
    made = house(Settings(
        index=folder / "index", database=database, embeddings="off", limit=1_000_000
    ))  # fmt: skip
    made.desk.prepare()
    made.desk.warm()
    teams = Known(Access(APP, "secret", TENANT, metadata=metadata), made)
    await Service([teams], lambda: None, "127.0.0.1", port).run()
    made.store.close()


async def load(seconds: float) -> None:
    """Print what became of so many seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with Crowd(random.Random(20_261_129)) as fake:
            served = Served(fake, folder)
            try:
                await served.up(fake)
                made = Load(fake)
                await _steadily(made, seconds)
                await _hostile(fake, folder, served.process.pid, _print(made))
            finally:
                served.end()


async def _steadily(made: Load, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    begin, tasks = loop.time(), []
    for number in range(round(_RATE * seconds)):
        await asyncio.sleep(max(0.0, begin + number / _RATE - loop.time()))
        tasks.append(asyncio.create_task(made.one()))
    await asyncio.gather(*tasks)


def _print(made: Load) -> int:
    """Print the row of the table; return how many posts there are."""
    turns = [each.turn * 1000 for each in made.done]
    replies = [(each.replied - each.sent) * 1000 for each in made.done if each.posts]
    lost = sum(not each.posts for each in made.done)
    doubled = sum(each.doubled for each in made.done)
    refused = sum(each.status != 200 for each in made.done)
    turn, reply = statistics.quantiles(turns, n=100), statistics.quantiles(replies, n=100)
    print(
        f"  teams  {len(made.done):>7}{refused:>9}{turn[49]:>9.0f}{turn[94]:>8.0f}{turn[98]:>8.0f}"
        f"{reply[49]:>11.0f}{reply[94]:>8.0f}{reply[98]:>8.0f}{lost:>7}{doubled:>9}",
        flush=True,
    )
    return len(made.fake.posts)


async def _hostile(fake: Crowd, folder: Path, process: int, posts: int) -> None:
    """Print what becomes of requests that must not get in, and of one that has come before."""
    wrong = list(fake.issuer.bad(fake.url).values())
    body = fake.said(fake.people[0], "he refused to switch the camera on")
    good = f"Bearer {fake.issuer.token(fake.url)}"
    await fake.deliver(body, good)
    await rested(folder)
    odd = [
        (b"{", good),
        (b"[]", good),
        (b"\xff", good),
        (b'{"type": 5}', good),
        (b"x" * 900_000, good),
    ]
    answers: Counter[int] = Counter()
    before = 0.0
    for number in range(_ALL):
        if number % 3 == 0:
            status, _ = await fake.send(*odd[number // 3 % len(odd)])
        elif number % 3 == 1:
            status, _ = await fake.deliver(body, wrong[number % len(wrong)][1])
        else:
            status, _ = await fake.deliver(body, good)
        answers[status] += 1
        if number == _FIRST:
            before = resident(process)
    await rested(folder)
    more = (resident(process) / before - 1) * 100
    told = ", ".join(f"{status}: {times:,}" for status, times in sorted(answers.items()))
    print(f"  {_ALL:,} malformed, unsigned or replayed: {told}; posted because of them: "
          f"{len(fake.posts) - posts - 1}; memory {more:+.1f} %")  # fmt: skip


async def memory(counts: Sequence[int] = (_FIRST, _ALL)) -> None:
    """Print the memory of the process after so many activities."""
    print(f"Teams, memory after {counts[0]:,} and {counts[-1]:,} activities")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with Crowd(random.Random(1)) as fake:
            served = Served(fake, folder)
            try:
                await served.up(fake)
                made, before = Load(fake), 0.0
                for count in counts:
                    while len(made.done) < count:
                        await asyncio.gather(*(made.one() for _ in range(_AT_ONCE)))
                    await asyncio.sleep(2)
                    now = resident(served.process.pid)
                    more = f"  {(now / before - 1) * 100:+.1f} %" if before else ""
                    print(f"  {len(made.done):>7,} activities  {now:7.1f} MB{more}", flush=True)
                    before = before or now
            finally:
                served.end()


def run(seconds: float = _SECONDS) -> None:
    """Print the table."""
    print(f"Teams, {_RATE} activities a second for {seconds:.0f} s; milliseconds")
    print(
        "  way   activities  refused  turn p50   p95     p99  reply p50     p95     p99   lost"
        "  doubled"
    )
    asyncio.run(load(seconds))


if __name__ == "__main__":
    if "--serve" in sys.argv:
        at = sys.argv.index("--serve")
        asyncio.run(_serve(int(sys.argv[at + 1]), Path(sys.argv[at + 2]), sys.argv[at + 3]))
    elif "--memory" in sys.argv:
        asyncio.run(memory())
    else:
        run(float(sys.argv[1]) if len(sys.argv) > 1 else _SECONDS)
