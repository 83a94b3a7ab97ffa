"""Everything that can be swapped, on one page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from bot.reading.linked import Entered, Holder
from bot.talk.kept import Job, Post
from bot.talk.session import Session

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from pydantic import BaseModel

    from bot.privacy import Masked

    Vectors = NDArray[numpy.float32]  # (texts, dimensions), every row of unit length

T = TypeVar("T", bound="BaseModel")
Meanwhile = Callable[[], object] | None  # the caller's own work, done meanwhile or not at all
MeaningState = Literal["off", "preparing", "renewing", "ready", "failed"]


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

    def put(self, key: str, session: Session, also: Mapping[str, Session] | None = None) -> None:
        """Keep ``session`` under ``key`` until it runs out, and others with it: all or none."""
        ...

    def drop(self, key: str) -> None:
        """Forget ``key`` at once."""
        ...


class Inbox(Protocol):
    """Keeps what platforms deliver until it is worked, whatever happens to this process."""

    def accept(self, id: str, lane: str, payload: bytes, due: datetime | None = None) -> bool:
        """Keep a job, to be worked at once or when it is ``due``; on return it is safe.

        Returns:
            Whether it is new; one that is waiting, under work or done is not.

        Raises:
            EngineError: when it cannot be kept.
        """
        ...

    def claim(self, limit: int, lanes: str = "") -> list[Job]:
        """Take up to ``limit`` jobs that wait or whose worker died, one of a lane, oldest first.

        Args:
            limit: at the most.
            lanes: how the lanes begin whose jobs are taken.
        """
        ...

    def renew(self, ids: Sequence[str]) -> None:
        """Say that work on these jobs goes on."""
        ...

    def again(self, id: str, seconds: float) -> None:
        """Let a job that failed be claimed again in so many seconds; until then its lane waits."""
        ...

    def done(self, id: str) -> None:
        """Mark a job as worked; its payload is gone."""
        ...

    def release(self, ids: Sequence[str]) -> None:
        """Give jobs back that are not done, to be claimed again at once."""
        ...


class Posts(Protocol):
    """Remembers which of our messages show which case."""

    def add(self, case: str, *posts: Post) -> None:
        """Remember more messages of a case, in the order they were posted."""
        ...

    def of(self, case: str) -> list[Post]:
        """Return the messages of a case in the order they were added."""
        ...

    def case(self, post: Post) -> str:
        """Return the case that a message shows; empty for none."""
        ...

    def drop(self, case: str) -> None:
        """Forget where a case was shown."""
        ...

    def older(self, seconds: float) -> list[str]:
        """Return the cases whose first message is older than that."""
        ...


class Ledger(Protocol):
    """Keeps who did what and when; never what a profile says."""

    def note(self, event: str, who: str, facts: Mapping[str, str | int]) -> None:
        """Write one line."""
        ...


class Links(Protocol):
    """Keeps what checks of applicants could have in common, for a while."""

    def keep(self, entered: Entered) -> None:
        """Keep it, in the place of what was kept of the same check.

        Raises:
            EngineError: when it cannot be kept.
        """
        ...

    def holders(self, marks: Sequence[int], case: str = "") -> list[Holder]:
        """Return other checks than ``case`` with one of the marks, the newest of each first.

        Of a mark that very many have only so many are returned that one sees it is so.
        """
        ...

    def drop(self, case: str) -> None:
        """Forget a check."""
        ...


class RateLimit(Protocol):
    """Keeps one person from using up what is there for all."""

    def wait(self, key: str) -> float:
        """Count one use and return 0, or return the seconds until ``key`` may ask again."""
        ...


class Meter(Protocol):
    """Counts what happens; never who, and never what was said."""

    def came(self, channel: str) -> None:
        """Count a delivery that was kept."""
        ...

    def worked(self, channel: str, outcome: str, seconds: float) -> None:
        """Count the end of work on a delivery: ``answered``, ``failed`` or ``handed-back``."""
        ...

    def replied(self, channel: str, desk: str, outcome: str, seconds: float) -> None:
        """Count a reply of a desk: ``answered`` or ``failed``."""
        ...

    def refused(self, reason: str) -> None:
        """Count what was not worked, such as ``too-many``."""
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

    def nearest(
        self, questions: Sequence[str], limit: int, meanwhile: Meanwhile = None
    ) -> list[dict[str, float]] | None:
        """Return for each question similarity by passage id, or None where meaning is not there."""
        ...

    def vectors(self, texts: Sequence[str], model: str) -> Sequence[Sequence[float]] | None:
        """Return the vector of each text by the model of that name.

        None where meaning is not there (yet), or is by another model.
        """
        ...

    def wait(self, timeout: float) -> bool:
        """Wait (seconds) until what ``follow`` began is done or has failed; say if it is there."""
        ...

    @property
    def state(self) -> MeaningState:
        """How it is; ``renewing`` is preparing that was done or had failed before."""
        ...

    @property
    def absent(self) -> str:
        """Why it is not there, in a sentence for people; empty where it is there."""
        ...


@dataclass(frozen=True, slots=True)
class Prompt:
    """One task for the chat model.

    Attributes:
        name: of the prompt file.
        version: from its header; with another version nothing kept is answered again.
        rules: its text, our own words.
        given: what it is about, with nobody's identifiers.
    """

    name: str
    version: str
    rules: str
    given: "Masked"


class ChatModel(Protocol):
    """Writes what fits a shape, if it is there, in time and within the budget."""

    def write(self, prompt: Prompt, shape: type[T], who: str) -> T:
        """Return what the model wrote.

        Args:
            prompt: the task.
            shape: what the answer must fit.
            who: asks for it; it is counted for them.

        Raises:
            EngineError: when it is off, down, slow or over budget, or does not answer to the task.
        """
        ...

    def stream(self, prompt: Prompt, shape: type[T], who: str) -> Iterator[T]:
        """Yield what the model has written so far, ever more of it; the last one is complete.

        Every element of a list in it is complete as well.

        Raises:
            EngineError: as ``write`` does, on the way too.
        """
        ...

    def warm(self) -> None:
        """Do ahead what the first call would wait for; nothing is asked."""
        ...

    @property
    def absent(self) -> str:
        """Why it is not there, in a sentence for people; empty where it is there."""
        ...
