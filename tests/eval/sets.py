"""The blind sets, row by row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "de", "pt")
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """Return the rows of a set."""
    text = (DATA / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def names() -> list[str]:
    """Return the names of all sets."""
    return sorted(path.stem for path in DATA.glob("*.jsonl"))


def texts(row: Row) -> Iterator[str]:
    """Yield what stands in a row for the program to read."""
    yield from (row[key] for key in ("text", "paste") if key in row)
    yield from row.get("variants", ())
