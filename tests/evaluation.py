"""Recall, quiet and swap figures on the labelled pastes: ``make eval``."""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.check.findings import Finding, Findings, find
from bot.check.priority import Priority, prioritise
from bot.library.library import Library
from bot.library.load import load
from bot.library.shapes import Weight
from bot.reading.parts import Part
from bot.reading.profile import read

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
TODAY = date(2026, 11, 21)
# Marked pastes; the word lists were widened on the first of these, and likeness is learned from all
# of them. Only the held-out set, written by people who saw none of it, tells of unseen text.
SETS = (
    *(f"dev_{letter}" for letter in "abcdefghijklmnopqrst"),
    "phrases",
    "phrases2",
    "phrases3",
    "phrases4",
    "phrases5",
    "phrases6",
    "phrases7",
)
UNMARKED = ("dev_p", "dev_q", "dev_r", "dev_s", "dev_t")  # of these, honest people alone
UNTUNED = ("heldout",)
HONEST = (
    "profiles/known_good", "pastes/honest", "pastes/honest2",
    *(f"pastes/dev_{letter}" for letter in "cdefghijklmopqrst"),
    *(f"pastes/{name}" for name in UNTUNED),
)  # fmt: skip


def lines(name: str) -> list[dict[str, Any]]:
    """Return the objects of a data file."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def checked(text: str, library: Library) -> Findings:
    """Check one paste."""
    return find(read((Part("paste", text),), library, TODAY), library)


def covers_half(finding: Finding, paste: str, quote: str) -> bool:
    """Whether a quote of the finding overlaps half of what a person marked."""
    start = paste.index(quote)
    end = start + len(quote)
    return any(
        min(end, span.end) - max(start, span.start) >= len(quote) / 2 for span in finding.evidence
    )


def flags(case: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (row, strength, quote) of a case."""
    for flag in case["flags"]:
        yield flag["covers"], flag["strength"], flag["quote"]


def recall(name: str, library: Library, show: bool) -> dict[str, float]:
    """Measure how many marked flags are found: by quote, and by quote and catalogue row."""
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case in lines(name):
        if not case["flags"]:
            continue
        findings = checked(case["paste"], library)
        for row, strength, quote in flags(case):
            near = [each for each in findings if covers_half(each, case["paste"], quote)]
            exact = any(row in each.covers for each in near)
            for key in (strength, "strong+moderate" if strength != "weak" else ""):
                total[key] += 1
                hit[key] += bool(near)
                hit[key + " row"] += exact
            rows[row][0] += exact
            rows[row][1] += 1
            if show and not exact:
                others = ",".join(sorted({cover for each in near for cover in each.covers}))
                print(f"  MISS {case['id']} {row} {strength} [{others}] {quote!r}")
    if show:
        print("  rows:", " ".join(f"{row}:{a}/{b}" for row, (a, b) in sorted(rows.items())))
    return {
        key: hit[key] / total[key.removesuffix(" row")]
        for key in ("strong", "moderate", "weak", "strong+moderate", "strong+moderate row")
        if total[key.removesuffix(" row")]
    }


def loud(cases: list[dict[str, Any]], library: Library, show: bool) -> float:
    """Measure the share of honest profiles with anything strong or a priority above routine."""
    disturbed = raised = 0
    for case in cases:
        findings = checked(case["paste"], library)
        priority = prioritise(findings, library.priority)
        strong = any(each.weight is Weight.STRONG for each in findings)
        disturbed += strong or priority is not Priority.ROUTINE
        raised += any(each.weight is not Weight.WEAK for each in findings)
        if show:
            for each in findings:
                if each.weight is not Weight.WEAK:
                    print(
                        f"  LOUD {case['id']} {each.signal} {each.weight} "
                        f"{[span.quote for span in each.evidence]}"
                    )
    print(f"    ({raised} of {len(cases)} with something moderate)")
    return disturbed / len(cases)


def same_findings(library: Library) -> float:
    """Measure the share of swap groups whose variants all give identical findings."""
    groups = lines("pastes/swaps.jsonl")
    same = 0
    for group in groups:
        seen = {
            tuple((each.signal, each.weight, len(each.evidence)) for each in checked(text, library))
            for text in group["variants"]
        }
        same += len(seen) == 1
        if len(seen) > 1:
            print(f"  SWAP {group['id']} {seen}")
    return same / len(groups)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what was missed or too loud")
    parser.add_argument("--row", default="", help="only rows that start with this")
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    given = parser.parse_args()
    library = load(given.knowledge, evaluation=True)
    print(f"{len(library.signals)} signals, {len(library.ideas)} lists, library {library.hash}")
    for name in (*SETS, *UNTUNED):
        show = given.show and name not in UNTUNED
        figures = recall(f"pastes/{name}.jsonl", library, show)
        print(
            f"recall {name}: " + ", ".join(f"{key} {value:.0%}" for key, value in figures.items())
        )
    for name in HONEST:
        cases = [case for case in lines(f"{name}.jsonl") if not case.get("flags")]
        show = given.show and name.rpartition("/")[2] not in UNTUNED
        print(f"loud {name}: {loud(cases, library, show):.1%} of {len(cases)}")
    print(f"swaps identical: {same_findings(library):.0%}")


if __name__ == "__main__":
    main()
