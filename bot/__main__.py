"""The command ``deskcheck``."""

import gc
import sys
from collections.abc import Iterable
from importlib import import_module

import typer

from bot.cli.shared import guarded

# In the order of the help; each is the function of its name in its own module, or the ``app`` of
# several.
_COMMANDS = (
    "check", "ask", "respond", "chat", "route", "serve", "doctor", "purge", "data", "knowledge",
)  # fmt: skip

app = typer.Typer(
    name="deskcheck",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="The hiring desk's assistant: check what a candidate gave you, ask what the guidance and "
    "your policy say, and open the playbook when something has happened. It never judges a person.",
)


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


def _join(commands: Iterable[str]) -> None:
    """Import commands and give them to the app."""
    for name in commands:
        module = import_module(f"bot.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command()(getattr(module, name))


def spare() -> None:
    """Have garbage looked for seldom.

    The knowledge folder is a hundred thousand small objects that all stay: looking for garbage
    among them every 700 allocations, Python's default, takes a third of the start, and half of
    what a long text costs.
    """
    gc.set_threshold(100_000, 20, 20)


def main() -> None:
    """Run the command line."""
    spare()
    called = sys.argv[1] if len(sys.argv) > 1 else ""
    # To import all takes a third of the time of a check, which needs one.
    _join([called] if called in _COMMANDS else _COMMANDS)
    guarded(app)


if __name__ == "__main__":
    main()
