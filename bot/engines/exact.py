"""The vectors of one index in a file of their own: read in one go, and all of them compared.

For a few thousand that is quicker than any graph of them, and misses none.
"""

import zipfile
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.engines.broken import SAME, Broken
from bot.engines.hold import Hold

if TYPE_CHECKING:
    import numpy

    from bot.ports import Vectors

_FILE = Path("exact") / "vectors.npz"


class Exact:
    """Unit vectors by key, in memory; each takes four bytes for each of its dimensions.

    Attributes:
        folder: of the index that they are of.
    """

    def __init__(self, folder: Path) -> None:
        """Read what ``keep`` wrote there.

        Raises:
            Broken: when it is not there or not as it was.
            Held: when the folder is being removed.
        """
        import numpy

        self.folder = folder
        self._hold = Hold(folder / "used", shared=True)
        self._named: list[tuple[str, ...]] = []
        self._ids: Mapping[str, Sequence[str]] = {}
        try:
            with (folder / _FILE).open("rb") as file, numpy.load(file, allow_pickle=False) as kept:
                self._keys: list[str] = kept["keys"].tolist()
                self._columns: Vectors = kept["columns"]
        except (OSError, ValueError, LookupError, EOFError, zipfile.BadZipFile) as error:
            self._hold.close()
            raise Broken from error

    def check(self, keys: Sequence[str], vectors: Mapping[str, "numpy.ndarray[Any, Any]"]) -> None:
        """See that it holds ``keys``, all of unit length, and each of ``vectors`` as it was made.

        Raises:
            Broken: when it does not.
        """
        import numpy

        with numpy.errstate(all="ignore"):  # what is damaged can be any number
            lengths = numpy.einsum("ij,ij->j", self._columns, self._columns)
        places = {key: at for at, key in enumerate(self._keys)}
        if (
            len(self._keys) != len(keys)
            or set(self._keys) != set(keys)
            or not (abs(lengths - 1) < SAME).all()
            or not all(
                self._columns[:, places[key]] @ made > 1 - SAME for key, made in vectors.items()
            )
        ):
            raise Broken

    def search(
        self, vector: "Vectors", limit: int, ids: Mapping[str, Sequence[str]]
    ) -> list[tuple[str, float]]:
        """Return the ids nearest to a vector with their similarity, best first.

        Args:
            vector: of unit length.
            limit: how many at the most, one at the least.
            ids: what goes by the vector of each key; it is not changed.

        Raises:
            KeyError: when a key has none.
        """
        if self._ids is not ids:
            # In the order of the vectors: a question then looks nothing up by its key.
            self._named, self._ids = [tuple(ids[key]) for key in self._keys], ids
        near = vector @ self._columns
        others = max(len(near) - limit, 0)
        best = near.argpartition(others)[others:]
        best = best[near[best].argsort()[::-1]]
        found = zip(map(self._named.__getitem__, best.tolist()), near[best].tolist(), strict=True)
        return list(islice(((id_, each) for named, each in found for id_ in named), limit))

    def close(self) -> None:
        """Let go of the folder, so that it may be moved or removed."""
        self._hold.close()


def kept(folder: Path) -> bool:
    """Tell whether an index has such a file."""
    return (folder / _FILE).is_file()


def keep(folder: Path, vectors: Mapping[str, "numpy.ndarray[Any, Any]"]) -> None:
    """Write vectors (shape ``(d,)``, at least one) into the folder of their index."""
    import numpy

    (folder / _FILE).parent.mkdir()
    # One column a vector: so the numbers are read in the order they lie, in half the time.
    columns = numpy.stack(list(vectors.values()), axis=1)
    numpy.savez(folder / _FILE, keys=numpy.array(list(vectors)), columns=columns)
