"""What is to be masked: where it stands in the normal text and what it is called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import re2

_MEMORY = 64 << 20  # bytes; re2's own limit is too little for letters of every script


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier: its characters and the kind that names its placeholder."""

    kind: str
    start: int
    end: int
    text: str


def caught(kind: str, pattern: Any, text: str, group: int = 0) -> Iterator[Found]:
    """Yield what a pattern finds, or one of its groups."""
    for met in pattern.finditer(text):
        if met.start(group) >= 0:
            yield Found(kind, met.start(group), met.end(group), met.group(group))


def wide(pattern: str) -> Any:
    """Return a pattern over letters of every script that takes time linear in the text."""
    options = re2.Options()
    options.max_mem = _MEMORY
    return re2.compile(pattern, options)


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written for people to read."""
    return frozenset(words.split())
