"""``deskcheck purge``: delete now what has had its time, instead of within the hour."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import settings


class Kind(StrEnum):
    """A kind of data with days of its own."""

    INBOX = "inbox"
    SESSIONS = "sessions"
    POSTS = "posts"
    LIMITS = "limits"
    LEDGER = "ledger"
    FEEDBACK = "feedback"
    LINKS = "links"
    USAGE = "usage"


_NAMED = {
    Kind.INBOX: "deliveries", Kind.SESSIONS: "conversations", Kind.POSTS: "places of cards",
    Kind.LIMITS: "counts of messages", Kind.LEDGER: "lines of the ledger",
    Kind.FEEDBACK: "lines of feedback", Kind.LINKS: "checks' hashes",
    Kind.USAGE: "days of the chat model",
}  # fmt: skip


def purge(
    kinds: Annotated[
        list[Kind] | None,
        typer.Argument(metavar="[KIND]...", help=f"Of {', '.join(Kind)}; all when none is named."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count what would be deleted.")
    ] = False,
) -> None:
    """Delete what has had its time, and print how much of each; serve does it every hour."""
    given = settings()
    url = given.database
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        typer.echo("Nothing is kept yet.")
        return
    from bot.engines.clock import SystemClock
    from bot.engines.database import Database
    from bot.wiring.house import retention

    database = Database(url)
    try:
        kept = retention(given, database, SystemClock())
        chosen = [each.value for each in kinds or Kind]
        counts = kept.due(chosen) if dry_run else kept.purge(chosen)
    finally:
        database.close()
    verb = "would be deleted" if dry_run else "deleted"
    for name, count in counts.items():
        typer.echo(f"{_NAMED[Kind(name)]:22}  {count:6,} {verb}")
