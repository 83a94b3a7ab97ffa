"""The labelled texts of masking, and what of them a mask covers."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.privacy.find import find
from bot.privacy.found import Found

_DATA = Path(__file__).parents[1] / "data"
TUNED = ("masking", "masking2", "masking3", "masking4")
BLIND = "masking5"
"""Nobody who works on masking reads this one; when its misses are read, it is a tuned one."""
_MARK = re.compile(
    r"⟦(?:(?P<kind>name|mail|phone|handle|link|address|id|bank|wallet|born|ip):)?(?P<text>[^⟧]+)⟧"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text; ``marks`` are (kind, start, end) of what has to be masked."""

    id: str
    language: str
    half: str
    text: str
    marks: tuple[tuple[str, int, int], ...]


def found(text: str) -> list[Found]:
    """Return everything that is to be masked in a text."""
    return list(find(text))


def left(marked: str) -> list[str]:
    """Return what is marked in a text and would not be masked."""
    text, marks = _read(marked)
    hidden = {at for each in find(text) for at in range(each.start, each.end)}
    return [text[start:end] for _, start, end in marks if not _covered(text, start, end, hidden)]


def _covered(text: str, start: int, end: int, hidden: set[int]) -> bool:
    return all(at in hidden or not text[at].isalnum() for at in range(start, end))


def _read(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return a text without its marks, and where they stood."""
    text, marks, at = "", list[tuple[str, int, int]](), 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        marks.append((mark["kind"] or "", len(text), len(text) + len(mark["text"])))
        text, at = text + mark["text"], mark.end()
    return text + marked[at:], marks


def labelled(name: str = "masking") -> Iterator[Labelled]:
    """Yield all texts of a set."""
    for line in (_DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        text, marks = _read(read["marked"])
        yield Labelled(read["id"], read["language"], read["half"], text, tuple(marks))


@dataclass
class Score:
    """How much was covered.

    Attributes:
        marks: by kind.
        covered: of them, every letter and digit.
        missed: (text's id, kind, words) of the others.
        beyond: words masked outside all marks, with their text's id.
        words: outside all marks.
    """

    marks: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    beyond: list[tuple[str, str]] = field(default_factory=list)
    words: int = 0

    def share(self, names: bool) -> float:
        """Return the share covered, of the names or of everything else."""
        kinds = [kind for kind in self.marks if (kind == "name") is names]
        return sum(self.covered[kind] for kind in kinds) / sum(self.marks[kind] for kind in kinds)


def score(texts: list[Labelled]) -> Score:
    """Mask every text and count."""
    made = Score()
    for each in texts:
        hidden = {at for one in find(each.text) for at in range(one.start, one.end)}
        marked: set[int] = set()
        for kind, start, end in each.marks:
            marked.update(range(start, end))
            made.marks[kind] += 1
            if _covered(each.text, start, end, hidden):
                made.covered[kind] += 1
            else:
                made.missed.append((each.id, kind, each.text[start:end]))
        for word in re.finditer(r"\w+", each.text):
            if word.start() not in marked:
                made.words += 1
                if word.start() in hidden:
                    made.beyond.append((each.id, word.group()))
    return made


def report() -> None:
    """Print what is covered, by set; what is missed of the tuned ones alone."""
    for name in (*TUNED, BLIND):
        made = score(list(labelled(name)))
        print(f"{name}: names {made.share(True):.1%}, others {made.share(False):.1%}", end=", ")
        print(f"beyond {len(made.beyond)} of {made.words} words")
        print({kind: f"{made.covered[kind]} of {count}" for kind, count in made.marks.items()})
        if name in TUNED:
            print(*made.missed, sep="\n")
            print(made.beyond)


if __name__ == "__main__":
    report()
