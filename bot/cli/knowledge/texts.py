"""The texts that a folder is tried on: its own examples and questions, and files of more."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.cli.batch import history
from bot.library.draft import Draft
from bot.library.page import Where
from bot.talk.trouble import DeskcheckError


@dataclass(frozen=True)
class Case:
    """One text, and where it stands (``file:line``).

    Attributes:
        earlier: of a question, the turns before it.
        given: of a line of a file, all that stands in it.
    """

    where: str
    text: str
    earlier: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Texts:
    """What to check, and what to ask."""

    pastes: tuple[Case, ...] = ()
    questions: tuple[Case, ...] = ()

    def __add__(self, other: "Texts") -> "Texts":
        """Return both; a text that stands in both is there once, where it stands first."""
        return Texts(_once(self.pastes + other.pastes), _once(self.questions + other.questions))


def _once(cases: Iterable[Case]) -> tuple[Case, ...]:
    known: dict[object, Case] = {}
    for each in cases:
        known.setdefault((each.text, each.earlier), each)
    return tuple(known.values())


def own(draft: Draft) -> Texts:
    """Return a folder's own texts: the examples of its signals, and the ways to ask for pages."""
    return Texts(_once(_examples(draft)), _once(_asked(draft)))


def _examples(draft: Draft) -> Iterator[Case]:
    for signal in draft.signals.values():
        name = f"signals/{signal.file.area}/{signal.id}.yaml"
        examples = signal.file.examples
        for kind, texts in (("fires", examples.fires), ("quiet", examples.quiet)):
            for at, text in enumerate(texts):
                line = draft.line(name, ("examples", kind, at))
                yield Case(f"{name}:{line}", text)


def _asked(draft: Draft) -> Iterator[Case]:
    for name, page in draft.pages.items():
        value = page.value
        if not isinstance(value, dict) or value.get("status") == "draft":
            continue
        under = value.get("asked_under") or {}
        listed: list[tuple[Where, Any]] = [(("asked_as",), value.get("asked_as") or [])]
        listed += [(("asked_under", heading), asks) for heading, asks in under.items()]
        for where, asks in listed:
            for at, asked in enumerate(asks):
                place = f"{name}:{page.line((*where, at))}"
                for text in asked.values() if isinstance(asked, dict) else (asked,):
                    yield Case(place, text)


def of_file(path: Path) -> Texts:
    """Read a JSON Lines file: ``{"paste"}`` is checked, ``{"text", "history"?}`` is asked.

    Raises:
        DeskcheckError: when it cannot be read, with the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise DeskcheckError(f"{path} cannot be read; check its name and folder.") from None
    pastes, questions = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        given = _object(where, line)
        if isinstance(given.get("paste"), str):
            pastes.append(Case(where, given["paste"], given=given))
        elif isinstance(given.get("text"), str):
            questions.append(Case(where, given["text"], _earlier(where, given), given))
        else:
            raise DeskcheckError(f'{where}: a line has a "paste" to check or a "text" to ask.')
    return Texts(tuple(pastes), tuple(questions))


def _object(where: str, line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise DeskcheckError(f"{where}: not a JSON object; one a line is needed.")
    return given


def _earlier(where: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    try:
        return history(given.get("history"))
    except DeskcheckError as error:
        raise DeskcheckError(f"{where}: {error.message_for_people}") from None
