"""``deskcheck knowledge new``: a file to fill in, at the place where it belongs."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from bot.cli.shared import settings
from bot.library import blank
from bot.talk.trouble import DeskcheckError


class Kind(StrEnum):
    """What can be begun."""

    SIGNAL = "signal"
    STEP = "step"
    PAGE = "page"
    POLICY = "policy"


def new(
    kind: Annotated[Kind, typer.Argument(help="What to begin.", show_default=False)],
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Its id and file name; it stays for ever.")
    ],
    area: Annotated[
        str, typer.Option(metavar="A", help="A signal's area, or a page's topic.")
    ] = "",
) -> None:
    """Begin a file: a draft at the right place that says what to fill in. Nothing is overwritten.

    Example: deskcheck knowledge new signal camera-frozen --area interview
    """
    root = settings().knowledge
    if not root.is_dir():
        raise DeskcheckError(f"There is no folder {root}; set DESKCHECK_KNOWLEDGE to it.")
    path = blank.place(root, kind.value, name, area)
    text = blank.text(kind.value, datetime.now(UTC).date(), area)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:  # x: what came there meanwhile stays
            file.write(text)
    except OSError:
        raise DeskcheckError(f"{path} cannot be written; check its folder.") from None
    typer.echo(f"{path} is begun; fill in its {text.count('<fill in ')} marks, then run")
    typer.echo("    deskcheck knowledge lint")
