"""The command ``deskcheck``."""

import gc

import typer

from bot.cli import ask, chat, check, knowledge, respond, route, serve
from bot.cli.shared import guarded

app = typer.Typer(
    name="deskcheck",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="The hiring desk's assistant: check what a candidate gave you, ask what the guidance and "
    "your policy say, and open the playbook when something has happened. It never judges a person.",
)
app.command()(check.check)
app.command()(ask.ask)
app.command()(respond.respond)
app.command()(chat.chat)
app.command()(route.route)
app.command()(serve.serve)
app.add_typer(knowledge.app, name="knowledge")


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    if version:
        typer.echo(f"deskcheck {_version()}")
        raise typer.Exit


def _version() -> str:
    # Imported here: only who asks for it pays for it.
    from importlib import metadata

    try:
        return metadata.version("deskcheck")
    except metadata.PackageNotFoundError:  # run from a source tree that was never installed
        return "0"


def main() -> None:
    """Run the command line."""
    # The knowledge folder is a hundred thousand small objects that all stay: looking for garbage
    # among them every 700 allocations, Python's default, takes a third of the start.
    gc.set_threshold(100_000, 20, 20)
    guarded(app)


if __name__ == "__main__":
    main()
