"""``deskcheck respond``: the playbook for an incident, to read, to print, or all of them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.channels.terminal import receive
from bot.cli import batch as batches
from bot.cli.ask import Json, Jurisdiction
from bot.cli.shared import dump, settings, words
from bot.frontdesk.desk import FrontDesk
from bot.talk.trouble import DeskcheckError
from bot.wiring import front_desk


class PhaseName(StrEnum):
    """The phases of a playbook."""

    NOW = "now"
    DAY_1 = "day-1"
    HOURS_72 = "72-hours"
    WEEK_1 = "week-1"
    LATER = "later"


Incident = Annotated[
    str,
    typer.Argument(
        metavar="[INCIDENT]",
        help="What happened, in quotes, a text file, or - for standard input.",
        show_default=False,
    ),
]
AwareAt = Annotated[
    str, typer.Option(metavar="T", help="When you became aware: 2026-11-28T09:30; else now.")
]
Zone = Annotated[
    str, typer.Option(metavar="Z", help="Your time zone: Europe/Berlin; else this machine's.")
]
Phase = Annotated[
    PhaseName | None,
    typer.Option(help="Another phase than the first hour.", show_default=False),
]
Print = Annotated[
    bool, typer.Option("--print", help="Print the whole playbook as one Markdown page.")
]
PrintAll = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write all playbooks and contacts to a file, for the day when the workspace cannot "
        "be trusted.",
        show_default=False,
    ),
]
Batch = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help='A JSON Lines file: {"id", "text"}. Prints one JSON line each.',
        show_default=False,
    ),
]


def respond(
    incident: Incident = "",
    aware_at: AwareAt = "",
    tz: Zone = "",
    jurisdiction: Jurisdiction = "",
    phase: Phase = None,
    print_: Print = False,
    print_all: PrintAll = None,
    json_: Json = False,
    batch: Batch = None,
) -> None:
    """Say what is happening and get the playbook: what to do first, whom to tell, until when.

    Example: deskcheck respond "he threatens to publish our code" --jurisdiction DE
    """
    desk = front_desk(settings())
    form = {"aware_at": aware_at, "jurisdiction": jurisdiction, "phase": phase or ""}
    if print_all is not None:
        _write_all(desk, print_all)
        return
    if batch is not None:
        batches.run(batch, lambda given: _one(desk, given, form, tz), "answered")
        return
    text = words(incident).strip()
    if not text:
        raise typer.BadParameter("say what happened, in quotes, a file, or - for standard input")
    message = receive.message(text, form=form, timezone=tz)
    advice, say = desk.advise(message), desk.say(message)
    if json_:
        from bot.respond.record import record

        print(dump(record(advice, desk.library, say)))
    elif print_:
        from bot.channels import markdown
        from bot.respond.words import page

        print(markdown.render(page(advice, desk.library, say)), end="")
    else:
        from bot.channels.terminal import serve
        from bot.channels.terminal.render import render
        from bot.respond.words import render as lay_out

        serve.console().print(render(lay_out(advice, desk.library, say), buttons=False))


def _one(desk: FrontDesk, given: batches.Given, form: dict[str, str], tz: str) -> batches.Given:
    from bot.respond.record import record

    own = {key: str(given[key]) for key in form if given.get(key)}
    message = receive.message(
        batches.text(given), form={**form, **own}, timezone=str(given.get("tz") or tz)
    )
    return record(desk.advise(message), desk.library, desk.say(message))


def _write_all(desk: FrontDesk, path: Path) -> None:
    from bot.channels import markdown
    from bot.respond.words import handbook

    say = desk.say(receive.message(""))
    text = markdown.render(handbook(desk.library, say))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        raise DeskcheckError(f"{path} cannot be written; check its folder.") from None
    told = "All playbooks and contacts are in {path}. Keep it outside this workspace."
    typer.echo(say(told, path=path))
