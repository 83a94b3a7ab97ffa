"""``deskcheck route``: say which desk a text would go to."""

from typing import Annotated

import typer

from bot.channels.terminal import receive
from bot.cli.shared import dump, given_input, settings
from bot.talk.message import Attachment
from bot.wiring import front_desk


def route(
    what: Annotated[str, typer.Argument(help="A text in quotes, a file, or - for standard input.")],
) -> None:
    """Say which desk a text would go to, and why (JSON)."""
    taken = given_input() if what == "-" else receive.argument(what)
    message = (
        receive.message("", [taken]) if isinstance(taken, Attachment) else receive.message(taken)
    )
    intent = front_desk(settings()).route(message)
    print(dump({"intent": type(intent).__name__.casefold(), "why": intent.why}))
