"""YAML files and Markdown pages read once, with the line of everything in them."""

from pathlib import Path
from typing import Any

import yaml

from bot.library.page import Page, Where
from bot.library.shapes import Mistake

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What a plain scalar may be by its first character, the empty one included: see yaml.resolver.
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_BYTES_LIMIT = 2_000_000
_DEEP = "nested deeper than a knowledge file should be"  # to Python, or to newer libyaml


def read(path: Path, name: str) -> Page:
    """Read one YAML file or Markdown page; what is wrong with it stands in the page's mistakes."""
    page = Page(name)
    try:
        page.data = path.read_bytes()
        if len(page.data) > _BYTES_LIMIT:
            raise ValueError("the file is larger than 2 MB; split it")
        page.last = page.data.count(b"\n") + 1
        text = page.data.decode("utf-8")
        if path.suffix == ".json":  # is made by a program and read by its own reader
            page.body = text
            return page
        loader = _Loader(_front_matter(text, page) if path.suffix == ".md" else text)
        try:
            page.value = _document(loader, page)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line + 1) if error.problem_mark else 1
        problem = f"not YAML: {error.problem or 'cannot be read'}"
        page.mistakes.append(Mistake(name, line, _DEEP if "nesting" in problem else problem))
    except yaml.YAMLError:
        page.wrong((), "not YAML: a character is not allowed in it")
    except UnicodeDecodeError:
        page.wrong((), "not UTF-8 text; save the file as UTF-8")
    except RecursionError:
        page.wrong((), _DEEP)
    except (OSError, ValueError) as error:
        page.wrong((), str(error) if isinstance(error, ValueError) else "cannot be opened")
    return page


def _front_matter(text: str, page: Page) -> str:
    """Cut a page into front matter and body, both with every line where it was."""
    lines = text.splitlines()
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), 0)
    if not end or lines[0].rstrip() != "---":
        raise ValueError("a page starts with its front matter between two lines of `---`")
    page.body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return "\n" + "\n".join(lines[1:end])


def _document(loader: Any, page: Page) -> Any:
    loader.get_event()  # the stream starts
    if not isinstance(loader.get_event(), yaml.DocumentStartEvent):
        return None
    value = _build(loader, loader.get_event(), (), page)
    loader.get_event()  # the document ends
    if not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
        line = _line(event, page)
        page.mistakes.append(Mistake(page.name, line, "a second document (`---`) is not read"))
    return value


def _build(loader: Any, event: yaml.Event, where: Where, page: Page) -> Any:
    """Build a value from the parser's events: nodes would take twice the time."""
    page.lines[where] = _line(event, page)
    if getattr(event, "tag", None):
        page.wrong(where, "a tag (`!`) is not followed; write the value itself")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(loader, event, where, page)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(loader, where, page)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(loader, where, page)
    page.wrong(where, "an alias (`*`) is not followed; write it out")
    return None


def _sequence(loader: Any, where: Where, page: Page) -> list[Any]:
    items: list[Any] = []
    while not isinstance(each := loader.get_event(), yaml.SequenceEndEvent):
        at = (*where, len(items))
        # Nearly all that stands in the folder, tens of thousands of words, is a plain text here.
        if isinstance(each, yaml.ScalarEvent) and not each.tag and _is_text(each):
            page.lines[at] = _line(each, page)
            items.append(each.value)
        else:
            items.append(_build(loader, each, at, page))
    return items


def _is_text(event: yaml.ScalarEvent) -> bool:
    """Whether a scalar is surely a text: quoted, folded, or not beginning like anything else."""
    return bool(event.style) or event.value[:1] not in _RESOLVERS


def _line(event: yaml.Event, page: Page) -> int:
    """Return the line an event stands on; an empty value at the end has the file's last line."""
    line = event.start_mark.line + 1 if event.start_mark else 1
    return min(line, page.last)


def _mapping(loader: Any, where: Where, page: Page) -> dict[str, Any]:
    value: dict[str, Any] = {}
    while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
        key = _build(loader, event, (*where, ""), page)
        name = str(key)
        here = (*where, name)
        page.lines[here] = _line(event, page)
        if not isinstance(key, str):
            page.wrong(here, "a key is a text; put it in quotes")
        if name in value:
            page.wrong(here, "the key stands here twice")
        value[name] = _build(loader, loader.get_event(), here, page)
    return value


def _scalar(loader: Any, event: yaml.ScalarEvent, where: Where, page: Page) -> Any:
    text: str = event.value
    if event.style:  # quoted or folded: a text whatever it looks like
        return text
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            try:
                return loader.construct_object(yaml.ScalarNode(tag, text))
            except (ValueError, yaml.YAMLError) as error:  # looks like a date and is none
                told = f"{error}; " if isinstance(error, ValueError) else ""
                page.wrong(where, f"{told}put it in quotes if it is a text")
                return None
    return text
