"""``deskcheck knowledge fields``: what a signal can test, and what every file may hold."""

from typing import Annotated

import typer

from bot.library.facts import CATALOGUE
from bot.library.reference import reference


def fields(
    shapes: Annotated[
        bool, typer.Option("--shapes", help="List the keys of every kind of file, as Markdown.")
    ] = False,
) -> None:
    """List the facts a signal's `when` can test; with --shapes, the keys of every kind of file."""
    if shapes:
        typer.echo(reference())
        return
    for fact in CATALOGUE.values():
        choices = f" ({', '.join(fact.choices)})" if fact.choices else ""
        typer.echo(f"{fact.name:<28} {fact.kind:<7} {fact.tells}{choices}")
