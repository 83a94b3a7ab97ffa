"""One folder of embedded Chroma with one collection: written once, checked, then only read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.engines import graph
from bot.engines.broken import SAME, Broken
from bot.engines.hold import Hold

if TYPE_CHECKING:
    import numpy
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from numpy.typing import NDArray

    Vector = NDArray[numpy.float32]

_OPENING = Lock()  # Chroma keeps one system per path for the whole process, and no lock on it
_PART = 500  # rows read, written or looked for at once
_SAMPLE = 256  # vectors that are looked at in an index found
_NEAR = 5  # among how many a vector must find itself


class Collection:
    """Vectors by key, in a folder of their own."""

    def __init__(self, folder: Path, new: str = "", persist_every: int = 1) -> None:
        """Open the one in ``folder``, or make one of the name ``new`` there.

        Args:
            folder: where it is; it must be there.
            new: its name, when it is to be made.
            persist_every: rows that Chroma keeps in its log before it writes its graph; up to
                then a kill leaves nothing half written.

        Raises:
            Broken: when it does not open.
            Held: when it is being removed.
        """
        self.folder = folder
        self._hold = Hold(folder / "used", shared=True)
        try:
            with _guarded(), _OPENING:
                if not graph.whole(folder):
                    raise Broken
                self._client = _client(folder)
                self._rows = _rows(self._client, new, persist_every)
        except Broken:
            self._hold.close()
            raise

    def add(self, vectors: Mapping[str, "Vector"]) -> None:
        """Write vectors under their keys."""
        import numpy

        for keys in _parts(list(vectors)):
            with _guarded():
                self._rows.upsert(ids=keys, embeddings=numpy.stack([vectors[key] for key in keys]))

    def vectors(self, keys: Sequence[str]) -> dict[str, "Vector"]:
        """Return the vectors of those keys that it knows; what is not of unit length it lost."""
        import numpy

        known: dict[str, Vector] = {}
        for part in _parts(keys):
            with _guarded(), numpy.errstate(all="ignore"):  # what is damaged can be any number
                got = self._rows.get(ids=part, include=["embeddings"])
                kept = numpy.asarray(got["embeddings"], numpy.float32)
                known |= {
                    key: each
                    for key, each in zip(got["ids"], kept, strict=True)
                    if abs(each @ each - 1) < SAME
                }
        return known

    def find(self, vectors: "Vector", limit: int) -> list[list[tuple[str, float]]]:
        """Return for each vector (a row) the nearest keys with their similarity, best first."""
        with _guarded():
            got = self._rows.query(query_embeddings=vectors, n_results=limit, include=["distances"])
            return [
                [(key, 1 - distance) for key, distance in zip(keys, distances, strict=True)]
                for keys, distances in zip(got["ids"], got["distances"], strict=True)
            ]

    def search(
        self, vector: "Vector", limit: int, ids: Mapping[str, Sequence[str]]
    ) -> list[tuple[str, float]]:
        """Return the ids nearest to a vector with their similarity, best first.

        Args:
            vector: of unit length.
            limit: how many at the most, one at the least.
            ids: what goes by the vector of each key.

        Raises:
            Broken: when it cannot be searched.
            KeyError: when a key has none.
        """
        [found] = self.find(vector[None], min(limit, len(ids)))
        return list(islice(((id_, each) for key, each in found for id_ in ids[key]), limit))

    def check(self, keys: Sequence[str], vectors: Mapping[str, "Vector"]) -> None:
        """See that it holds as many rows as ``keys``, a sample of them, and each of ``vectors``.

        Raises:
            Broken: when it does not.
        """
        with _guarded():
            if self._rows.count() != len(keys):
                raise Broken
        sample = keys[:: -(-len(keys) // _SAMPLE)]
        known = self.vectors(sample)
        if len(known) != len(sample):
            raise Broken
        expected = {**known, **vectors}
        for part in _parts(list(expected)):
            self._check({key: expected[key] for key in part})

    def _check(self, vectors: Mapping[str, "Vector"]) -> None:
        import numpy

        kept = self.vectors(list(vectors))
        if not all(key in kept and kept[key] @ made > 1 - SAME for key, made in vectors.items()):
            raise Broken
        found = self.find(numpy.stack(list(vectors.values())), min(_NEAR, self._rows.count()))
        for key, near in zip(vectors, found, strict=True):
            # Texts that differ in nothing the model sees share a vector and crowd each other out.
            if key not in dict(near) and not all(each > 1 - SAME for _, each in near):
                raise Broken

    def close(self) -> None:
        """Let go of the folder, so that it may be moved or removed."""
        with _OPENING:
            try:
                with _guarded():
                    self._client.close()
            except Broken:
                pass  # it was to be closed, and is
        self._hold.close()


@contextmanager
def _guarded() -> Iterator[None]:
    """Turn whatever Chroma raises into ``Broken``; a panic of its Rust half is no Exception."""
    try:
        yield
    except (Broken, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Broken from error


def _client(folder: Path) -> "Client":
    # Read by onnxruntime, should anything ever import it: else it calls home.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import chromadb
    from chromadb.api.client import Client
    from chromadb.config import Settings

    settings = Settings(
        _env_file=None,  # Chroma would read the .env that is ours
        anonymized_telemetry=False,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",  # whatever the environment says
    )
    client = chromadb.PersistentClient(folder, settings)
    assert isinstance(client, Client)  # what is promised is an interface that cannot be closed
    return client


def _rows(client: "Client", new: str, persist_every: int) -> Any:
    # Without a function for embeddings: Chroma's own would be downloaded.
    if not new:
        [kept] = client.list_collections()
        return client.get_collection(kept.name, embedding_function=None)
    how: CreateHNSWConfiguration = {
        "space": "cosine",
        "ef_construction": 200,
        "ef_search": 200,
        "max_neighbors": 32,
        "sync_threshold": persist_every,
        "batch_size": min(100, persist_every),
    }
    return client.create_collection(new, embedding_function=None, configuration={"hnsw": how})


def _parts(keys: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), _PART):
        yield list(keys[start : start + _PART])
