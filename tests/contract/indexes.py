"""Every passage index, made so that a test can fill it: one line each in ``INDEXES``."""

from collections.abc import Callable
from pathlib import Path

from bot.engines.passage_index import ChromaIndex
from bot.ports import PassageIndex
from tests.engines.vectors import ChanceEmbedder, MemoryIndex

Made = Callable[[Path, ChanceEmbedder], PassageIndex]


def chroma(folder: Path, embedder: ChanceEmbedder) -> PassageIndex:
    """Return the index on embedded Chroma, as it is for a folder that is not large."""
    return ChromaIndex(folder / "index", embedder)


def graph(folder: Path, embedder: ChanceEmbedder) -> PassageIndex:
    """Return the same as it is for a large folder: its vectors are searched by Chroma."""
    return ChromaIndex(folder / "index", embedder, exact=0)


def memory(_: Path, embedder: ChanceEmbedder) -> PassageIndex:
    """Return the index that other tests use."""
    return MemoryIndex(embedder)


INDEXES: tuple[Made, ...] = (chroma, graph, memory)
