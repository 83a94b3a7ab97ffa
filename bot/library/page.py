"""One file of the folder: what it says, the lines everything stands on, and what is wrong."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.library.shapes import Mistake

Where = tuple[str | int, ...]

Shape = TypeVar("Shape", bound=BaseModel)

_PLAIN = {
    "extra_forbidden": "unknown key; see knowledge/README.md for the keys of this file",
    "missing": "is needed",
    "model_type": "a mapping of keys is needed here",
    "tuple_type": "a list is needed here",
}


@dataclass(slots=True)
class Page:
    """One file's content and the lines its parts stand on (keys are the ways to them).

    Attributes:
        value: what the YAML says; of a Markdown page, its front matter.
        body: a Markdown page's text, behind as many empty lines as its front matter has.
    """

    name: str
    value: Any = None
    body: str = ""
    lines: dict[Where, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    data: bytes = b""
    last: int = 1  # the number of its lines

    def line(self, where: Where) -> int:
        """Return the line of the deepest known step of ``where``."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.lines:
                return self.lines[where[:length]]
        return 1

    def told(self, line: int, text: str) -> None:
        """Note a mistake on a line."""
        self.mistakes.append(Mistake(self.name, line, text))

    def wrong(self, where: Where, text: str) -> None:
        """Note a mistake at ``where``."""
        way = ".".join(str(step) for step in where)
        self.told(self.line(where), f"{way}: {text}" if way else text)


def shape(page: Page, kind: type[Shape]) -> Shape | None:
    """Check a page's value against its shape; mistakes go to the page."""
    try:
        return kind.model_validate(page.value)
    except ValidationError as error:
        for each in error.errors():
            wanted = each["loc"][-1:] if each["type"] == "missing" else ()
            way = each["loc"][: -1 if wanted else None]
            where = (*(step for step in way if _is_step(page, step)), *wanted)
            page.wrong(where, _told(each["type"], each["msg"], each["input"]))
        return None


def _is_step(page: Page, step: str | int) -> bool:
    # pydantic names the branch of a union in its path; such names stand in no file.
    return isinstance(step, int) or step in _keys(page)


def _keys(page: Page) -> set[str]:
    return {step for where in page.lines for step in where if isinstance(step, str)}


def _told(kind: str, message: str, given: Any) -> str:
    known = _PLAIN.get(kind)
    if known is not None:
        return known
    told = message.removeprefix("Value error, ")
    told = told[0].lower() + told[1:]
    if isinstance(given, bool):
        told += f" (YAML read this as {str(given).lower()}; put it in quotes)"
    elif isinstance(given, (date, float)):
        told += f" (YAML read this as {given}; put it in quotes)"
    return told
