"""Which words are people's names and which are everyday words (see docs/decisions/0020)."""

import gzip
from bisect import bisect_left
from functools import cache
from importlib import resources

_FEW = 1  # letters; a single one is an initial


@cache
def _lines(name: str) -> list[str]:
    """Return a file's sorted lines; a set of them would take ten times the memory."""
    packed = resources.files("bot.privacy").joinpath(name).read_bytes()
    return gzip.decompress(packed).decode().splitlines()


def _has(name: str, line: str) -> bool:
    lines = _lines(name)
    at = bisect_left(lines, line)
    return at < len(lines) and lines[at] == line


def kinds(word: str) -> str:
    """Return what a word (case folded) is as a name, from one search.

    Returns:
        "=" for a given name and hardly anything else, "+" for a given name that is an everyday
        word as well, such as "grace", "-" for a family name; several, or none of them.
    """
    lines = _lines("names.txt.gz")
    at, last = bisect_left(lines, word), len(lines)
    found = ""
    while at < last and lines[at].startswith(word) and len(lines[at]) <= len(word) + 1:
        ending = lines[at][len(word) :]
        found += "=" if not ending else ending if ending in "+-" else ""
        at += 1
    return found


def given(word: str) -> bool:
    """Whether a word (case folded) is a given name and hardly anything else."""
    return "=" in kinds(word)


def ordinary(word: str) -> bool:
    """Whether it is a word of a language that we know, and no given name of note."""
    return len(word) > _FEW and _has("words.txt.gz", word)
