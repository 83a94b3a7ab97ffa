"""Exact search among vectors in memory: for a few thousand quicker than any graph of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ports import Vectors


class Exact:
    """Unit vectors by key; each takes four bytes for each of its dimensions."""

    def __init__(self, vectors: Mapping[str, "Vectors"]) -> None:
        """Copy the vectors (shape ``(d,)``, at least one) into one matrix."""
        import numpy

        self._keys = list(vectors)
        # One column a vector: so the numbers are read in the order they lie, in half the time.
        self._columns: Vectors = numpy.stack(list(vectors.values()), axis=1)

    def find(self, vectors: "Vectors", limit: int) -> list[list[tuple[str, float]]]:
        """Return for each vector (a row) the nearest keys with their similarity, best first.

        Args:
            vectors: of unit length.
            limit: how many for each, one at the least.
        """
        return [self._nearest(each, limit) for each in vectors]

    def _nearest(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        near = vector @ self._columns
        others = max(len(near) - limit, 0)
        best = near.argpartition(others)[others:]
        best = best[near[best].argsort()[::-1]]
        keys = [self._keys[at] for at in best.tolist()]
        return list(zip(keys, near[best].tolist(), strict=True))
