"""Search by meaning that is prepared behind and never stands in the way of an answer by words."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event, Lock, Thread
from time import monotonic

from bot.engines.halves import Halves
from bot.ports import Embedder, MeaningState, Meanwhile, PassageIndex
from bot.talk.trouble import EngineError

_log = logging.getLogger("deskcheck")
_BY_WORDS = "this answer was found by words alone."


@dataclass(slots=True)
class _Work:
    """One set of passages, and how far the work for it is.

    Attributes:
        texts: the passages.
        version: of the library they are from.
        ready: the index holds them.
        reason: why it failed.
        failed: when it failed.
        mended: it failed at a search already and was made anew.
        progress: done and total.
    """

    texts: Mapping[str, str]
    version: str
    ready: bool = False
    reason: str = ""
    failed: float = 0
    mended: bool = False
    progress: tuple[int, int] = (0, 0)


class _Outdated(Exception):
    """There are newer passages than those that are being worked on."""


class BackgroundMeaning:
    """Makes the index in one thread of its own; answers from it once it is there."""

    def __init__(
        self,
        embedder: Embedder,
        index: PassageIndex,
        say: Callable[[int, int], None] | None = None,
        again: float = 60,
    ) -> None:
        """Do nothing yet.

        Args:
            embedder: makes the questions' vectors.
            index: finds the passages'.
            say: told (done, total) while the index is made.
            again: seconds after a failure until the next question has it tried once more.
        """
        self._embedder, self._index, self._say, self._again = embedder, index, say, again
        self._lock, self._idle, self._halves = Lock(), Event(), Halves()
        self._idle.set()
        self._work: _Work | None = None
        self._blind = 0.0  # until then the model is not asked for a vector
        self._settled = False  # some work was done, or failed

    def follow(self, texts: Mapping[str, str], version: str) -> None:
        """Make the index hold these passages; returns at once."""
        with self._lock:
            if self._work is None or self._work.version != version:
                self._begin(_Work(dict(texts), version))

    def nearest(
        self, questions: Sequence[str], limit: int, meanwhile: Meanwhile = None
    ) -> list[dict[str, float]] | None:
        """Return for each question similarity by passage id, or None where meaning is not there."""
        work = self._work
        if work is None or not work.ready:
            self._retry()
            return None
        if not questions:
            return []
        done: Callable[[], object] | None = None
        try:
            vectors = self._embedder.embed(questions)
            if meanwhile is not None:
                done = self._halves.begin(meanwhile)
            found = [
                dict(self._index.search(vectors[row : row + 1], limit))
                for row in range(len(questions))
            ]
        except Exception as error:  # whatever it is, the question is answered by words and says so
            self._mend(work, _reason(error))
            return None
        else:
            work.mended = False
        finally:
            if done is not None:
                done()
        return found

    def vectors(self, texts: Sequence[str], model: str) -> Sequence[Sequence[float]] | None:
        """Return the vector of each text by the model of that name.

        It needs no passages; but while they are being prepared, and for a while after the model
        failed, nobody waits for it.
        """
        if model != self._embedder.name or not self._idle.is_set() or monotonic() < self._blind:
            return None
        try:
            found: list[list[float]] = self._embedder.embed(texts).tolist()
        except Exception as error:  # whatever it is, words decide
            self._blind = monotonic() + self._again
            _reason(error)
            return None
        return found

    @property
    def state(self) -> MeaningState:
        """How it is."""
        work = self._work
        if work is not None and work.ready:
            return "ready"
        if work is not None and work.reason:
            return "failed"
        return "renewing" if self._settled else "preparing"

    @property
    def absent(self) -> str:
        """Why it is not there, in a sentence for people; empty where it is there."""
        work = self._work
        if work is not None and work.ready:
            return ""
        if work is not None and work.reason:
            return work.reason
        done, total = work.progress if work is not None else (0, 0)
        far = f" ({done} of {total} passages)" if total else ""
        return f"Search by meaning is still being prepared{far}; {_BY_WORDS}"

    def wait(self, timeout: float) -> bool:
        """Wait until the work is done or has failed; return whether meaning is there."""
        self._idle.wait(timeout)
        return self._work is not None and self._work.ready

    def _begin(self, work: _Work) -> None:
        """Let the thread do this work next; start it where none runs. The lock is held."""
        self._work = work
        if self._idle.is_set():
            self._idle.clear()
            Thread(target=self._run, name="meaning", daemon=True).start()

    def _run(self) -> None:
        """Work until the newest passages are there or have failed."""
        while True:
            work = self._work
            assert work is not None
            reason = self._replace(work)
            with self._lock:
                if self._work is work:
                    work.ready, work.reason, work.failed = not reason, reason, monotonic()
                    self._settled = True
                    self._idle.set()
                    return

    def _replace(self, work: _Work) -> str:
        """Return why it failed, or nothing."""

        def progress(done: int, total: int) -> None:
            if self._work is not work:
                raise _Outdated
            work.progress = (done, total)
            if self._say is not None:
                self._say(done, total)

        try:
            self._index.replace(work.texts, progress)
        except Exception as error:  # in a thread of its own nobody else would hear of it
            return _reason(error)
        return ""

    def _retry(self) -> None:
        with self._lock:
            work = self._work
            if work and work.reason and monotonic() - work.failed >= self._again:
                self._begin(_Work(work.texts, work.version))

    def _mend(self, work: _Work, reason: str) -> None:
        """Have the index made again after a failed search; the second time in a row, give up."""
        with self._lock:
            if self._work is not work or not work.ready:
                return  # another search saw it first, or there are newer passages
            if work.mended:
                work.ready, work.reason, work.failed = False, reason, monotonic()
            else:
                self._begin(_Work(work.texts, work.version, mended=True))


class NoMeaning:
    """Stands where search by meaning is switched off or cannot be."""

    def __init__(self, reason: str = "") -> None:
        """Keep the reason; empty where somebody switched it off."""
        self.absent = reason

    @property
    def state(self) -> MeaningState:
        """How it is."""
        return "failed" if self.absent else "off"

    def follow(self, texts: Mapping[str, str], version: str) -> None:
        """Do nothing."""

    def nearest(
        self, questions: Sequence[str], limit: int, meanwhile: Meanwhile = None
    ) -> list[dict[str, float]] | None:
        """Return None: meaning is not there."""
        return None

    def vectors(self, texts: Sequence[str], model: str) -> Sequence[Sequence[float]] | None:
        """Return None: meaning is not there."""
        return None

    def wait(self, timeout: float) -> bool:
        """Return at once that it is not there."""
        return False


def _reason(error: Exception) -> str:
    """Return what a person is told; the text of an unknown exception is for nobody."""
    if isinstance(error, EngineError):
        return error.message_for_people
    _log.error("meaning.failed kind=%s", type(error).__name__)
    return (
        "Search by meaning failed for a reason of its own; it is tried again, and answers come by "
        "words meanwhile."
    )
