"""Deskcheck in a tenant that the fake plays."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from aiohttp import web

from bot.channels.teams.auth import Access
from bot.channels.teams.serve import PATH, Teams
from bot.engines.tables import INBOX
from bot.settings import Settings
from bot.wiring import House, house
from tests.fakes.teams_issuer import APP
from tests.fakes.teams_service import TOKEN, FakeTeams
from tests.fakes.teams_world import TENANT, Conversation, Json, Post, User

NOTES = "my notes\n- he refused to switch the camera on\n- asked to be paid in USDT only\n"


@dataclass
class Bot:
    """The running bot and its tenant."""

    fake: FakeTeams
    house: House
    teams: Teams

    async def rest(self) -> None:
        """Wait until everything is worked that is due."""
        await self.fake.settled(self._due)

    def _due(self) -> int:
        now = self.house.clock.now().timestamp()
        open_ = sa.or_(INBOX.c.state == "claimed", INBOX.c.due <= now)
        wanted = sa.select(sa.func.count()).where(INBOX.c.state != "done", open_)
        with self.house.store.database.begin() as connection:
            return int(connection.execute(wanted).scalar_one())

    def noted(self, event: str) -> int:
        """How often something stands in the ledger."""
        return len(list(self.house.store.ledger.lines(event)))

    async def answer(self, user: User, text: str, at: Conversation | None = None) -> Post:
        """Say something and return the newest message there."""
        await self.fake.say(user, text, at)
        await self.rest()
        return self.fake.seen(at or user)[-1]

    async def pressed(self, user: User, post: Post, press: str, **form: str) -> Json:
        """Press a button, wait, and return what the press itself was answered."""
        answer: Json = await self.fake.press(user, post, press, None, **form)
        await self.rest()
        return answer


class Known(Teams):
    """Teams whose own token comes from nowhere."""

    def __init__(self, access: Access, made: House) -> None:
        super().__init__(
            access, made.desk, made.store.inbox, made.store.posts, made.store.sessions,
            made.clock, tokens=_token if not access.dev else None,
        )  # fmt: skip


async def _token() -> str:
    return TOKEN


def settings(folder: Path, **given: Any) -> Settings:
    given = {"embeddings": "off", "limit": 10_000, **given}
    # Beside the test's own folder: the knowledge folder is read once for all of them.
    shelf = folder.parent / "teams-shelf" / "index"
    return Settings(index=shelf, database=f"sqlite:///{folder / 'deskcheck.db'}", **given)


@contextlib.asynccontextmanager
async def running(
    folder: Path, *, dev: bool = False, work: bool = True, **given: Any
) -> AsyncIterator[Bot]:
    """Start the fake and the bot, and take both down again."""
    async with contextlib.AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeTeams(signed=not dev))
        made = house(settings(folder, **given))
        stack.callback(made.store.close)
        access = Access(dev=True) if dev else Access(
            app_id=APP, password="secret", tenant=TENANT, metadata=fake.issuer.metadata
        )  # fmt: skip
        teams = Known(access, made)
        await teams.start()
        task = asyncio.create_task(teams.run()) if work else None
        door = web.Application(client_max_size=1_000_000)
        door.add_routes(teams.routes())
        runner = web.AppRunner(door, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        fake.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
        stack.push_async_callback(runner.cleanup)
        try:
            yield Bot(fake, made, teams)
        finally:
            await teams.stop(2)
            if task:
                await task
