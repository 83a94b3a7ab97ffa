"""Deskcheck under load in processes of its own, watched over as by a service manager."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.channels.slack.balance import Balancer
from tests.channels.slack.child import Child
from tests.channels.slack.killing import CHECK, Life, Toll, count, waiting
from tests.fakes.chat_server import ChatServer
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_world import Post, User
from tests.postgres import Server

NAME = "chaos"
KEY = "one key for every process of a test"
QUESTION = "what should we check before we ship a laptop"  # one that a model may word anew
ASKED_EVERY = 0.2  # seconds: a model's answer costs more of the processor than the rules'
RETRIES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


def asked(number: int) -> str:
    """Return a question for a model: each is another, as one that was answered is remembered.

    They differ in no word, so that the folder's answer to all is the same.
    """
    return QUESTION + f"{number:b}".translate(str.maketrans("01", "?!"))


@dataclass
class Stage:
    """What a trouble can get at.

    Attributes:
        children: the processes.
        held: while set, one that ended is not started again.
        restarts: how often one was.
        chat: the chat model's server, where one is set.
        lasted: when the trouble began and was over, on the clock of the people's messages.
    """

    fake: FakeSlack
    folder: Path
    chance: random.Random
    life: Life
    children: list[Child] = field(default_factory=list)
    server: Server | None = None
    seconds: float = 2.0
    held: bool = False
    restarts: int = 0
    over: bool = False
    chat: ChatServer | None = None
    lasted: tuple[float, float] = (0.0, 0.0)

    def open(self) -> int:
        """Return how many jobs are not done."""
        if self.server is None:
            return waiting(self.folder, "waiting", "claimed")
        [[jobs]] = self.server.ask(NAME, "SELECT count(*) FROM inbox WHERE state <> 'done'")
        return int(str(jobs))

    async def pause(self) -> None:
        """Let people go on for as long as a trouble lasts."""
        await asyncio.sleep(self.seconds)

    async def kill(self, child: Child) -> None:
        """Take a process away without a word; it is started again."""
        if child.running.returncode is None:
            child.running.kill()
        await child.running.wait()

    async def sent(self, number: int) -> None:
        """Wait until so many things have been done to it."""
        while len(self.life.sent) < number:
            await asyncio.sleep(0.05)

    async def keep(self, child: Child) -> None:
        """Start a process again whenever it ends, as a service manager does."""
        while True:
            await child.running.wait()
            await child.reading
            if self.over:
                return
            await asyncio.sleep(0.2)
            while self.held:
                await asyncio.sleep(0.02)
            self.restarts += 1
            await child.begin()

    async def answered(
        self, limit: float = 90.0, well: Callable[[Post], bool] = lambda post: True
    ) -> float:
        """Return the seconds until somebody new is answered, who asks again where nobody hears.

        Args:
            limit: seconds.
            well: whether an answer is one as it should be.
        """
        began, user = time.monotonic(), self.fake.user("prober")
        home = self.fake.dm(user)
        async with asyncio.timeout(limit):
            while not self._heard(user, well):
                told = await self.fake.say(user, home, CHECK.format(number="probe"))
                self.life.sent.append(("check", told))
                for _ in range(40):
                    if self._heard(user, well):
                        break
                    await asyncio.sleep(0.05)
        return time.monotonic() - began

    def _heard(self, user: User, well: Callable[[Post], bool]) -> bool:
        return any(each.by_bot and well(each) for each in self.fake.messages(user))

    async def rested(self, limit: float = 240.0) -> None:
        """Wait until everything that was accepted is worked."""
        async with asyncio.timeout(limit):
            while await asyncio.to_thread(self.open):
                await asyncio.sleep(0.1)

    def toll(self) -> Toll:
        """See what people got."""
        made = Toll()
        count(self.life, made)
        made.log = "".join(each.log.decode() for each in self.children)
        return made


@contextlib.asynccontextmanager
async def staged(
    folder: Path,
    chance: random.Random,
    *,
    processes: int = 1,
    server: Server | None = None,
    chat: ChatServer | None = None,
    given: dict[str, str] | None = None,
    program: str = "bot",
    seconds: float = 2.0,
) -> AsyncIterator[Stage]:
    """Start processes on one database, people who use them, and take everything down again."""
    given = {"DESKCHECK_KEY": KEY, **(given or {})}
    if chat:
        given |= {"DESKCHECK_MODEL": "openai:any", "DESKCHECK_MODEL_URL": f"{chat.url}/v1"}
    if server:
        server.drop(NAME)
        given["DESKCHECK_DATABASE"] = server.fresh(NAME)
    async with contextlib.AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeSlack())
        fake.scopes |= fake.optional  # without them nobody can see what stands in a channel
        fake.echo, fake.retry_delays = False, RETRIES
        made = Stage(
            fake, folder, chance, Life(fake, chance), server=server, seconds=seconds, chat=chat
        )
        if chat:
            made.life.question, made.life.pause = asked, ASKED_EVERY
        for _ in range(processes):
            child = Child(fake, folder, given=given, program=program)
            made.children.append(await stack.enter_async_context(child))
        await asyncio.gather(*(each.up() for each in made.children))
        balancer = Balancer([each.port for each in made.children])
        await stack.enter_async_context(balancer)
        fake.bot_url = balancer.url
        keeping = [asyncio.create_task(made.keep(each)) for each in made.children]
        living = asyncio.create_task(made.life.go_on())
        try:
            yield made
        finally:
            made.over = made.life.over = True
            living.cancel()
            for each in keeping:
                each.cancel()
            await asyncio.gather(living, *keeping, return_exceptions=True)
