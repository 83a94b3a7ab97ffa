"""Every channel, opened so that a test can talk through it: one line each in ``CHANNELS``."""

import contextlib
import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from rich.console import Console

from bot.channels.terminal import receive, serve
from bot.settings import Settings
from bot.talk.message import Attachment
from bot.wiring import front_desk
from tests.channels.slack.talking import slack
from tests.channels.teams.talking import teams
from tests.journeys.walking import Say

Opened = Callable[[Path], AbstractAsyncContextManager[Say]]


@contextlib.asynccontextmanager
async def terminal(_: Path) -> AsyncIterator[Say]:
    """Open a way to talk through the terminal, as wide as need be."""
    desk = front_desk(Settings(embeddings="off"))

    async def say(text: str, files: list[tuple[str, bytes]], press: str | None) -> str:
        out = io.StringIO()
        attached = [Attachment(name, data) for name, data in files]
        message = receive.message(text, attached, press=press)
        console = Console(file=out, width=400, highlight=False)
        await serve.answer(desk, message, console)
        return out.getvalue()

    yield say


CHANNELS: tuple[Opened, ...] = (terminal, slack, teams)
