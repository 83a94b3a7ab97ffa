"""A copy of a folder that was read clean, so that the next start need not read and lint it again.

It is taken only for the very folder it was made of: the same files with the same sizes and times of
change (as Python does with its ``.pyc`` files: a file changed without a change of its size, and
with its time put back, is not seen), read by the same code. Whatever else it is, damaged, old, of
another place or not there, the folder is read as if there were none, and nothing is said.

It is JSON under its checksum: whoever may write it can make it say what the folder does not, as
they could in the folder itself, and can make nothing run.
"""

import hashlib
import json
import sys
import time
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

import pydantic

from bot.library.draft import Draft, place
from bot.library.folder import Stamp
from bot.library.library import Entry, Idea
from bot.library.page import Page

_YOUNG = 2_000_000_000  # nanoseconds; a clock may not tell two changes of a younger file apart
_FIXED = ("technologies", "synonyms", "questions", "glossary", "names")  # lists that are no ideas
_ABANDONED = 3600  # seconds after which a copy that was not finished never will be


class Sealed:
    """The copy of one folder, or of some rooms of it, in one file."""

    def __init__(self, path: Path, root: Path, only: frozenset[str], stamp: Stamp) -> None:
        """Touch nothing yet.

        Args:
            path: where the copy is, or will be.
            root: the knowledge folder.
            only: its folders and files that are read; empty for all.
            stamp: of the folder, taken before it is read.
        """
        self._path, self._stamp = path, stamp
        told = repr((_reader(), str(root.resolve()), sorted(only), stamp))
        self._of = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()

    def open(self) -> tuple[Draft, str] | None:
        """Return the folder and its hash as they were read, or None where the copy is no use."""
        try:
            held = self._path.read_bytes()
            data = held.partition(b"\n")[2]
            if summed(data) != held:
                return None
            of, digest, pages, lists = json.loads(data)
            if of != self._of:
                return None
            draft = Draft()
            for name, value, body in pages:
                page = draft.pages[name] = Page(name, value, body)
                place(draft, name, page)
            for room, listed in zip((draft.ideas, draft.cues), lists, strict=True):
                room |= {stem: _idea(stem, *held) for stem, held in listed.items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None
        return None if draft.mistakes() else (draft, str(digest))

    def keep(self, draft: Draft, digest: str, now: Stamp) -> None:
        """Make the copy of a folder that was read clean, where that can be done.

        Args:
            draft: what was read.
            digest: the folder's hash.
            now: its stamp after it was read; it may have changed meanwhile.
        """
        newest = max((changed for _, changed, _ in now), default=0)
        if now != self._stamp or newest > time.time_ns() - _YOUNG:
            return
        # The copy only saves time: without it the next start reads the folder itself.
        with suppress(OSError, ValueError, TypeError, RecursionError):
            data = json.dumps(
                [self._of, digest, _pages(draft), [_lists(draft.ideas), _lists(draft.cues)]],
                default=_plain,
                separators=(",", ":"),
            ).encode()
            _write(self._path, summed(data))


def summed(data: bytes) -> bytes:
    """Return data under its checksum, as it stands in the file."""
    return hashlib.sha256(data).hexdigest().encode() + b"\n" + data


_Lists = dict[str, tuple[str, dict[str, list[str]]]]  # kind, and words by language, by the id


def _pages(draft: Draft) -> list[tuple[str, Any, str]]:
    """Return what the pages say, but for word lists."""
    return [
        (name, page.value, page.body)
        for name, page in draft.pages.items()
        if not _is_words(name, page.value)
    ]


def _is_words(name: str, value: Any) -> bool:
    """Whether a file, by its path in the folder and what it says, is a list of ways to say."""
    return name.startswith("cues/") or (
        name.startswith("lists/") and isinstance(value, dict) and value.get("kind") not in _FIXED
    )


def _lists(ideas: dict[str, Idea]) -> _Lists:
    """Return word lists as they are used: to check tens of thousands of entries takes a while."""
    lists: _Lists = {}
    for stem, idea in ideas.items():
        words: dict[str, list[str]] = {}
        for entry in idea.entries:
            words.setdefault(entry.language, []).append(entry.words)
        lists[stem] = (idea.kind, words)
    return lists


def _idea(stem: str, kind: Any, words: dict[str, list[str]]) -> Idea:
    entries: list[Entry] = []
    for language, listed in words.items():
        entries += map(Entry, repeat(language), listed)
    return Idea(stem, kind, tuple(entries))


def _plain(value: Any) -> str:
    """Write a date as it stands in YAML; its shape reads it again."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError


@cache
def _reader() -> str:
    """Return what tells the code that reads a folder from older and newer one."""
    code = hashlib.sha256(repr((sys.version_info, pydantic.VERSION)).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        code.update(path.read_bytes())
    return code.hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Put a file in its place whole or not at all; what a kill left behind is cleared away."""
    # Imported here: only the first start writes.
    import os
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    for part in path.parent.glob(f"{path.name}.*.part"):
        with suppress(OSError):  # another start clears it away at this moment
            if part.stat().st_mtime < time.time() - _ABANDONED:
                part.unlink()
    file, name = tempfile.mkstemp(".part", f"{path.name}.", path.parent)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise
