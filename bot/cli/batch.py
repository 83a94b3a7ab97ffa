"""``--batch``: one JSON object a line in, one a line out; a bad line does not stop the rest."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot.channels.terminal import receive
from bot.cli.shared import dump, fail
from bot.talk.message import Message
from bot.talk.trouble import DeskcheckError

Given = dict[str, Any]


def run(path: Path, answer: Callable[[Given], Given], verb: str) -> None:
    """Answer every line of ``path`` (``-`` for standard input) as it comes.

    Args:
        path: a JSON Lines file.
        answer: one line's object in, the object to print out; an ``error`` in it counts.
        verb: what could not be done with the lines that failed ("checked").
    """
    failed = total = 0
    for number, line in _lines(path):
        total += 1
        result = _one(number, line, answer)
        failed += "error" in result
        print(dump(result), flush=True)
    if failed:
        fail(f"{failed} of {total} lines could not be {verb}; each says why under `error`.")


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


def _one(number: int, line: str, answer: Callable[[Given], Given]) -> Given:
    name: object = number
    try:
        given = json.loads(line)
        if not isinstance(given, dict):
            raise DeskcheckError("a line is one JSON object")
        name = given.get("id", number)
        return {"id": name, **answer(given)}
    except ValueError:
        return {"id": name, "error": "not JSON; one object a line is needed"}
    except RecursionError:
        return {"id": name, "error": "nested too deeply"}
    except DeskcheckError as error:
        return {"id": name, "error": error.message_for_people}


def message(given: Given) -> Message:
    """Return what a line brings as a message.

    Raises:
        DeskcheckError: when it brings nothing, or something that cannot be read.
    """
    text = given.get("text", "")
    names = given.get("files", [given["file"]] if "file" in given else [])
    if not isinstance(text, str) or not isinstance(names, list) or not (text or names):
        raise DeskcheckError('a line has "text", "file" or "files"')
    form = {"candidate": str(given.get("candidate", ""))}
    return receive.message(text, [receive.file(Path(str(name))) for name in names], form)


def text(given: Given) -> str:
    """Return a line's text.

    Raises:
        DeskcheckError: when there is none.
    """
    said = given.get("text", "")
    if not isinstance(said, str) or not said.strip():
        raise DeskcheckError('a line has a "text"')
    return said


def history(raw: object) -> tuple[str, ...]:
    """Return the asker's earlier turns out of a list of texts or of ``{"role", "text"}``.

    Raises:
        DeskcheckError: when it is neither.
    """
    if raw is None:
        return ()
    turns = []
    for each in raw if isinstance(raw, list) else [None]:
        if isinstance(each, dict):
            if each.get("role", "user") not in ("user", "asker", "human"):
                continue
            each = each.get("text", each.get("content"))
        if not isinstance(each, str):
            raise DeskcheckError(
                'the history is a JSON list of earlier turns: texts, or {"role", "text"} objects'
            )
        turns.append(each)
    return tuple(turns)
