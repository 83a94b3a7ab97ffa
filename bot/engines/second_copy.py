"""A second copy of what was accepted and is not done, beside the file of a database.

When a page of that file breaks, what stood on it is gone; whoever sent it was told that it was
received. The copy is sealed like the first one, and goes when that goes.
"""

import base64
import json
import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.hold import waited
from bot.engines.tables import INBOX
from bot.talk.trouble import EngineError

_log = logging.getLogger("deskcheck")
_TURN = Lock()  # of this process's threads, also where a system knows no locks on files
_BLANKS = 8  # lines that were blotted out, until the file is written anew
_KEPT = ("id", "lane", "received", "due")
_LINE = re.compile(rb'^\{"id": ("(?:[^"\\\n]|\\.)*").*\n', re.M)
# Named one by one, for then the index is asked, and not a day of jobs that are done.
_OPEN = sa.select(INBOX.c.id).where(INBOX.c.state.in_(("waiting", "claimed")))


class SecondCopy:
    """Lines in a file named like the database's, with ``.accepted`` behind it.

    Where there is no such file, in memory or on a server, nothing is kept. It is a second copy:
    what goes wrong with it is logged, and nobody's message waits for that.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        file = database.file
        self._path = beside(file) if file else None
        self._kept = self._done = 0
        self._open: set[str] = set()  # of those that were added here
        self._places: dict[bytes, int] = {}  # where lines begin, as far as is known here

    def add(self, row: Mapping[str, Any]) -> None:
        """Keep a row of the inbox."""
        if not self._path:
            return
        try:
            with _alone(self._path) as file:
                place = file.seek(0, os.SEEK_END) + 1
                file.write(b"\n" + _line(row))  # a line that was cut short ends here
                self._places[_written(row["id"])] = place
                self._open.add(row["id"])
        except OSError as error:
            _log.warning("inbox.second kind=%s", type(error).__name__)

    def rows(self) -> list[dict[str, Any]]:
        """Return what is kept, oldest first; lines that cannot be read are left out."""
        if not self._path or not self._path.exists():
            return []
        return _rows(self._path.read_bytes())

    def done(self, id: str) -> None:
        """Say that a job is as good as done: its copy goes."""
        if not self._path:
            return
        self._open.discard(id)
        self._done += 1
        try:
            with _alone(self._path) as file:
                self._blot(file, id)
                if self._done > max(_BLANKS, self._kept // 4) or not self._open:
                    self._rewrite(file, [id])
        except (OSError, EngineError) as error:
            _log.warning("inbox.second kind=%s", type(error).__name__)

    def tidy(self, but: Iterable[str] = ()) -> None:
        """Drop what the database does not hold open any more, and the jobs ``but``."""
        if not self._path or not self._path.exists():
            return
        try:
            with _alone(self._path) as file:
                self._rewrite(file, but)
        except (OSError, EngineError) as error:
            _log.warning("inbox.second kind=%s", type(error).__name__)

    def _blot(self, file: BinaryIO, id: str) -> None:
        """Write blanks over a line: whoever works without a break has no time for a file of each.

        Another process may have written the file anew since, so what stands there is read first.
        """
        name = _written(id)
        for known in (True, False):
            if not known:
                file.seek(0)
                self._places = _places(file.read())
            if (place := self._places.get(name)) is None:
                continue
            file.seek(place)
            if (line := _LINE.match(file.readline())) and line[1] == name:
                file.seek(place)
                file.write(b" " * (len(line[0]) - 1))
                del self._places[name]
                return

    def _rewrite(self, file: BinaryIO, but: Iterable[str]) -> None:
        """Keep what is open; asked while nobody adds, so that no new one is taken for done."""
        file.seek(0)
        stood = file.read()
        wanted: set[str] = set()
        if stood.strip():
            told = self._database.run(lambda each: {*each.execute(_OPEN).scalars()}, reading=True)
            wanted = told.difference(but)
        names = {*map(_written, wanted)}
        whole = b"".join(each[0] for each in _LINE.finditer(stood) if each[1] in names)
        self._places = _places(whole)
        self._done, self._kept = 0, len(self._places)
        self._open &= wanted  # what was purged or erased is not waited for
        if whole != stood:
            file.seek(0)
            file.truncate()
            file.write(whole)


def beside(file: Path) -> Path:
    """Return where the second copy of a database's file is."""
    return file.with_name(f"{file.name}.accepted")


def _line(row: Mapping[str, Any]) -> bytes:
    told = {each: row[each] for each in _KEPT}
    told["payload"] = base64.b64encode(row["payload"]).decode()
    return json.dumps(told).encode() + b"\n"


def _rows(written: bytes) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for line in written.splitlines():
        try:
            told = json.loads(line)
            row = {each: told[each] for each in _KEPT}
            row["payload"] = base64.b64decode(told["payload"], validate=True)
        except (ValueError, KeyError, TypeError):
            continue
        found[row["id"]] = row
    return list(found.values())


def _places(written: bytes) -> dict[bytes, int]:
    return {each[1]: each.start() for each in _LINE.finditer(written)}


def _written(id: str) -> bytes:
    return json.dumps(id).encode()


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """Yield the file to read and change, made for this account, while no other process does."""
    with _TURN, os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        waited(file.fileno())
        yield file
