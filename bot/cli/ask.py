"""``deskcheck ask``: a policy question, answered from the folder; or many, line by line."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.channels.terminal import receive
from bot.cli import batch as batches
from bot.cli.shared import dump, settings, words
from bot.frontdesk.desk import FrontDesk
from bot.talk.trouble import DeskcheckError
from bot.wiring import front_desk

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object for scripts.")]
_PATIENCE = 900  # seconds at the most for search by meaning to be prepared
Jurisdiction = Annotated[
    str, typer.Option(metavar="J", help="Where it is about, such as DE, UK, US-NY.")
]


def ask(
    question: Annotated[
        str,
        typer.Argument(
            metavar="[QUESTION]",
            help="The question in quotes, a text file, or - for standard input.",
            show_default=False,
        ),
    ] = "",
    jurisdiction: Jurisdiction = "",
    history: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Earlier turns that it follows on, as a JSON list.",
            show_default=False,
        ),
    ] = None,
    json_: Json = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='A JSON Lines file: {"id", "text", "history"?}. Prints one JSON line each.',
            show_default=False,
        ),
    ] = None,
) -> None:
    """Ask what the guidance or your company's policy says; every sentence has its source.

    Example: deskcheck ask "can we insist that the camera is on?"
    """  # fmt: skip
    from bot.cli.progress import Bar

    desk = front_desk(settings(), say=Bar("Preparing search by meaning"))
    if batch is not None:
        desk.prepare(_PATIENCE)
        batches.run(batch, lambda given: _one(desk, given, jurisdiction), "answered")
        return
    text = words(question).strip()
    if not text:
        raise typer.BadParameter("give a question in quotes, a file, or - for standard input")
    form = {"jurisdiction": jurisdiction}
    message = receive.message(text, form=form)
    answer = desk.written(message, _earlier(history))
    if json_:
        from bot.ask.record import record

        print(dump(record(answer, desk.say(message))), flush=True)
    else:
        from bot.ask.words import render as lay_out
        from bot.channels.terminal import serve
        from bot.channels.terminal.render import render

        serve.console().print(
            render(lay_out(answer, desk.library, desk.say(message)), buttons=False)
        )
    # What is still being made is finished, so that the next question finds it.
    desk.prepare(_PATIENCE)


def _one(desk: FrontDesk, given: batches.Given, jurisdiction: str) -> batches.Given:
    from bot.ask.record import record

    place = given.get("jurisdiction", jurisdiction)
    text = batches.text(given)
    message = receive.message(text, form={"jurisdiction": str(place or "")})
    answer = desk.written(message, batches.history(given.get("history")))
    return record(answer, desk.say(message))


def _earlier(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        return batches.history(json.loads(path.read_text(encoding="utf-8")))
    except OSError:
        raise DeskcheckError(f"{path} cannot be opened; check its name and folder.") from None
    except ValueError:
        raise DeskcheckError(f"{path} is not JSON; a list of earlier turns is needed.") from None
