"""``deskcheck check``: one profile from texts, files or standard input; or many, line by line."""

import secrets
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.channels.terminal import receive
from bot.check.desk import Assessment
from bot.cli import batch as batches
from bot.cli.shared import dump, fail, given_input, settings
from bot.frontdesk.desk import FrontDesk
from bot.library.wording import Say
from bot.reading.intake import ahead
from bot.talk.message import Attachment, Message
from bot.wiring import front_desk


class Stage(StrEnum):
    """Where the hiring process stands."""

    INTERVIEW = "interview"
    OFFER = "offer"
    ONBOARDING = "onboarding"
    ACCESS = "access"
    PAYMENT = "payment"


_Candidate = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="What you call the applicant; told apart by it where links are on."
    ),
]


def check(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHAT]...",
            help="Files (.txt .md .html .eml .pdf .docx), a text in quotes, or - for standard "
            "input. Several are the parts of one profile.",
            show_default=False,
        ),
    ] = None,
    stage: Annotated[
        Stage | None, typer.Option(help="Where the process stands now.", show_default=False)
    ] = None,
    role: Annotated[str, typer.Option(metavar="ROLE", help="The role, shown in the title.")] = "",
    candidate: _Candidate = "",
    json_: Annotated[
        bool, typer.Option("--json", help="Print one JSON object for scripts.")
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="With --json: also print the text as read.")
    ] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A JSON Lines file, one profile a line: "
            '{"id", "text" or "file" or "files", "candidate"?}. Prints one JSON line each.',
            show_default=False,
        ),
    ] = None,
) -> None:
    """Look at what a candidate gave you: signs in its own words, and what to verify first.

    Examples: deskcheck check cv.pdf; deskcheck check cv.pdf profile.txt notes.txt;
    pbpaste | deskcheck check -
    """
    if batch is not None:
        desk = front_desk(settings(), checks_only=True)
        batches.run(batch, lambda given: _one(desk, given, with_text), "checked")
        return
    if not what:
        raise typer.BadParameter("give a file, a text in quotes, or - for standard input")
    form = {"stage": stage.value if stage else "", "role": role, "candidate": candidate}
    message = _given(what, form)
    taken = ahead(message.text, message.parts)
    desk = front_desk(settings(), checks_only=True)
    assessed = desk.assess(message, taken(), case=secrets.token_hex(8))
    done = desk.explained(assessed, message)
    if json_:
        from bot.check.record import record

        print(dump(record(done, with_text=with_text)))
    elif done.parts:
        _print(done, desk.say(message))
    if not done.parts:
        from bot.check.words import unread

        fail(unread(done, desk.say(message)))


def _print(done: Assessment, say: Say) -> None:
    # Imported here: with --json, nothing is laid out.
    from bot.channels.terminal import serve
    from bot.channels.terminal.render import render
    from bot.check.words import render as lay_out

    serve.console().print(render(lay_out(done, say), buttons=False))


def _given(what: list[str], form: dict[str, str]) -> Message:
    texts: list[str] = []
    files: list[Attachment] = []
    for each in what:
        taken = given_input() if each == "-" else receive.argument(each)
        if isinstance(taken, Attachment):
            files.append(taken)
        else:
            texts.append(taken)
    if len(texts) == 1:
        return receive.message(texts[0], files, form)
    # Several texts are several parts; as plain-text files they keep their own names.
    named = [Attachment(f"text {at}", text.encode()) for at, text in enumerate(texts, 1)]
    return receive.message("", [*named, *files], form)


def _one(desk: FrontDesk, given: batches.Given, with_text: bool) -> batches.Given:
    from bot.check.record import record
    from bot.check.words import unread

    message = batches.message(given)
    done = desk.explained(desk.assess(message, case=secrets.token_hex(8)), message)
    result = record(done, with_text=with_text)
    return result if done.parts else {**result, "error": unread(done)}
