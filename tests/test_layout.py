import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for path in (ROOT / "bot").rglob("*.py") if path.name != "__init__.py")
TRACKED = subprocess.run(
    ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
    check=False,
).stdout.splitlines()  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_has_its_test_in_the_mirrored_place(path: Path) -> None:
    relative = path.relative_to(ROOT / "bot")
    assert (ROOT / "tests" / relative.parent / f"test_{path.name}").is_file()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_readable(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or node.lineno) - node.lineno < 60, node.name


def test_no_room_is_called_utils() -> None:
    names = {part for path in MODULES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & {"utils", "helpers", "common", "manager", "base", "core", "service"}


def test_the_project_speaks_of_itself_alone() -> None:
    """No path outside the project, no machine's folder, no registry's address."""
    # In pieces, so that this file does not hold what it looks for.
    pieces = (("../", "shared"), ("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("pypi", ".org"),
              ("python", "hosted"), ("/tmp/", "bash"))  # fmt: skip
    outside = re.compile("|".join(re.escape("".join(each)) for each in pieces))
    found = [
        name
        for name in TRACKED
        if (ROOT / name).is_file()
        and (ROOT / name).suffix in {".py", ".md", ".yaml", ".toml", ".lock", ".txt", ""}
        and outside.search((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert TRACKED and found == []


def test_nothing_is_skipped_silenced_or_left_for_later() -> None:
    # In pieces, so that this file does not hold what it looks for.
    pieces = (("type", ": ignore"), ("# no", "qa"), ("skip", "if("), ("pytest", ".skip"),
              ("importor", "skip"), ("x", "fail"), ("pragma", ": no cover"),
              ("NotImpl", "ementedError"), ("TO", "DO"), ("FIX", "ME"),
              ("mark", ".skip"))  # fmt: skip
    silenced = re.compile("|".join(re.escape("".join(each)) for each in pieces))
    code = [ROOT / name for name in TRACKED if name.endswith((".py", "Makefile", "run"))]
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in code
        if path.is_file()
        for line in path.read_text(encoding="utf-8").splitlines()
        if silenced.search(line)
    ]
    assert code and found == []


FIELDS = """
also alt commit countries covers english expected facts faithful flagged flags form format half hard
history id intent jurisdictions kind lang language license look_alike marked modified near never not
passages paste path playbook question quote rel relevant repo right sentences set source strength
text turns variants wants what where who words wrong
"""


def fields(value: Any) -> Iterator[str]:
    """Yield the names of what a row of the data says, wherever in it they stand."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from fields(each)


def test_no_row_of_the_data_can_be_switched_off() -> None:
    """People there say "for now" and "skip that"; what would leave a row out is a field."""
    rows = [
        json.loads(line)
        for folder in ("tests/data", "tests/eval/data")
        for file in sorted((ROOT / folder).rglob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    found = {name for row in rows for name in fields(row)}
    # Beside them stand the ids of what answers a question.
    assert len(rows) > 30_000 and {each for each in found if "/" not in each} == {*FIELDS.split()}
