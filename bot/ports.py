"""Everything that can be swapped, on one page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.talk.session import Session

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]  # (texts, dimensions), every row of unit length


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, with a time zone."""
        ...


class Sessions(Protocol):
    """Remembers each person's conversation for a while."""

    def get(self, key: str) -> Session | None:
        """Return the session of ``key``, or None where there is none or it has run out."""
        ...

    def put(self, key: str, session: Session) -> None:
        """Keep ``session`` under ``key`` until it runs out."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors whose inner product says how alike their meaning is."""

    @property
    def name(self) -> str:
        """Model and version; vectors of two names are never mixed."""
        ...

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one unit vector per text.

        Raises:
            EngineError: when the model cannot be used.
        """
        ...


class PassageIndex(Protocol):
    """Keeps the vectors of one set of passages at a time and finds the nearest."""

    def replace(self, texts: Mapping[str, str], progress: Callable[[int, int], None]) -> None:
        """Hold exactly these passages (text by id); vectors of texts it knows are kept.

        Args:
            texts: the passages.
            progress: called with (done, total) while vectors are made.

        Raises:
            EngineError: when it cannot be built.
        """
        ...

    def search(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        """Return the ids nearest to one vector (shape ``(1, d)``) and their similarity, best first.

        Raises:
            EngineError: when there is nothing to search or it is broken.
        """
        ...


class Meaning(Protocol):
    """Search by meaning, which may not be there (yet): then the desk answers by words."""

    def follow(self, texts: Mapping[str, str], version: str) -> None:
        """Make the index hold these passages; returns at once, the work is done behind."""
        ...

    def nearest(self, questions: Sequence[str], limit: int) -> list[dict[str, float]] | None:
        """Return for each question similarity by passage id, or None where meaning is not there."""
        ...

    def wait(self, timeout: float) -> bool:
        """Wait (seconds) until what ``follow`` began is done or has failed; say if it is there."""
        ...

    @property
    def absent(self) -> str:
        """Why it is not there, in a sentence for people; empty where it is there."""
        ...
