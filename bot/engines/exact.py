"""The vectors of one index in a file of their own: read in one go, and all of them compared.

For a few thousand that is quicker than any graph of them, and misses none.
"""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.engines.broken import SAME, Broken
from bot.engines.halves import Halves
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
        self._hold, self._halves = Hold(folder / "used", shared=True), Halves()
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

        # The caller's own words for them: to look one up is then no comparing of letters.
        own = {key: key for key in keys}
        self._keys = [own.get(key, key) for key in self._keys]
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

    def find(self, vectors: "Vectors", limit: int) -> list[list[tuple[str, float]]]:
        """Return for each vector (a row) the nearest keys with their similarity, best first.

        Args:
            vectors: of unit length.
            limit: how many for each, one at the least.
        """
        return [self._nearest(each, limit) for each in vectors]

    def close(self) -> None:
        """Let go of the folder, so that it may be moved or removed."""
        self._hold.close()

    def _nearest(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        import numpy

        near = numpy.empty(len(self._keys), self._columns.dtype)

        def compare(part: slice) -> None:
            numpy.matmul(vector, self._columns[:, part], out=near[part])

        self._halves.run(compare, len(near))
        others = max(len(near) - limit, 0)
        best = near.argpartition(others)[others:]
        best = best[near[best].argsort()[::-1]]
        keys = [self._keys[at] for at in best.tolist()]
        return list(zip(keys, near[best].tolist(), strict=True))


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
