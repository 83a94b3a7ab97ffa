"""How well faithful sentences are told from unfaithful ones: ``python -m tests.ask.faithful``.

The pairs were written for it by hand. Floors were set on every other one (``dev``); mistakes in
both halves were looked at while the rules were made, so that neither is blind.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ask.checked import Checker, Refused
from bot.ask.search import searcher
from bot.library.library import Library
from bot.library.load import load
from bot.ports import Meaning
from tests.questions import ROOT, by_meaning

PAIRS = ROOT / "tests" / "data" / "faithful.jsonl"


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence and what the checker said: nothing where it lets it through."""

    row: dict[str, Any]
    refused: str


@dataclass(frozen=True, slots=True)
class Score:
    """How the sentences let through compare with the faithful ones."""

    faithful: int
    kept: int
    unfaithful: int
    let_through: int

    @property
    def precision(self) -> float:
        """Of the sentences let through, the share that is faithful."""
        return self.kept / max(1, self.kept + self.let_through)

    @property
    def recall(self) -> float:
        """Of the faithful sentences, the share that is let through."""
        return self.kept / max(1, self.faithful)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"({self.kept} of {self.faithful} faithful kept, "
            f"{self.let_through} of {self.unfaithful} unfaithful let through)"
        )


def pairs(part: str = "") -> list[dict[str, Any]]:
    """Return the sentences, or half of them (``dev`` was tuned on, ``test`` was not)."""
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    return [row for at, row in enumerate(rows) if part in ("", ("dev", "test")[at % 2])]


def judge(rows: Iterable[dict[str, Any]], library: Library, meaning: Meaning) -> Iterator[Told]:
    """Have every sentence checked."""
    found = searcher(library)
    checker = Checker(library, found, meaning)
    by_id = {each.id: each for each in found.passages}
    for row in rows:
        cited = [by_id[each] for each in row["passages"]]
        said = checker.check(row["text"], cited, row.get("english", ""), row["language"])
        yield Told(row, said.why if isinstance(said, Refused) else "")


def score(told: Iterable[Told]) -> Score:
    """Add up."""
    listed = list(told)
    good = [each for each in listed if each.row["faithful"]]
    bad = [each for each in listed if not each.row["faithful"]]
    return Score(
        len(good), sum(not each.refused for each in good),
        len(bad), sum(not each.refused for each in bad),
    )  # fmt: skip


def main() -> None:
    """Print the figures; with ``--show`` what is told wrongly, too."""
    library = load(Path(ROOT / "knowledge"))
    meaning = by_meaning(library, ROOT / ".deskcheck" / "index", lambda done, total: None)
    if meaning.absent:
        print(meaning.absent)
    for part in ("dev", "test"):
        told = list(judge(pairs(part), library, meaning))
        print(f"{part:<5} {score(told)}")
        for language in ("en", "de", "pt"):
            own = [each for each in told if each.row["language"] == language]
            print(f"  {language}  {score(own)}")
        for each in told:
            if "--show" in sys.argv and each.row["faithful"] == bool(each.refused):
                print(f"    {each.row['id']} {each.refused or 'let through'}: {each.row['text']}")


if __name__ == "__main__":
    main()
