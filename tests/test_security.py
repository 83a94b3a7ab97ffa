import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
ACTORS = (
    "hostile candidate", "curious colleague", "compromised workspace", "poisoned knowledge file",
    "stolen database", "hostile model",
)  # fmt: skip


@pytest.mark.parametrize(("file", "name"), NAMED, ids=lambda each: each)
def test_every_test_that_the_threat_model_names_exists(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {
        each.name
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_every_line_of_the_threat_model_has_its_test() -> None:
    model = PAGE[PAGE.index("## Threat model") : PAGE.index("## Known advisories")]
    lines = [line for line in model.splitlines() if line.startswith("| ") and "---" not in line]
    told = [line for line in lines if not line.startswith("| what")]
    assert len(told) >= 25 and len(NAMED) >= 40
    assert [line for line in told if "::test_" not in line] == []


def test_everybody_who_might_want_something_is_named() -> None:
    headings = re.findall(r"^### An? (.+)$", PAGE, re.MULTILINE)
    assert set(headings) == set(ACTORS)


def test_no_desk_reaches_a_model_or_another_vendor() -> None:
    """The wall stands as it should; `make test` holds the code against it."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [wall] = [
        each for each in read["tool"]["importlinter"]["contracts"]
        if each["name"] == "Desks never reach a vendor"
    ]  # fmt: skip
    assert {"bot.check", "bot.ask", "bot.respond", "bot.frontdesk"} <= set(wall["source_modules"])
    assert {"openai", "langchain", "langchain_core", "sqlalchemy"} <= set(wall["forbidden_modules"])
    assert "ignore_imports" not in wall and "lint-imports" in (ROOT / "Makefile").read_text()
