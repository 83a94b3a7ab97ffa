"""Deskcheck in a workspace that the fake plays, over both ways that Slack delivers."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from aiohttp import web

from bot.channels.slack.serve import PATH, Access, Slack
from bot.engines.tables import INBOX
from bot.settings import Settings
from bot.wiring import House, house
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_world import Post, User, View
from tests.patience import PATIENCE

NOTES = "my notes\n- he refused to switch the camera on\n- asked to be paid in USDT only\n"


@dataclass
class Bot:
    """The running bot and its workspace."""

    fake: FakeSlack
    house: House
    slack: Slack

    async def rest(self, limit: float = PATIENCE) -> None:
        """Wait until everything that was delivered is worked."""
        await self.fake.quiet(0.05)
        async with asyncio.timeout(limit):
            while await asyncio.to_thread(self._due):
                await asyncio.sleep(0.01)
        await self.fake.quiet(0.05)

    async def until(self, holds: Callable[[], bool], limit: float = PATIENCE) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(limit):
            while not holds():
                await asyncio.sleep(0.01)

    async def modal(self, user: User) -> View:
        """Wait for the form before a person."""
        await self.until(lambda: self.fake.modal(user) is not None)
        view = self.fake.modal(user)
        assert view
        return view

    def _due(self) -> int:
        now = self.house.clock.now().timestamp()
        open_ = sa.select(sa.func.count()).where(
            INBOX.c.state != "done", sa.or_(INBOX.c.due <= now, INBOX.c.state == "claimed")
        )
        with self.house.store.database.begin() as connection:
            return int(connection.execute(open_).scalar_one())

    async def card(self, user: User) -> Post:
        """The newest message of ours in the conversation with a person."""
        await self.rest()
        mine = [each for each in self.fake.messages(user) if each.by_bot]
        return mine[-1]


def settings(folder: Path, **given: Any) -> Settings:
    given = {"embeddings": "off", "limit": 10_000, **given}
    return Settings(
        index=folder / "index", database=f"sqlite:///{folder / 'deskcheck.db'}", **given
    )


@contextlib.asynccontextmanager
async def running(
    folder: Path,
    mode: str = "http",
    slack_: FakeSlack | None = None,
    *,
    work: bool = True,
    simple: bool = False,
    **given: Any,
) -> AsyncIterator[Bot]:
    """Start the fake and the bot, and take both down again."""
    async with contextlib.AsyncExitStack() as stack:
        fake = slack_ if slack_ is not None else await stack.enter_async_context(FakeSlack())
        made = house(settings(folder, **given))
        stack.callback(made.store.close)
        access = Access(
            token=fake.token,
            app_token=fake.app_token if mode == "socket" else "",
            secret=fake.secret,
            url=fake.api,
            groups=tuple(filter(None, str(given.get("groups", "")).split(","))),
            simple=simple,
        )
        slack = Slack(access, made.desk, made.store.inbox, made.store.posts, made.clock)
        await slack.start()
        task = asyncio.create_task(slack.run()) if work else None
        if mode == "http":
            door = web.Application()
            door.add_routes(slack.routes())
            runner = web.AppRunner(door, shutdown_timeout=0.2)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            fake.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
            stack.push_async_callback(runner.cleanup)
        try:
            yield Bot(fake, made, slack)
        finally:
            await slack.stop(2)
            if task:
                await task
