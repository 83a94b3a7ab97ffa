"""``deskcheck chat``: paste and read at the prompt."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import settings
from bot.frontdesk.desk import FrontDesk
from bot.wiring import front_desk

_PATIENCE = 900  # seconds at the most for search by meaning to be prepared
_HERE = Path(__file__).resolve().parent.parent


def chat(
    demo: Annotated[
        bool, typer.Option("--demo", help="First show all three desks on samples.")
    ] = False,
) -> None:
    """Chat in the terminal: paste a profile, ask a question, or tell what is happening."""
    import sys

    from bot.channels.terminal import serve
    from bot.cli.progress import Bar

    desk = front_desk(settings(), say=Bar("Preparing search by meaning") if demo else None)
    desk.prepare()
    if demo:
        inside = _HERE / "examples"
        folder = inside if inside.is_dir() else _HERE.parent / "examples"
        samples = sorted(folder.glob("*.txt"))
        serve.show(desk, _ready(samples, desk), len(samples))
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return
    serve.serve(desk)


def _ready(samples: list[Path], desk: FrontDesk) -> Iterator[Path]:
    """Yield the samples; before the first question, wait for search by meaning."""
    for sample in samples:
        if "question" in sample.stem:
            desk.prepare(_PATIENCE)
        yield sample
