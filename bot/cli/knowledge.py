"""``deskcheck knowledge``: check the folder, list the facts, try a text on a signal."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import settings
from bot.library.facts import CATALOGUE
from bot.library.load import KnowledgeError, draw, load
from bot.talk.trouble import DeskcheckError
from bot.wiring import front_desk

_PATIENCE = 900  # seconds

app = typer.Typer(
    help="Look after the knowledge folder: check it, list what can be tested, try a signal.",
    no_args_is_help=True,
)


@app.command()
def lint() -> None:
    """Check every file of the folder and every signal's own examples; list all mistakes at once."""
    from bot.check.examples import prove
    from bot.library.lint_papers import notes
    from bot.respond import triage

    root = settings().knowledge
    try:
        library = load(root, evaluation=True)
    except KnowledgeError as error:
        mistakes = error.mistakes
    else:
        mistakes = sorted([*prove(library, root.name), *triage.prove(library, root.name)])
    for mistake in mistakes:
        typer.echo(str(mistake))
    if mistakes:
        raise DeskcheckError(f"{len(mistakes)} mistakes; a running bot keeps the library it has.")
    typer.echo(
        f"{root.name} is clean: {len(library.signals)} signals, {len(library.steps)} steps, "
        f"{len(library.sources)} sources, {len(library.ideas)} word lists, "
        f"{len(library.passages)} passages, {len(library.playbooks)} playbooks. "
        f"Library {library.hash}."
    )
    for note in notes(draw(root)[0], root.name, datetime.now(UTC).date()):
        typer.echo(f"note: {note}")


@app.command()
def index() -> None:
    """Prepare search by meaning now, instead of at the first question."""
    from bot.cli.progress import Bar

    started = time.monotonic()
    if front_desk(settings(), say=Bar("Preparing")).prepare(_PATIENCE):
        typer.echo(f"Search by meaning is ready ({time.monotonic() - started:.0f} s).")
    else:
        typer.echo("Search by meaning is not there; answers come by words.")


@app.command()
def fields() -> None:
    """List the facts a signal's `when` can test."""
    for fact in CATALOGUE.values():
        choices = f" ({', '.join(fact.choices)})" if fact.choices else ""
        typer.echo(f"{fact.name:<28} {fact.kind:<7} {fact.tells}{choices}")


@app.command(name="try")
def try_(
    file: Annotated[Path, typer.Argument(help="A signal file, also one that is still a draft.")],
) -> None:
    """Try one signal on a text from standard input and show what it sees: FILE < text."""
    from bot.check.examples import EXAMPLE_DAY
    from bot.check.findings import raised
    from bot.library.library import Signal
    from bot.library.load import draft_signal
    from bot.reading.parts import Part
    from bot.reading.profile import read

    library = load(settings().knowledge, evaluation=True)
    signal: Signal = draft_signal(file, library)
    text = sys.stdin.read()
    profile = read((Part("text", text),), library, EXAMPLE_DAY)
    seen, weight = raised(signal, profile, library)
    if not seen:
        typer.echo(f"{signal.id} stays quiet.")
        for statement in profile.statements:
            ideas = sorted(
                {hit.idea + ("!" if hit.denied_by or hit.ours else "") for hit in statement.hits}
            )
            sheet = profile.sheets[statement.sheet]
            typer.echo(f"  {sheet.span(statement.sentence.start, statement.sentence.end).quote!r}")
            typer.echo(f"    {', '.join(ideas) or 'no idea of any list'}")
        return
    typer.echo(f"{signal.id} ({weight}) is raised by:")
    for each in seen:
        typer.echo(f"  {each.span.quote!r} - the words {[mark.quote for mark in each.marks]}")
