"""The figures as one table on the terminal, as ``docs/quality.md`` and in the README."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.eval.figures import Figure
from tests.eval.sets import rows

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "quality.md"
_SUMMARY = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
_SET = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)
_OF = re.compile(r"^Library `([0-9a-f]{12})`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the evaluation.

    Attributes:
        day: when, as ISO date.
        library: hash of the folder it was run with.
        figures: on the blind sets.
        older: on the sets before them.
    """

    day: str
    library: str
    figures: Sequence[Figure]
    older: Sequence[Figure]


def _cells(figure: Figure) -> list[str]:
    aim = "" if figure.aim is None else str(figure.aim)
    return [
        figure.desk, figure.name, figure.shown, figure.interval, figure.counted, aim, figure.verdict
    ]  # fmt: skip


def table(figures: Iterable[Figure]) -> str:
    """Return figures as a table in columns."""
    cells = [["desk", "what", "figure", "95 % interval", "of", "aim", ""], *map(_cells, figures)]
    wide = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    right = {2, 3, 4}
    return "\n".join(
        "  ".join(
            cell.rjust(wide[at]) if at in right else cell.ljust(wide[at])
            for at, cell in enumerate(row)
        ).rstrip()
        for row in cells
    )


def _markdown(head: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *cells]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


def summary(run: Run) -> str:
    """Return what the README says: the figures that have an aim, and how many miss it."""
    aimed = [each for each in run.figures if each.aim is not None]
    missed = [each for each in aimed if each.verdict == "MISSED"]
    rows = (
        [each.desk, each.name, f"{each.shown} ({each.interval})", *_cells(each)[5:]]
        for each in run.figures
        if each.aim is not None or each.short
    )
    verb = "is" if len(missed) == 1 else "are"
    told = f"{len(missed)} of {len(aimed)} aims {verb} missed." if missed else "Every aim is met."
    return (
        f"Measured on {run.day}, library `{run.library}`, on sets written without sight of any "
        f"word list. {told}\n\n"
        + _markdown(["desk", "what", "figure (95 % interval)", "aim", ""], rows)
    )


def sets() -> dict[str, str]:
    """Return what each file of ``data`` is, as the README beside it says."""
    return dict(_SET.findall((HERE / "README.md").read_text(encoding="utf-8")))


def page(run: Run) -> str:
    """Return the whole page."""
    head = ["desk", "what", "figure", "95 % interval", "of", "aim", ""]
    described = ([f"`{name}`", f"{len(rows(name))}", what] for name, what in sets().items())
    return (
        (HERE / "page.md")
        .read_text(encoding="utf-8")
        .format(
            library=run.library,
            day=run.day,
            short=f"<!-- figures -->\n{summary(run)}\n<!-- /figures -->",
            figures=_markdown(head, map(_cells, run.figures)),
            sets=_markdown(["file in `tests/eval/data`", "rows", "what it is"], described),
            older=_markdown(head[:5], (_cells(each)[:5] for each in run.older)),
        )
    )


def measured(page: str) -> str:
    """Return the hash of the library that a page's figures are of; empty where it has none."""
    found = _OF.search(page)
    return found[1] if found else ""


def outdated(library: str) -> str:
    """Return a warning where the page's figures are of another library than this one."""
    of = measured(PAGE.read_text(encoding="utf-8")) if PAGE.is_file() else ""
    if of == library:
        return ""
    return (
        f"docs/quality.md was measured on library {of or 'none'}, the folder is now {library}: "
        "`make eval` measures again"
    )


def with_figures(readme: str, page: str) -> str:
    """Return the README with the short figures that the page has."""
    found = _SUMMARY.search(page)
    return _SUMMARY.sub(lambda _: found[0], readme) if found else readme


def write(run: Run) -> None:
    """Write the page, and its short figures into the README."""
    written = page(run)
    PAGE.write_text(written, encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(with_figures(readme.read_text(encoding="utf-8"), written), encoding="utf-8")
