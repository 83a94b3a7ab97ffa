"""``deskcheck purge``: delete now what has had its time, instead of within the hour."""

from pathlib import Path

import typer

from bot.cli.shared import settings

_NAMED = {
    "inbox": "worked deliveries", "sessions": "conversations", "limits": "counts of messages",
    "ledger": "lines of the ledger", "usage": "days of the chat model",
}  # fmt: skip


def purge() -> None:
    """Delete what has had its time, and print how much of each; serve does it every hour."""
    given = settings()
    url = given.database
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        typer.echo("Nothing is kept yet.")
        return
    from bot.engines.clock import SystemClock
    from bot.wiring import kept

    store = kept(given, SystemClock())
    try:
        gone = store.purge(given.ledger_days)
    finally:
        store.close()
    for name, count in gone.items():
        typer.echo(f"{_NAMED[name]:22}  {count:6,} deleted")
