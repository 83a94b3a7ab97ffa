"""How much one process carries, and two: ``python -m bench.scaling [seconds]``.

It writes docs/scaling.md as well. The program is ``deskcheck serve`` over HTTP, pinned to the first
core; this one, which is people and Slack at once, to the last, and PostgreSQL with it. So that two
processes can be held against one on a machine with two cores, each has half of the first core: two
share it, and one alone is made to stand still half of the time.
"""

import asyncio
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import aiohttp

from bench.sink import Sink, event
from bot.channels.slack.serve import PATH
from tests.channels.slack.child import Child
from tests.chaos.stage import KEY
from tests.postgres import Server

ROOT = Path(__file__).parent.parent
SECONDS, PEOPLE, AT_ONCE = 20.0, 2_000, 48
CHECKS, QUESTIONS = 25, 100  # a second: the aim of one core
PRICE = 0.04  # dollars for an hour of one core, about what clouds ask without a contract
_TURN = 0.02  # seconds
PAGE, BEGIN, END = ROOT / "docs" / "scaling.md", "<!-- measured -->", "<!-- /measured -->"
_TICKS = os.sysconf("SC_CLK_TCK")


class Printed:
    """What was printed, for the page."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: str) -> None:
        """Print a line."""
        self.lines.append(line.rstrip())
        print(line, flush=True)

    def write(self) -> None:
        """Put it on the page."""
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(BEGIN)
        text = "\n".join(self.lines)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n```text\n{text}\n```\n{END}{after}", encoding="utf-8")


INDEX = ROOT / ".deskcheck" / "index"
printed = Printed()


@dataclass
class Texts:
    """What people send."""

    checks: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in sorted((ROOT / "examples").glob("[123]*.txt")):
            self.checks.append(name.read_text(encoding="utf-8")[:1_500])
        for line in (ROOT / "tests/data/questions.jsonl").read_text("utf-8").splitlines():
            self.questions.append(json.loads(line)["text"])


@dataclass
class Run:
    """What one run measured; milliseconds."""

    sent: int = 0
    refused: int = 0
    seconds: float = 0.0
    acks: list[float] = field(default_factory=list)
    replies: list[float] = field(default_factory=list)
    cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Return answers in a second."""
        return len(self.replies) / self.seconds


class Site:
    """Processes on one database, and the sink before them."""

    def __init__(self, sink: Sink, children: Sequence[Child]) -> None:
        self.sink, self.children = sink, children
        self._number = int(time.time() * 10) % 1_000_000_000
        self._chance, self._texts = random.Random(1), Texts()

    def cpu(self) -> float:
        """Return the seconds of a core that the processes have used."""
        used = 0.0
        for each in self.children:
            told = Path(f"/proc/{each.running.pid}/stat").read_text(encoding="ascii")
            told = told.rpartition(")")[2]
            used += sum(int(word) for word in told.split()[11:13]) / _TICKS
        return used

    def memory(self) -> float:
        """Return the megabytes that the largest of the processes holds."""
        told = [_resident(each.running.pid) for each in self.children]
        return max(told)

    async def steadily(self, checks: float, questions: float, seconds: float) -> Run:
        """Send so many of each in a second, whatever becomes of them."""
        made, loop, tasks = Run(), asyncio.get_running_loop(), []
        rate = checks + questions
        async with aiohttp.ClientSession() as session:
            begin, cpu = loop.time(), self.cpu()
            for number in range(round(rate * seconds)):
                await asyncio.sleep(max(0.0, begin + number / rate - loop.time()))
                check = (number * checks) % rate < checks
                tasks.append(asyncio.create_task(self._one(session, made, check)))
            await asyncio.gather(*tasks)
            made.seconds = loop.time() - begin
            made.cpu = self.cpu() - cpu
        return made

    async def full(self, share: float, seconds: float) -> Run:
        """Keep so many under way all the time; ``share`` of them are checks."""
        made, loop = Run(), asyncio.get_running_loop()
        begin, cpu = loop.time(), self.cpu()

        async def person(session: aiohttp.ClientSession) -> None:
            while loop.time() < begin + seconds:
                await self._one(session, made, self._chance.random() < share)

        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(person(session) for _ in range(AT_ONCE)))
        made.seconds, made.cpu = loop.time() - begin, self.cpu() - cpu
        return made

    async def _one(self, session: aiohttp.ClientSession, made: Run, check: bool) -> None:
        self._number += 1
        number, half = self._number, PEOPLE // 2
        # Who checks asks nothing else: what is said after a question may belong to it.
        user = number % half + (half if check else 0)
        text = self._chance.choice(self._texts.checks if check else self._texts.questions)
        body, headers, key = event(number, user, text)
        port = self.children[number % len(self.children)].port
        began = time.monotonic()
        made.sent += 1
        async with session.post(
            f"http://127.0.0.1:{port}{PATH}", data=body, headers=headers
        ) as answer:
            made.refused += answer.status >= 300
        made.acks.append((time.monotonic() - began) * 1000)
        while key not in self.sink.posted:
            if time.monotonic() > began + 60:
                return
            await asyncio.sleep(0.004)
        made.replies.append((self.sink.posted[key] - began) * 1000)


