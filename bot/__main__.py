"""The command ``deskcheck``."""

import typer

from bot.cli import knowledge
from bot.cli.shared import guarded

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
app.add_typer(knowledge.app, name="knowledge")


def main() -> None:
    """Run the command line."""
    guarded(app)


if __name__ == "__main__":
    main()
