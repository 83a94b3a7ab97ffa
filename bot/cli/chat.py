"""``deskcheck chat``: paste and read at the prompt."""

from pathlib import Path
from typing import Annotated

import typer

from bot.channels.terminal import serve
from bot.cli.shared import settings
from bot.wiring import front_desk

_HERE = Path(__file__).resolve().parent.parent


def chat(
    demo: Annotated[
        bool, typer.Option("--demo", help="First show all three desks on samples.")
    ] = False,
) -> None:
    """Chat in the terminal: paste a profile, ask a question, or tell what is happening."""
    import sys

    desk = front_desk(settings())
    desk.prepare()
    if demo:
        inside = _HERE / "examples"
        folder = inside if inside.is_dir() else _HERE.parent / "examples"
        serve.show(desk, sorted(folder.glob("*.txt")))
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return
    serve.serve(desk)