def _resident(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _limits(url: str) -> dict[str, str]:
    given = {"DESKCHECK_LIMIT": "1000000", "DESKCHECK_KEY": KEY, "DESKCHECK_DATABASE": url}
    # With what an earlier start made of the folder, where that is kept, as every later one has it.
    return given | ({"DESKCHECK_INDEX": str(INDEX)} if INDEX.is_dir() else {})


class Opened(AsyncExitStack):
    """Starts so many processes on the first core, and stops them again."""

    async def site(self, url: str, processes: int, **given: str) -> tuple[Site, float]:
        """Return them ready, and the seconds until the slowest was."""
        sink = await self.enter_async_context(Sink())
        children = []
        for _ in range(processes):
            folder = Path(self.enter_context(tempfile.TemporaryDirectory()))
            child = Child(
                sink, folder, given={**_limits(url or f"sqlite:///{folder}/a.db"), **given}
            )
            child.before = ("taskset", "-c", "0")
            children.append(await self.enter_async_context(child))
        began = time.monotonic()
        for each in children:
            await each.up()
        ready = time.monotonic() - began
        await asyncio.sleep(6)  # warm, as it is for the rest of its days
        return Site(sink, children), ready


def told(name: str, run: Run) -> None:
    """Print a line."""
    if len(run.replies) < 20:
        printed(f"  {name:<34} only {len(run.replies)} of {run.sent} answered")
        return
    ack, reply = statistics.quantiles(run.acks, n=100), statistics.quantiles(run.replies, n=100)
    printed(
        f"  {name:<34}{run.rate:7.1f}{ack[98]:9.0f}{reply[49]:8.0f}{reply[94]:7.0f}{reply[98]:7.0f}"
        f"{run.sent - len(run.replies):6}{run.cpu / run.seconds * 100:6.0f} %"
        f"{run.cpu / max(1, len(run.replies)) * 1000:8.1f}"
    )


async def one(name: str, url: str, seconds: float) -> None:
    """Measure one process that has the first core."""
    async with Opened() as opened:
        site, ready = await opened.site(url, 1)
        idle = site.memory()
        told(f"{name}: 25 checks, 100 questions", await site.steadily(CHECKS, QUESTIONS, seconds))
        told(f"{name}: half of that", await site.steadily(CHECKS / 2, QUESTIONS / 2, seconds))
        share = CHECKS / (CHECKS + QUESTIONS)
        told(f"{name}: as much as it takes", await site.full(share, seconds))
        for kind, share in (("checks", 1.0), ("questions", 0.0)):
            run = await site.full(share, seconds / 2)
            told(f"{name}: {kind} alone", run)
            cost = run.cpu / max(1, len(run.replies)) * 1000
            printed(f"    1,000 {kind}: {cost:.1f} s of a core, ${cost / 3600 * PRICE:.5f}")
        printed(
            f"    ready after {ready:.1f} s; {idle:.0f} MB idle by words, {site.memory():.0f} MB"
            f" after the load; posted twice: {site.sink.twice}"
        )


async def half(url: str, seconds: float, processes: int) -> float:
    """Measure processes that have half of the first core each."""
    async with Opened() as opened:
        site, _ = await opened.site(url, processes)
        still = asyncio.create_task(_still(site.children[0])) if processes == 1 else None
        whole = await site.full(CHECKS / (CHECKS + QUESTIONS), seconds)
        if still:
            still.cancel()
            await asyncio.gather(still, return_exceptions=True)
        told(f"PostgreSQL, half a core each: {processes}", whole)
    return whole.rate


async def _still(child: Child) -> None:
    """Make a process stand still half of the time."""
    try:
        while True:
            child.running.send_signal(signal.SIGSTOP)
            await asyncio.sleep(_TURN)
            child.running.send_signal(signal.SIGCONT)
            await asyncio.sleep(_TURN)
    finally:
        child.running.send_signal(signal.SIGCONT)


async def everything() -> None:
    """Print the memory with all channels and vectors (an index that is kept is used)."""
    given = {"DESKCHECK_EMBEDDINGS": "minilm", "DESKCHECK_TEAMS_DEV": "1"}
    async with Opened() as opened:
        site, ready = await opened.site("", 1, **given)
        idle = site.memory()
        run = await site.steadily(2, 8, 20)
        told("all channels and vectors: 2 and 8", run)
        printed(
            f"    ready after {ready:.1f} s; {idle:.0f} MB idle, {site.memory():.0f} MB after the"
            f" load{'' if INDEX.is_dir() else ' (the index was made meanwhile)'}"
        )


async def main(seconds: float) -> None:
    """Print the table."""
    cores = os.cpu_count() or 1
    os.sched_setaffinity(0, {cores - 1})
    load = os.getloadavg()[0]
    printed(f"{date.today()}, {seconds:.0f} s each; milliseconds; load of the machine {load:.1f}")
    printed(
        f"  {'':<34}{'per s':>7}{'ack p99':>9}{'p50':>8}{'p95':>7}{'p99':>7}{'lost':>6}{'core':>8}"
        f"{'ms each':>8}"
    )
    await one("SQLite", "", seconds)
    with Server() as server:
        await one("PostgreSQL", server.fresh("one"), seconds)
        single = await half(server.fresh("half"), seconds, 1)
        double = await half(server.fresh("two"), seconds, 2)
        printed(f"    two carry {double / single:.2f} times what one does")
    await everything()
    printed.write()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
