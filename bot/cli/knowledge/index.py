"""``deskcheck knowledge index``: search by meaning, prepared before anybody asks."""

import time

import typer

from bot.cli.progress import Bar
from bot.cli.shared import settings
from bot.wiring import front_desk

_PATIENCE = 900  # seconds


def index() -> None:
    """Prepare search by meaning now, instead of at the first question."""
    started = time.monotonic()
    if front_desk(settings(), say=Bar("Preparing")).prepare(_PATIENCE):
        typer.echo(f"Search by meaning is ready ({time.monotonic() - started:.0f} s).")
    else:
        typer.echo("Search by meaning is not there; answers come by words.")
