"""A seal on a folder's files: whether they are still the very ones that were put there."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

_NAME = "seal.json"


def seal(folder: Path, pattern: str) -> None:
    """Write down the checksums of the files in ``folder`` that match."""
    sums = {_within(path, folder): _sum(path) for path in _files(folder, pattern)}
    (folder / _NAME).write_text(json.dumps({"pattern": pattern, "sums": sums}), encoding="utf-8")


def intact(folder: Path) -> bool:
    """Tell whether there is a seal and the same files hold the same bytes."""
    try:
        told = json.loads((folder / _NAME).read_bytes())
        found = _files(folder, told["pattern"])
        return bool(told["sums"] == {_within(path, folder): _sum(path) for path in found})
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _files(folder: Path, pattern: str) -> Iterator[Path]:
    return (path for path in folder.glob(pattern) if path.is_file())


def _within(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
