"""YAML files read once by the C loader, with the line of everything in them."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.library.shapes import Mistake

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BYTES_LIMIT = 2_000_000
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
    """One file's content and the lines its parts stand on (keys are the ways to them)."""

    name: str
    value: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    data: bytes = b""

    def line(self, where: Where) -> int:
        """Return the line of the deepest known step of ``where``."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.lines:
                return self.lines[where[:length]]
        return 1

    def wrong(self, where: Where, text: str) -> None:
        """Note a mistake at ``where``."""
        way = ".".join(str(step) for step in where)
        self.mistakes.append(
            Mistake(self.name, self.line(where), f"{way}: {text}" if way else text)
        )


def read(path: Path, name: str) -> Page:
    """Read one YAML file; what is wrong with it stands in the page's mistakes."""
    page = Page(name)
    try:
        page.data = path.read_bytes()
        if len(page.data) > _BYTES_LIMIT:
            raise ValueError("the file is larger than 2 MB; split it")
        loader = _Loader(page.data.decode("utf-8"))
        try:
            node = loader.get_single_node()
            page.value = None if node is None else _build(loader, node, (), page, set())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line + 1) if error.problem_mark else 1
        page.mistakes.append(Mistake(name, line, f"not YAML: {error.problem or 'cannot be read'}"))
    except yaml.YAMLError:
        page.wrong((), "not YAML: a character is not allowed in it")
    except UnicodeDecodeError:
        page.wrong((), "not UTF-8 text; save the file as UTF-8")
    except RecursionError:
        page.wrong((), "nested deeper than a knowledge file should be")
    except (OSError, ValueError) as error:
        page.wrong((), str(error) if isinstance(error, ValueError) else "cannot be opened")
    return page


def _build(loader: Any, node: yaml.Node, where: Where, page: Page, seen: set[int]) -> Any:
    if id(node) in seen:
        page.wrong(where, "an alias (`*`) is not followed; write it out")
        return None
    seen.add(id(node))
    page.lines[where] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        value: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node)
            name = str(key)
            here = (*where, name)
            page.lines[here] = key_node.start_mark.line + 1
            if not isinstance(key, str):
                page.wrong(here, "a key is a text; put it in quotes")
            if name in value:
                page.wrong(here, "the key stands here twice")
            value[name] = _build(loader, value_node, here, page, seen)
        return value
    if isinstance(node, yaml.SequenceNode):
        return [
            _build(loader, each, (*where, at), page, seen) for at, each in enumerate(node.value)
        ]
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    try:
        return loader.construct_object(node)
    except ValueError as error:  # looks like a date or number and is none
        page.wrong(where, f"{error}; put it in quotes if it is a text")
        return None


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
