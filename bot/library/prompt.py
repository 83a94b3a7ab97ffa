"""What tells the chat model its task: files beside the code that uses them, with a version."""

import re
from functools import cache
from pathlib import Path

_HEADER = re.compile(r"\A---\nversion: (?P<version>\S+)\n---\n(?P<text>.+)\Z", re.S)


@cache
def prompt(path: Path) -> tuple[str, str]:
    """Return the version in a prompt file's header and the text below it.

    Raises:
        ValueError: when the file does not begin with ``---``, ``version: ...`` and ``---``.
    """
    met = _HEADER.match(path.read_text(encoding="utf-8"))
    if met is None:
        raise ValueError(f"{path.name} does not begin with a header that gives its version.")
    return met["version"], met["text"].strip()
