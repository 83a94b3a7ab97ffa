"""A small embedder for tests, and an index in memory."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy

from bot.ports import PassageIndex
from bot.talk.trouble import EngineError

if TYPE_CHECKING:
    from bot.ports import Vectors


class ChanceEmbedder:
    """Gives every text a vector of its own; remembers what it was asked."""

    def __init__(self, name: str = "chance", width: int = 16, seed: str = "") -> None:
        self.name = name
        self._seed = seed or name
        self.asked: list[str] = []
        self.broken = ""
        self._width = width

    def embed(self, texts: Sequence[str]) -> "Vectors":
        if self.broken:
            raise EngineError(self.broken)
        self.asked += texts
        return numpy.stack([self._vector(each) for each in texts])

    def _vector(self, text: str) -> "Vectors":
        seed = hashlib.sha256(f"{self._seed} {text}".encode()).digest()
        vector = numpy.random.default_rng(list(seed)).standard_normal(self._width)
        return (vector / numpy.linalg.norm(vector)).astype(numpy.float32)


class MemoryIndex:
    """Compares with every vector there is."""

    def __init__(self, embedder: ChanceEmbedder) -> None:
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}
        self._texts: Mapping[str, str] | None = None

    def replace(self, texts: Mapping[str, str], progress: Callable[[int, int], None]) -> None:
        for done, text in enumerate(texts.values()):
            progress(done, len(texts))
            if text not in self._known:
                self._known[text] = self._embedder.embed([text])[0]
        progress(len(texts), len(texts))
        self._texts = texts

    def search(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        if self._texts is None:
            raise EngineError("Nothing is there yet.")
        near = [(id_, float(self._known[text] @ vector[0])) for id_, text in self._texts.items()]
        return sorted(near, key=lambda each: -each[1])[:limit]


def passages(numbers: Iterable[int]) -> dict[str, str]:
    """Passages of these numbers: text by id."""
    return {f"p{number}": f"This is passage {number}." for number in numbers}


def quiet(done: int, total: int) -> None:
    """Say nothing about progress."""


def missed(index: PassageIndex, texts: Mapping[str, str], embedder: ChanceEmbedder) -> list[str]:
    """The passages that their own vector does not find."""
    return [
        id_
        for id_, text in texts.items()
        if id_ not in dict(index.search(embedder.embed([text]), 1))
    ]
