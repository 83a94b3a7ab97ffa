"""A second copy of what was accepted and is not done, beside the file of a database.

When a page of that file breaks, what stood on it is gone; whoever sent it was told that it was
received. The copy is sealed like the first one, and goes when that goes.
"""

import base64
import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.hold import waited
from bot.engines.tables import INBOX
from bot.talk.trouble import EngineError

_log = logging.getLogger("deskcheck")
_TOGETHER = 8  # copies that go together while others are under work and more come
_KEPT = ("id", "lane", "received", "due")
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
        self._kept = self._done = self._together = 0
        self._open: set[str] = set()  # of those that were added here

    def add(self, row: Mapping[str, Any]) -> None:
        """Keep a row of the inbox."""
        if not self._path:
            return
        try:
            with _alone(self._path) as file:
                file.write(b"\n" + _line(row))  # a line that was cut short ends here
            self._open.add(row["id"])
            self._together = _TOGETHER
        except OSError as error:
            _log.warning("inbox.second kind=%s", type(error).__name__)

    def rows(self) -> list[dict[str, Any]]:
        """Return what is kept, oldest first; lines that cannot be read are left out."""
        if not self._path or not self._path.exists():
            return []
        found: dict[str, dict[str, Any]] = {}
        for line in self._path.read_bytes().splitlines():
            try:
                told = json.loads(line)
                row = {each: told[each] for each in _KEPT}
                row["payload"] = base64.b64decode(told["payload"], validate=True)
            except (ValueError, KeyError, TypeError):
                continue
            found[row["id"]] = row
        return list(found.values())

    def done(self, id: str) -> None:
        """Say that a job is as good as done: its copy goes, at once or with a few others' copies.

        Whoever works without a break has no time for a file of each; who is done with all has.
        """
        self._open.discard(id)
        self._done += 1
        if not self._open or self._done > max(self._together, self._kept // 4):
            self.tidy([id])

    def tidy(self, but: Iterable[str] = ()) -> None:
        """Drop what the database does not hold open any more, and the jobs ``but``."""
        if not self._path or not self._path.exists():
            return
        self._done = self._together = 0
        try:
            with _alone(self._path) as file:
                self._rewrite(file, but)
        except (OSError, EngineError) as error:
            _log.warning("inbox.second kind=%s", type(error).__name__)

    def _rewrite(self, file: BinaryIO, but: Iterable[str]) -> None:
        """Keep what is open; asked while nobody adds, so that no new one is taken for done."""
        rows = self.rows()
        told = self._database.run(lambda each: each.execute(_OPEN).scalars().all(), reading=True)
        wanted = set(told).difference(but)
        kept = [row for row in rows if row["id"] in wanted]
        self._kept = len(kept)
        self._open &= wanted  # what was purged or erased is not waited for
        if len(kept) < len(rows):
            file.truncate(0)
            file.write(b"".join(map(_line, kept)))


def beside(file: Path) -> Path:
    """Return where the second copy of a database's file is."""
    return file.with_name(f"{file.name}.accepted")


def _line(row: Mapping[str, Any]) -> bytes:
    told = {each: row[each] for each in _KEPT}
    told["payload"] = base64.b64encode(row["payload"]).decode()
    return json.dumps(told).encode() + b"\n"


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """Yield the file to add to, made for this account, while no other process does."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
        waited(file.fileno())
        yield file
