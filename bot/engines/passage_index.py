"""The passage index: a build product of the knowledge folder, which embedded Chroma keeps.

Every set of passages has a folder of its own. It is made aside, checked and only then given its
name, and nothing ever writes into it again: what is there under its name is whole, whenever a
process was killed. One process makes at a time; any number may read.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import TYPE_CHECKING

from bot.engines import exact
from bot.engines.broken import Broken
from bot.engines.collection import Collection
from bot.engines.exact import Exact
from bot.engines.hold import Held, Hold
from bot.engines.seal import intact, seal
from bot.ports import Embedder
from bot.talk.trouble import EngineError

if TYPE_CHECKING:
    from bot.engines.collection import Vector
    from bot.ports import Vectors

Progress = Callable[[int, int], None]
_Kept = Collection | Exact

_PART = 16  # texts between two signs of progress; what is made by then outlives a kill
_EXACT = 20_000  # vectors that are compared one by one: 31 MB; of more, Chroma's graph finds some
_PROBES = 3  # texts whose vectors are made anew to see that an index found is by the same model


@dataclass(frozen=True, slots=True)
class _Passages:
    """A set of passages; texts that are the same share a vector.

    Attributes:
        name: of this set under this embedder.
        texts: text by key, the hash of embedder and text.
        ids: the passages' ids by key.
    """

    name: str
    texts: Mapping[str, str]
    ids: Mapping[str, list[str]]


class ChromaIndex:
    """Vectors in ``folder``; may be asked from several threads."""

    def __init__(
        self, folder: Path, embedder: Embedder, persist_every: int = 0, exact: int = _EXACT
    ) -> None:
        """Touch nothing yet.

        Args:
            folder: where the index is kept, and nothing else.
            embedder: makes the vectors.
            persist_every: rows after which Chroma writes its graph; 0: once, when all are there.
            exact: vectors up to which all are held in memory and compared; of more than that the
                nearest are found by Chroma's graph.
        """
        self._folder = folder
        self._embedder = embedder
        self._persist_every, self._exact = persist_every, exact
        self._shown: tuple[_Passages, _Kept | None] | None = None
        self._making, self._searching = Lock(), Lock()

    def replace(self, texts: Mapping[str, str], progress: Progress) -> None:
        """Hold exactly these passages.

        Raises:
            EngineError: when another process is making an index, the folder cannot be written, or
                the embedder or Chroma fail.
        """
        passages = _passages(texts, self._embedder.name)
        with self._making:
            try:
                kept = self._taken(passages, progress)
                self._show(passages, kept)
                self._clean(kept)
            except OSError as error:
                raise EngineError(
                    f"The index of the knowledge folder cannot be kept in {self._folder}: make it "
                    "a folder that Deskcheck may write (DESKCHECK_INDEX), or free some space; "
                    "answers come by words meanwhile."
                ) from error

    def search(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        """Return the ids nearest to one vector with their similarity, best first.

        Raises:
            EngineError: when there is no index, or it is broken (it is then thrown away).
        """
        with self._searching:
            if self._shown is None:
                raise EngineError(
                    "The index of the knowledge folder is not made yet; answers come by words "
                    "meanwhile."
                )
            passages, kept = self._shown
            if kept is None or limit < 1:
                return []
            try:
                return kept.search(vector[0], limit, passages.ids)
            except (Broken, KeyError) as error:
                self._shown = None
                _discard(kept)
                raise Broken from error

    def close(self) -> None:
        """Let go of the folder."""
        with self._making, self._searching:
            if self._shown is not None and self._shown[1] is not None:
                self._shown[1].close()
            self._shown = None

    def _taken(self, passages: _Passages, progress: Progress) -> _Kept | None:
        """Return what is kept of these passages: the one shown, one found, or a new one."""
        if not passages.texts:
            return None
        shown = self._shown
        if shown is not None and shown[0].name == passages.name:
            return shown[1]
        found = self._found(passages)
        if found is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._alone():
                found = self._found(passages) or self._made(passages, progress)
        progress(len(passages.texts), len(passages.texts))
        return found

    def _found(self, passages: _Passages) -> _Kept | None:
        """Return what is there already if it is what it says; throw it away if it is not."""
        for folder in self._folder.glob(f"{passages.name}_*"):
            try:
                # A damaged graph may not even be opened: it can take the whole process down.
                if not intact(folder):
                    raise Broken
                if self._few(passages) and not exact.kept(folder):
                    continue  # of an earlier version, or another limit: its vectors are taken over
                kept = self._open(folder, passages)
            except (Broken, Held):
                shutil.rmtree(folder, ignore_errors=True)
                continue
            try:
                kept.check(list(passages.texts), self._probes(passages))
            except Broken:
                _discard(kept)
                continue
            except BaseException:  # let go of its files, whatever it is, and pass it on
                kept.close()
                raise
            return kept
        return None

    def _few(self, passages: _Passages) -> bool:
        return len(passages.texts) <= self._exact

    def _open(self, folder: Path, passages: _Passages) -> _Kept:
        # Where all are compared, Chroma is not even imported: a second and 60 MB of every start.
        return Exact(folder) if self._few(passages) else Collection(folder)

    def _probes(self, passages: _Passages) -> dict[str, "Vector"]:
        """Return a few vectors, made anew."""
        keys = list(passages.texts)[:_PROBES]
        made = self._embedder.embed([passages.texts[key] for key in keys])
        return dict(zip(keys, made, strict=True))

    def _made(self, passages: _Passages, progress: Progress) -> _Kept:
        """Make the collection; once more if the first comes out broken."""
        try:
            return self._make(passages, progress)
        except Broken:
            return self._make(passages, progress)

    def _make(self, passages: _Passages, progress: Progress) -> _Kept:
        known = self._known(passages)
        mark = token_hex(4)  # a path that this process has not used: Chroma remembers those
        aside = self._folder / f"new_{mark}"
        aside.mkdir(mode=0o700)
        every = self._persist_every or len(passages.texts)
        collection = Collection(aside, passages.name, every)
        try:
            vectors = dict(known)
            collection.add(known)
            for part in self._embedded(passages, known, progress):
                collection.add(part)
                vectors |= part
            collection.check(list(passages.texts), vectors)
        except Broken:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        finally:  # what is made of it outlives another failure: it is known the next time
            collection.close()
        if self._few(passages):
            exact.keep(aside, vectors)
        seal(aside, "*/*")
        return self._open(aside.rename(self._folder / f"{passages.name}_{mark}"), passages)

    def _known(self, passages: _Passages) -> dict[str, "Vector"]:
        """Return the vectors of these texts that are in the folder already."""
        known: dict[str, Vector] = {}
        for folder in self._sources():
            with suppress(Broken, Held):  # what cannot be taken over is made anew
                collection = Collection(folder)
                try:
                    known |= collection.vectors(
                        [each for each in passages.texts if each not in known]
                    )
                finally:
                    collection.close()
        return known

    def _sources(self) -> Iterator[Path]:
        """Yield the folders of other sets, and what killed processes left."""
        yield from filter(intact, self._folder.glob("kb_*"))
        for left in self._folder.glob("new_*"):
            # Nobody vouches for it: it is looked at once, whatever comes of that.
            yield left.rename(left.with_name(f"old_{token_hex(4)}"))

    def _embedded(
        self, passages: _Passages, known: Mapping[str, "Vector"], progress: Progress
    ) -> Iterator[dict[str, "Vector"]]:
        missing = [key for key in passages.texts if key not in known]
        for start in range(0, len(missing), _PART):
            progress(len(known) + start, len(passages.texts))
            keys = missing[start : start + _PART]
            made = self._embedder.embed([passages.texts[key] for key in keys])
            yield dict(zip(keys, made, strict=True))

    def _show(self, passages: _Passages, kept: _Kept | None) -> None:
        with self._searching:
            before, self._shown = self._shown, (passages, kept)
        if before is not None and before[1] is not None and before[1] is not kept:
            before[1].close()

    def _clean(self, shown: _Kept | None) -> None:
        """Remove what is neither shown here nor used by another process."""
        with suppress(Held, FileNotFoundError), Hold(self._folder / "lock"):
            for folder in _folders(self._folder):
                if shown is not None and folder == shown.folder:
                    continue
                with suppress(Held, FileNotFoundError), Hold(folder / "used"):
                    shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            hold = Hold(self._folder / "lock")
        except Held:
            raise EngineError(
                "Another Deskcheck process is making the index of the knowledge folder; answers "
                "come by words meanwhile."
            ) from None
        with hold:
            yield


def _passages(texts: Mapping[str, str], embedder: str) -> _Passages:
    by_key: dict[str, str] = {}
    ids: dict[str, list[str]] = {}
    for id_, text in texts.items():
        key = _hash(embedder, text)
        by_key[key] = text
        ids.setdefault(key, []).append(id_)
    return _Passages(f"kb_{_hash(*sorted(by_key))}", by_key, ids)


def _hash(*texts: str) -> str:
    whole = hashlib.sha256()
    for text in texts:
        whole.update(text.encode("utf-8", errors="surrogatepass") + b"\0")
    return whole.hexdigest()[:32]


def _folders(folder: Path) -> list[Path]:
    """Return the folders of all sets, whole or not."""
    return [each for kind in ("kb_*", "new_*", "old_*") for each in folder.glob(kind)]


def _discard(kept: _Kept) -> None:
    kept.close()
    shutil.rmtree(kept.folder, ignore_errors=True)
