"""A store in a folder, on a clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.engines.store import Store

SECRET = "a secret of a good length, for tests"


class Watch:
    """A clock to set."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)


def store(folder: Path, clock: Watch, secret: str = SECRET, limit: int = 3) -> Store:
    url = f"sqlite:///{folder / 'deskcheck.db'}"
    return Store(url, secret, folder / "key", clock, limit=limit)
