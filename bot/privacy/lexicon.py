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


def given(word: str) -> bool:
    """Whether a word (case folded) is a given name and hardly anything else."""
    return _has("names.txt.gz", word)


def perhaps(word: str) -> bool:
    """Whether it is a given name that is an everyday word as well, such as "grace"."""
    return _has("names.txt.gz", word + "+")


def family(word: str) -> bool:
    """Whether it is a family name."""
    return _has("names.txt.gz", word + "-")


def ordinary(word: str) -> bool:
    """Whether it is a word of a language that we know, and no given name of note."""
    return len(word) > _FEW and _has("words.txt.gz", word)
