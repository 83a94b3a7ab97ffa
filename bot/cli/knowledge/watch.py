"""``deskcheck knowledge watch``: lint's word at every change of the folder."""

import time
from datetime import datetime

import typer

from bot.cli.knowledge.lint import look, show
from bot.cli.shared import settings
from bot.library.watch import changes
from bot.talk.trouble import DeskcheckError

_PAUSE = 0.5  # seconds between two looks at the folder


def watch() -> None:
    """Stay, and say after every change of the folder what lint says; Ctrl-C ends it."""
    root = settings().knowledge
    if not root.is_dir():
        raise DeskcheckError(f"There is no folder {root}; set DESKCHECK_KNOWLEDGE to it.")
    typer.echo(f"Watching {root}; Ctrl-C ends it.")
    try:
        for _ in changes(root, lambda: time.sleep(_PAUSE)):
            seen = look(root)
            typer.echo(f"--- {datetime.now():%H:%M:%S}")
            show(seen)
            if seen.wrong:
                typer.echo(seen.wrong)
    except KeyboardInterrupt:
        typer.echo("Watching has ended.")
