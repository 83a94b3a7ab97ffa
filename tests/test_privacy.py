"""The page about privacy: every line of a table has a test, and every test that it names exists."""

import ast
import re
from functools import cache
from pathlib import Path

from bot.engines.retention import KINDS
from bot.engines.tables import METADATA
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def defined(path: str) -> frozenset[str]:
    nodes = ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(each.name for each in nodes if isinstance(each, functions))


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [each for each in cells if each[-1] != "held by"]


def test_every_test_that_is_named_exists() -> None:
    named = _TEST.findall(PAGE)
    assert len(named) >= 35
    assert [each for each in named if each[1] not in defined(each[0])] == []


def test_every_line_of_a_table_has_its_test() -> None:
    found = rows()
    assert len(found) >= 30
    assert [each for each in found if not _TEST.fullmatch(each[-1])] == []


def test_every_kind_of_data_is_there_and_every_table_is_one_of_them() -> None:
    named = {each[0] for each in rows()}
    assert set(KINDS) <= named
    of_kinds = {table.partition("_")[0].removesuffix("s") for table in METADATA.tables}
    assert of_kinds <= {kind.removesuffix("s") for kind in KINDS} | {"replica", "worker"}


def test_every_setting_that_is_named_exists_with_its_default() -> None:
    fields = {f"DESKCHECK_{name.upper()}": each for name, each in Settings.model_fields.items()}
    assert set(re.findall(r"`(DESKCHECK_\w+)`", PAGE)) <= fields.keys()
    told = re.findall(r"`(DESKCHECK_\w+)` \((\d+)", PAGE)
    assert len(told) >= 7
    assert [each for each in told if fields[each[0]].default != int(each[1])] == []
