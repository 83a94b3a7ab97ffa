"""``deskcheck serve`` as a process of its own, beside a fake that stays in this one."""

import asyncio
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self

import aiohttp

from bot.channels.slack.serve import PATH

ROOT = Path(__file__).parents[3]


def free() -> int:
    """A port that nobody has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Workspace(Protocol):
    """What is known of the Slack that a process talks to."""

    bot_url: str

    @property
    def token(self) -> str: ...

    @property
    def app_token(self) -> str: ...

    @property
    def secret(self) -> str: ...

    @property
    def api(self) -> str: ...


@dataclass
class Child:
    """One process after the other on the same database and port; none outlives the ``with``."""

    fake: Workspace
    folder: Path
    mode: str = "http"
    port: int = field(default_factory=free)
    given: dict[str, str] = field(default_factory=dict)
    program: str = "bot"
    before: tuple[str, ...] = ()
    log: bytes = b""
    process: asyncio.subprocess.Process | None = None
    reading: "asyncio.Task[None]" = field(init=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.process and self.process.returncode is None:
            await self.kill()

    @property
    def settings(self) -> dict[str, str]:
        return {
            "PATH": "/usr/bin:/bin",
            "DESKCHECK_EMBEDDINGS": "off",
            "DESKCHECK_LIMIT": "100000",
            "DESKCHECK_SLACK_MODE": self.mode,
            "DESKCHECK_SLACK_BOT_TOKEN": self.fake.token,
            "DESKCHECK_SLACK_APP_TOKEN": self.fake.app_token if self.mode == "socket" else "",
            "DESKCHECK_SLACK_SIGNING_SECRET": self.fake.secret,
            "DESKCHECK_SLACK_API_URL": self.fake.api,
            "DESKCHECK_LISTEN": f"127.0.0.1:{self.port}",
            "DESKCHECK_DATABASE": f"sqlite:///{self.folder / 'a.db'}",
            "DESKCHECK_INDEX": str(self.folder / "index"),
            **self.given,
        }

    async def begin(self) -> None:
        """Start it; it is not up yet."""
        self.process = await asyncio.create_subprocess_exec(
            *self.before, sys.executable, "-m", self.program, "serve", cwd=ROOT, env=self.settings,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self.reading = asyncio.create_task(self._read())

    async def up(self, limit: float = 60.0) -> None:
        """Start it, and wait until it answers."""
        await self.begin()
        await self.heard(limit)

    async def heard(self, limit: float = 60.0) -> None:
        """Wait until it answers."""
        if self.mode == "http":
            self.fake.bot_url = f"http://127.0.0.1:{self.port}{PATH}"
        async with asyncio.timeout(limit), aiohttp.ClientSession() as session:
            while self.running.returncode is None:
                try:
                    await session.get(f"http://127.0.0.1:{self.port}/healthz")
                    return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.02)
        raise AssertionError(self.log.decode())

    @property
    def running(self) -> asyncio.subprocess.Process:
        assert self.process, "it was never started"
        return self.process

    async def kill(self) -> None:
        """Take it away without a word."""
        self.running.kill()
        await self.over()

    async def stop(self) -> int:
        """Ask it to end, as a supervisor does."""
        self.running.send_signal(signal.SIGTERM)
        return await self.over()

    async def over(self, limit: float = 30.0) -> int:
        """Wait until it has ended, and return its status."""
        try:
            async with asyncio.timeout(limit):
                status = await self.running.wait()
        except TimeoutError:
            self.running.kill()
            raise
        await self.reading
        return status

    async def _read(self) -> None:
        stderr = self.running.stderr
        assert stderr
        while part := await stderr.read(65_536):
            self.log += part
