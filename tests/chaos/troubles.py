"""What can go wrong, each as something that is done to a stage and is over on return."""

import asyncio
import resource
import shutil
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.channels.slack.killing import Toll
from tests.chaos import silence
from tests.chaos.stage import Stage

ROOT = Path(__file__).parents[2]
_PAGE = 4096
Inflict = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True)
class Trouble:
    """One line of the table.

    Attributes:
        how: what is done, for who reads the table.
        inflict: does it.
        model: whether a chat model is set.
        well: waits until it is over for people, and returns the seconds.
        look: adds to a toll what else is not as it should be.
    """

    name: str
    how: str
    inflict: Inflict
    processes: int = 1
    server: bool = False
    program: str = "bot"
    given: Callable[[Path], dict[str, str]] = field(default=lambda folder: {})
    model: bool = False
    well: Callable[[Stage], Awaitable[float]] = Stage.answered
    look: Callable[[Stage, Toll], None] = field(default=lambda stage, toll: None)

    def __str__(self) -> str:
        return self.name


async def _limited(stage: Stage, size: int) -> None:
    """Let no file of the processes grow beyond a size, for a while."""
    for child in stage.children:
        before = resource.prlimit(child.running.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(child.running.pid, resource.RLIMIT_FSIZE, (size, before[1]))
    await stage.pause()
    for child in stage.children:
        if child.running.returncode is None:
            full = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            resource.prlimit(child.running.pid, resource.RLIMIT_FSIZE, full)


async def full(stage: Stage) -> None:
    await _limited(stage, (stage.folder / "a.db-wal").stat().st_size)


async def readonly(stage: Stage) -> None:
    await _limited(stage, 0)


async def gone(stage: Stage) -> None:
    assert stage.server
    for how in (signal.SIGQUIT, signal.SIGINT):
        await asyncio.to_thread(stage.server.stop, how)
        await stage.pause()
        await asyncio.to_thread(stage.server.start)


async def kills(stage: Stage) -> None:
    for _ in range(max(2, round(2 * stage.seconds))):
        await asyncio.sleep(stage.chance.uniform(0.1, 1.5))
        await stage.kill(stage.chance.choice(stage.children))


async def clock(stage: Stage) -> None:
    file = skew(stage.folder)
    for seconds in (240, -240, 3 * 3600, 0):
        file.write_text(str(seconds), encoding="ascii")
        await stage.pause()


async def damaged(stage: Stage) -> None:
    """Break pages under a process that works, and again under one that is down."""
    for _ in range(2):
        _break(stage)
        await stage.pause()
        stage.held = True
        for child in stage.children:
            await stage.kill(child)
        _break(stage)
        stage.held = False
        await stage.pause()


def _break(stage: Stage) -> None:
    file = stage.folder / "a.db"
    pages = file.stat().st_size // _PAGE
    with file.open("r+b") as opened:
        for page in stage.chance.sample(range(1, pages), min(3, pages - 1)):
            opened.seek(page * _PAGE)
            opened.write(stage.chance.randbytes(_PAGE))


async def folder(stage: Stage) -> None:
    room = stage.folder / "knowledge"
    signals = sorted((room / "signals").rglob("*.yaml"))
    words = {each: each.read_bytes() for each in stage.chance.sample(signals, 3)}
    for each in words:
        each.write_bytes(b"title: [never closed\n")
    await stage.pause()
    for each, before in words.items():
        each.write_bytes(before)
    await asyncio.sleep(1.2)  # the folder is looked at once a second


async def slack(stage: Stage) -> None:
    stage.fake.faults.down("*", 10**9)
    await stage.pause()
    stage.fake.faults.planned.clear()


async def index(stage: Stage) -> None:
    """Fill the index with rubbish, and start on it."""
    for each in sorted((stage.folder / "index").rglob("*")):
        if each.is_file():
            each.write_bytes(stage.chance.randbytes(2048))
    await stage.kill(stage.children[0])
    await stage.pause()


def skew(folder: Path) -> Path:
    """Return the file that says by how much the clock is off."""
    return folder / "skew"


def _skewed(folder: Path) -> dict[str, str]:
    skew(folder).write_text("0", encoding="ascii")
    return {"SKEW": str(skew(folder))}


def _copied(folder: Path) -> dict[str, str]:
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    return {"DESKCHECK_KNOWLEDGE": str(folder / "knowledge")}


def _rubbish(folder: Path) -> dict[str, str]:
    room = folder / "index" / "kb_0123456789abcdef"
    room.mkdir(parents=True)
    (room / "chroma.sqlite3").write_bytes(b"no index at all" * 300)
    return {"DESKCHECK_EMBEDDINGS": "minilm"}


TROUBLES = (
    Trouble("disk full", "no file of the process may grow any more", full),
    Trouble("read-only disk", "every write to a file is refused", readonly),
    Trouble(
        "clock jump", "4 minutes on, 8 back, 3 hours on, and right again", clock,
        program="tests.chaos.skewed", given=_skewed,
    ),
    Trouble(
        "damaged database file",
        "random pages of the file overwritten, four times, twice under the running process",
        damaged,
    ),
    Trouble(
        "knowledge folder broken", "three signals made unreadable, and mended", folder,
        given=_copied,
    ),
    Trouble("Slack down", "every call answered with 503 and a page", slack),
    Trouble(
        "database gone and back", "PostgreSQL killed, and stopped, with two processes on it", gone,
        processes=2, server=True,
    ),
    Trouble(
        "one of two killed", "SIGKILL again and again, two processes on PostgreSQL", kills,
        processes=2, server=True,
    ),
)  # fmt: skip
# The index's vectors are made anew behind the answers, which takes minutes of both processors; a
# chat model that failed is left alone for a minute.
SLOW = (
    Trouble(
        "index damaged", "its files overwritten; answers come by words meanwhile", index,
        given=_rubbish,
    ),
    Trouble(
        "chat model hangs", "it takes every question and never answers, for more than a minute",
        silence.hangs, given=silence.limited, model=True, well=silence.helped, look=silence.look,
    ),
    Trouble(
        "chat model stalls", "it begins every answer and never ends it, for more than a minute",
        silence.stalls, given=silence.limited, model=True, well=silence.helped, look=silence.look,
    ),
    Trouble(
        "chat model talks nonsense", "half a JSON, another shape, and words", silence.nonsense,
        given=silence.limited, model=True, well=silence.helped, look=silence.look,
    ),
)  # fmt: skip
