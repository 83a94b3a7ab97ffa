"""The doors that strangers knock at, each as one function of bytes that must bear anything.

An input is what a stranger decides: for intake a file's ending and its bytes, for the webhooks a
kind of content and a body. That it was signed is taken as given: whoever holds a stolen secret can
send anything too.
"""

import asyncio
import contextlib
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import aiohttp
import sqlalchemy as sa
from slack_sdk.errors import SlackApiError

from bot.channels.teams.connector import Refused
from bot.engines.store import Store
from bot.engines.tables import INBOX
from bot.reading.intake import Limits, take
from bot.talk.kept import Job
from bot.talk.message import Attachment
from bot.talk.trouble import DeskcheckError
from tests.channels.slack import running as slack_bot
from tests.channels.teams import running as teams_bot
from tests.fakes.slack_delivery import sign

CORPUS = Path(__file__).parent / "corpus"
ENDINGS = (".txt", ".md", ".html", ".eml", ".pdf", ".docx", "", ".png")
LIMITS = Limits(size=100_000, pages=5, characters=20_000, seconds=10)
Door = Callable[[bytes], None]
# How a platform answers what makes no sense, or nobody does.
_WEATHER = (SlackApiError, Refused, DeskcheckError, aiohttp.ClientError, OSError)
_PATIENCE = 60.0
SERVICE = "http://service.invalid"  # stands in what is kept for the address of the fake


def split(data: bytes) -> tuple[str, bytes]:
    """Return what stands on the first line, and the rest."""
    head, _, rest = data.partition(b"\n")
    return head.decode("ascii", "replace"), rest


def intake(data: bytes) -> None:
    """Read a file: its text or why not, bounded, and nothing else."""
    ending, content = split(data)
    name = f"cv{ending}" if ending in ENDINGS else "cv"
    parts, unread = take("", [Attachment(name, content)], LIMITS)
    assert parts or unread or not content.decode("utf-8", "replace").strip("\ufeff \t\r\n\x00")
    assert sum(len(each.text) for each in parts) <= LIMITS.characters
    for each in unread:
        assert each.what and each.reason and "Traceback" not in each.reason
    for part in parts:
        part.text.encode("utf-8", "strict")  # half a character would break every channel


@contextlib.contextmanager
def slack() -> Iterator[Door]:
    """Deliver to Slack's webhook, and have what was kept worked at once."""
    with _served(_slack) as door:
        yield door


@contextlib.contextmanager
def teams() -> Iterator[Door]:
    """Deliver to Teams' webhook, and have what was kept worked at once."""
    with _served(_teams) as door:
        yield door


Send = Callable[[str, bytes], Coroutine[Any, Any, int]]
Handle = Callable[[Job], Coroutine[Any, Any, None]]


@contextlib.asynccontextmanager
async def _slack(folder: Path) -> AsyncIterator[tuple[Send, Handle, Store]]:
    async with slack_bot.running(folder, work=False) as bot, aiohttp.ClientSession() as session:

        async def send(kind: str, body: bytes) -> int:
            headers = {**sign(bot.fake.secret, body), "Content-Type": kind}
            async with session.post(bot.fake.bot_url, data=body, headers=headers) as answer:
                return answer.status

        yield send, bot.slack.work.handle, bot.house.store


@contextlib.asynccontextmanager
async def _teams(folder: Path) -> AsyncIterator[tuple[Send, Handle, Store]]:
    async with teams_bot.running(folder, work=False) as bot, aiohttp.ClientSession() as session:
        token = bot.fake.issuer.token(bot.fake.url)

        async def send(kind: str, body: bytes) -> int:
            headers = {"Authorization": f"Bearer {token}", "Content-Type": kind}
            body = body.replace(SERVICE.encode(), bot.fake.url.encode())
            async with session.post(bot.fake.bot_url, data=body, headers=headers) as answer:
                return answer.status

        yield send, bot.teams.work.handle, bot.house.store


@contextlib.contextmanager
def _served(
    start: Callable[[Path], AbstractAsyncContextManager[tuple[Send, Handle, Store]]],
) -> Iterator[Door]:
    """Run a bot in a thread of its own, and yield what delivers to it."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def wait(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(_PATIENCE)

    try:
        with tempfile.TemporaryDirectory() as folder:
            held = start(Path(folder, "bot"))
            send, handle, store = wait(held.__aenter__())
            try:
                yield lambda data: wait(_delivered(data, send, handle, store))
            finally:
                wait(held.__aexit__(None, None, None))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _delivered(data: bytes, send: Send, handle: Handle, store: Store) -> None:
    """Deliver; whatever it is, it is answered as their mistake or worked without one of ours."""
    kind, body = split(data)
    status = await send("".join(filter(str.isprintable, kind)) or "application/json", body)
    assert status < 500 or status == 501, f"answered {status}"  # 501: an invoke of a new kind
    try:
        for job in await asyncio.to_thread(store.inbox.claim, 16):
            with contextlib.suppress(*_WEATHER):  # the worker tries again, and gives up in the end
                await handle(job)
    finally:
        await asyncio.to_thread(_forget, store)


def _forget(store: Store) -> None:
    """Forget what was delivered: the same once more is to be worked once more."""
    with store.database.begin() as connection:
        connection.execute(sa.delete(INBOX))


DOORS: dict[str, Callable[[], contextlib.AbstractContextManager[Door]]] = {
    "intake": lambda: contextlib.nullcontext(intake),
    "slack": slack,
    "teams": teams,
}


def kept(name: str) -> list[Path]:
    """Return the inputs of a door that are kept, in a stable order."""
    return sorted((CORPUS / name).glob("*"))
