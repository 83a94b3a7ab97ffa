"""``deskcheck knowledge lint``: every mistake of the folder at once, with file and line."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.cli.shared import settings
from bot.library.lint_papers import notes
from bot.library.load import KnowledgeError, draw, made
from bot.library.shapes import Mistake
from bot.respond import triage
from bot.talk.trouble import DeskcheckError


@dataclass(frozen=True)
class Look:
    """What a look through the folder saw.

    Attributes:
        mistakes: what keeps it from being taken over, and examples that do not hold.
        unfilled: what drafts still have to be filled in with; they disturb nobody.
        clean: one line about what there is; empty where there are mistakes.
        notes: what is no mistake and still wants somebody's hand.
    """

    mistakes: tuple[Mistake, ...]
    unfilled: tuple[Mistake, ...]
    clean: str
    notes: tuple[Mistake, ...]

    @property
    def wrong(self) -> str:
        """What is wrong, in one sentence; empty where nothing is."""
        if self.mistakes:
            return f"{len(self.mistakes)} mistakes; a running bot keeps the library it has."
        if self.unfilled:
            return f"{len(self.unfilled)} places of drafts are to be filled in; nobody loads them."
        return ""


def look(root: Path) -> Look:
    """Look through the whole folder, prove all examples, and say what was seen."""
    from bot.check.examples import prove

    draft, digest = draw(root)
    unfilled = tuple(sorted(each for some in draft.unfilled.values() for each in some))
    try:
        library = made(draft, digest, root, evaluation=True)
    except KnowledgeError as error:
        return Look(tuple(error.mistakes), unfilled, "", ())
    proved = (prove, triage.prove)
    wrong = sorted(each for one in proved for each in one(library, root.name, draft.line))
    clean = (
        f"{root.name} is clean: {len(library.signals)} signals, {len(library.steps)} steps, "
        f"{len(library.sources)} sources, {len(library.ideas)} word lists, "
        f"{len(library.passages)} passages, {len(library.playbooks)} playbooks. "
        f"Library {library.hash}."
    )
    told = tuple(notes(draft, root.name, datetime.now(UTC).date()))
    return Look(tuple(wrong), unfilled, "" if wrong or unfilled else clean, told)


def show(seen: Look) -> None:
    """Print a look, the mistakes first."""
    for mistake in (*seen.mistakes, *seen.unfilled):
        typer.echo(str(mistake))
    if seen.clean:
        typer.echo(seen.clean)
        for note in seen.notes:
            typer.echo(f"note: {note}")


def lint() -> None:
    """Check every file of the folder and every signal's own examples; list all mistakes at once."""
    seen = look(settings().knowledge)
    show(seen)
    if seen.wrong:
        raise DeskcheckError(seen.wrong)
