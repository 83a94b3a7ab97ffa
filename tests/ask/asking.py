"""Small folders to ask, and search by meaning that says what a test wants."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.ask.answer import Wording
from bot.ask.desk import Answer, assess, wording
from bot.library.library import Library
from bot.library.load import load
from bot.ports import MeaningState, Meanwhile
from tests.library.folder import write
from tests.library.papers import PAPERS


class Absent:
    """Search by meaning that is not there."""

    absent = "Search by meaning is not there."
    state: MeaningState = "failed"

    def follow(self, texts: Mapping[str, str], version: str) -> None:
        """Do nothing."""

    def wait(self, timeout: float) -> bool:
        """Say that it is not there."""
        return False

    def nearest(
        self, questions: Sequence[str], limit: int, meanwhile: Meanwhile = None
    ) -> list[dict[str, float]] | None:
        """Say that it is not there."""
        return None

    def vectors(self, texts: Sequence[str], model: str) -> Sequence[Sequence[float]] | None:
        """Say that it is not there."""
        return None


class Knows(Absent):
    """Search by meaning with fixed similarities, the same for every question."""

    absent = ""

    def __init__(self, near: dict[str, float]) -> None:
        self.near = near

    def nearest(
        self, questions: Sequence[str], limit: int, meanwhile: Meanwhile = None
    ) -> list[dict[str, float]] | None:
        """Return the similarities."""
        return [self.near for _ in questions]


def folder(place: Path, pages: Mapping[str, str]) -> Library:
    """Return a small library with pages laid into it, as ``page`` writes them."""
    return load(write(place, {**PAPERS, **pages}))


def page(title: str, body: str, **front: str) -> str:
    """Return a page with its front matter."""
    told = {"title": title, "owner": "security", "reviewed": "2026-11-21", **front}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in told.items()) + f"---\n{body}\n"


def worded(text: str, library: Library, near: dict[str, float] | None = None) -> Wording:
    """Look a question up, by words or with these similarities by view."""
    return wording(text, library, Absent() if near is None else Knows(near))


def ask(text: str, library: Library, *earlier: str, jurisdiction: str = "") -> Answer:
    """Ask by words."""
    return assess(text, library, Absent(), earlier=earlier, jurisdiction=jurisdiction)
