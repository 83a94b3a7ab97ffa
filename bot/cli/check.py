"""``deskcheck check``: one profile from texts, files or standard input; or many, line by line."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.channels.terminal import receive, serve
from bot.channels.terminal.render import render
from bot.cli.shared import dump, fail, settings
from bot.frontdesk.desk import FrontDesk
from bot.talk.message import Attachment, Message
from bot.talk.trouble import DeskcheckError
from bot.wiring import front_desk


class Stage(StrEnum):
    """Where the hiring process stands."""

    INTERVIEW = "interview"
    OFFER = "offer"
    ONBOARDING = "onboarding"
    ACCESS = "access"
    PAYMENT = "payment"


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
            '{"id", "text" or "file" or "files"}. Prints one JSON line each.',
            show_default=False,
        ),
    ] = None,
) -> None:
    """Look at what a candidate gave you: signs in its own words, and what to verify first.

    Examples: deskcheck check cv.pdf; deskcheck check cv.pdf profile.txt notes.txt;
    pbpaste | deskcheck check -
    """
    if batch is not None:
        _batch(batch, with_text=with_text)
        return
    if not what:
        raise typer.BadParameter("give a file, a text in quotes, or - for standard input")
    form = {"stage": stage.value if stage else "", "role": role}
    assessment = _given(what, form)
    desk = front_desk(settings())
    from bot.check.record import record
    from bot.check.words import render as lay_out
    from bot.check.words import unread

    done = desk.assess(assessment)
    if json_:
        print(dump(record(done, with_text=with_text)))
    elif done.parts:
        serve.console().print(render(lay_out(done), buttons=False))
    if not done.parts:
        fail(unread(done))


def _given(what: list[str], form: dict[str, str]) -> Message:
    texts: list[str] = []
    files: list[Attachment] = []
    for each in what:
        taken = _input() if each == "-" else receive.argument(each)
        if isinstance(taken, Attachment):
            files.append(taken)
        else:
            texts.append(taken)
    if len(texts) == 1:
        return receive.message(texts[0], files, form)
    # Several texts are several parts; as plain-text files they keep their own names.
    named = [Attachment(f"text {at}", text.encode()) for at, text in enumerate(texts, 1)]
    return receive.message("", [*named, *files], form)


def _input() -> str:
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")


def _batch(path: Path, *, with_text: bool) -> None:
    desk = front_desk(settings())
    failed = total = 0
    for number, line in _lines(path):
        total += 1
        result = _one(desk, number, line, with_text)
        failed += "error" in result
        print(dump(result), flush=True)
    if failed:
        fail(f"{failed} of {total} lines could not be checked; each says why under `error`.")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    if str(path) == "-":
        source: Any = sys.stdin
    else:
        try:
            source = path.open(encoding="utf-8", errors="replace")
        except OSError:
            raise DeskcheckError(f"{path} cannot be opened; check its name and folder.") from None
    with source:
        for number, line in enumerate(source, 1):
            if line.strip():
                yield number, line


def _one(desk: FrontDesk, number: int, line: str, with_text: bool) -> dict[str, Any]:
    from bot.check.record import record
    from bot.check.words import unread

    name: object = number
    try:
        given = json.loads(line)
        if not isinstance(given, dict):
            raise DeskcheckError("a line is one JSON object")
        name = given.get("id", number)
        done = desk.assess(_asked(given))
    except ValueError:
        return {"id": name, "error": "not JSON; one object a line is needed"}
    except RecursionError:
        return {"id": name, "error": "nested too deeply"}
    except DeskcheckError as error:
        return {"id": name, "error": error.message_for_people}
    result = {"id": name, **record(done, with_text=with_text)}
    return result if done.parts else {**result, "error": unread(done)}


def _asked(given: dict[str, Any]) -> Message:
    text = given.get("text", "")
    names = given.get("files", [given["file"]] if "file" in given else [])
    if not isinstance(text, str) or not isinstance(names, list) or not (text or names):
        raise DeskcheckError('a line has "text", "file" or "files"')
    return receive.message(text, [receive.file(Path(str(name))) for name in names])
