"""Every trouble in full: ``python -m tests.chaos [kills [seed]]`` writes docs/reliability.md.

``python -m tests.chaos 200 0 "chat model"`` tries those of that name alone and shows their lines.
"""

import asyncio
import random
import sys
import time
from collections.abc import Coroutine, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.chaos.suffering import Outcome, killed, suffer, teams_down
from tests.chaos.troubles import SLOW, TROUBLES
from tests.postgres import Server

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- chaos -->", "<!-- /chaos -->"
EVENTS, SECONDS, KILLS = 200, 5.0, 200
HEAD = (
    "| trouble | what is done | asked | accepted | lost | twice | other findings | back after |\n"
    "|---|---|---:|---:|---:|---:|---:|---:|"
)


def troubles(
    folder: Path, kills: int, server: Server | None, chance: random.Random
) -> Iterator[tuple[str, str, Coroutine[Any, Any, Outcome]]]:
    """Give each trouble with its name and what is done."""
    each = max(1, kills // 2)
    for mode in ("http", "socket"):
        how = f"SIGKILL {each} times at random points over {mode}, one process on SQLite"
        yield "process killed", how, killed(_room(folder, mode), mode, each, chance)
    for one in (*TROUBLES, *SLOW):
        if one.server and server is None:
            continue
        room = _room(folder, one.name)
        suffered = suffer(one, room, chance, server, events=EVENTS, seconds=SECONDS)
        yield one.name, one.how, suffered
    down = teams_down(_room(folder, "teams"), chance, events=EVENTS // 2, seconds=SECONDS)
    yield "Teams down", "every call answered with 503", down


def _room(folder: Path, name: str) -> Path:
    made = folder / name.replace(" ", "-")
    made.mkdir()
    return made


def line(name: str, how: str, told: Outcome) -> str:
    """Return a line of the table."""
    back = f"{told.back:.1f} s" if told.back else "at once"
    return (
        f"| {name} | {how} | {told.asked} | {told.accepted} | {told.lost} | {told.doubled} |"
        f" {told.other} | {back} |"
    )


def broken(told: Outcome) -> bool:
    """Whether a line is not what is promised."""
    return (
        told.lost > 0
        or told.doubled > max(2, told.accepted // 100)
        or told.other > 0
        or "Traceback" in told.toll.log
    )


async def main(kills: int, seed: int, only: str = "") -> None:
    """Let everything go wrong once, and write down what came of it.

    Args:
        kills: how often a process is.
        seed: of everything that comes by chance.
        only: what a trouble's name has to hold; then nothing is written down.
    """
    chance, lines, bad = random.Random(seed), [HEAD], []
    began = time.monotonic()
    with TemporaryDirectory() as folder, Server() as server:
        for name, how, suffered in troubles(Path(folder), kills, server, chance):
            if only not in name:
                suffered.close()
                continue
            told = await suffered
            lines.append(line(name, how, told))
            print(lines[-1], flush=True)
            if broken(told):
                bad.append(name)
                print(told.toll.lost, told.toll.doubled, told.toll.other, told.toll.log[-3000:])
    if not only:
        _write(lines, seed, (time.monotonic() - began) / 60)
    if bad:
        raise SystemExit(f"Not as promised: {', '.join(bad)} (seed {seed})")


def _write(lines: Sequence[str], seed: int, minutes: float) -> None:
    """Put the table in its place."""
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    told = f"\nMeasured on {when} with `make chaos` (seed {seed}, {minutes:.0f} minutes)."
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    table, after = "\n".join((*lines, told)), rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    asyncio.run(
        main(
            given[0] if given else KILLS, given[1] if len(given) > 1 else 0, "".join(sys.argv[3:4])
        )
    )
