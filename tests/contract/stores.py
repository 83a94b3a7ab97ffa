"""Every database behind the store, made so that a test can open it as often as it likes."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.engines.store import Store
from tests.engines.keeping import SECRET, Watch
from tests.postgres import Server

KINDS = ("sqlite", "postgresql")


@dataclass
class Shelf:
    """One database, and what was opened on it."""

    url: str
    folder: Path
    watch: Watch = field(default_factory=Watch)
    opened: list[Store] = field(default_factory=list)

    def open(self, secret: str = SECRET, limit: int = 3) -> Store:
        """Open it, as one more process would."""
        made = Store(self.url, secret, self.folder / "key", self.watch, limit=limit)
        self.opened.append(made)
        return made

    def close(self) -> None:
        """Close everything that was opened."""
        for each in self.opened:
            each.close()


def address(kind: str, folder: Path, server: Callable[[], Server], name: str) -> str:
    """Return the address of an empty database."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'deskcheck.db'}"
    made = server()
    made.drop(name)
    return made.fresh(name)


def together(work: Sequence[Callable[[], None]]) -> None:
    """Do all of it at once, each in a thread."""
    threads = [threading.Thread(target=each) for each in work]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
