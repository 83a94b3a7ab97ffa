"""The vectors of the last few texts, kept: one vector serves routing and the answer alike."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from bot.ports import Embedder

if TYPE_CHECKING:
    from bot.ports import Vectors

_KEPT = 32


class RecalledEmbedder:
    """Asks an embedder once for a text that comes again soon; keeps its hash, not the text."""

    def __init__(self, embedder: Embedder, kept: int = _KEPT) -> None:
        """Keep nothing yet.

        Args:
            embedder: makes the vectors.
            kept: texts whose vectors are remembered.
        """
        self._embedder, self._most = embedder, kept
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Model and version."""
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one unit vector per text.

        Raises:
            EngineError: when the model cannot be used.
        """
        if not texts or len(texts) > self._most:
            return self._embedder.embed(texts)
        import numpy

        keys = [hashlib.sha256(text.encode("utf-8", "replace")).digest() for text in texts]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if new:
            made = self._embedder.embed([*new.values()])
            found |= {key: made[at : at + 1] for at, key in enumerate(new)}
        self._keep(keys, found)
        return numpy.concatenate([found[key] for key in keys])

    def _keep(self, keys: Sequence[bytes], found: "dict[bytes, Vectors]") -> None:
        with self._lock:
            for key in keys:
                self._kept[key] = found[key]
                self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
