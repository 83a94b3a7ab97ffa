import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 29)
FILE = (ROOT / ".ci" / "advisories.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    """What ``make audit`` runs."""
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["audit"] = module
    spec.loader.exec_module(module)
    return module


def report(*vulns: dict[str, Any], skipped: int = 0) -> dict[str, Any]:
    return {
        "dependencies": [
            {"name": "chromadb", "version": "1.5.9", "vulns": list(vulns)},
            {"name": "attrs", "version": "26.1.0", "vulns": []},
            *({"name": f"p{number}", "skip_reason": "not found"} for number in range(skipped)),
        ]
    }


KNOWN = {"id": "PYSEC-2026-1", "aliases": ["GHSA-f4j7-r4q5-qw2c"], "fix_versions": []}
NEW = {"id": "PYSEC-2026-2", "aliases": ["CVE-2026-1"], "fix_versions": ["1.6.0"]}


def test_an_advisory_that_was_looked_at_is_excused_under_any_of_its_names(
    audit: ModuleType,
) -> None:
    status, told = audit.judge(report(KNOWN), audit.exceptions(FILE), TODAY)
    assert status == audit.WELL and "2 packages" in told[-1]


def test_a_new_one_is_told_with_the_version_that_mends_it(audit: ModuleType) -> None:
    status, told = audit.judge(report(KNOWN, NEW), audit.exceptions(FILE), TODAY)
    assert status == audit.OPEN and "chromadb 1.5.9: PYSEC-2026-2, fixed in 1.6.0" in told


def test_an_exception_runs_out(audit: ModuleType) -> None:
    known = audit.exceptions(FILE)
    later = max(each.until for each in known)
    assert audit.judge(report(KNOWN), known, later)[0] == audit.WELL
    status, told = audit.judge(report(KNOWN), known, date(later.year + 1, 1, 1))
    assert status == audit.OPEN and any("ran out" in each for each in told)
    assert any("PYSEC-2026-1" in each for each in told)


def test_no_exception_is_for_ever(audit: ModuleType) -> None:
    known = audit.exceptions(FILE)
    assert known and audit.stale(known, TODAY) == []
    [long] = audit.exceptions("- {id: A, package: b, why: c, seen: 2026-11-29, until: 2027-11-29}")
    assert "longer" in audit.stale([long], TODAY)[0]


def test_what_was_not_looked_at_is_not_clean(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """pip-audit itself says "No known vulnerabilities found" when nothing answers."""
    status, told = audit.judge(report(skipped=7), [], TODAY)
    assert status == audit.BLIND and "7 of 9 packages" in told[0]
    assert audit.judge(report(NEW, skipped=7), [], TODAY)[0] == audit.OPEN
    monkeypatch.setattr(audit, "ask", lambda: None)
    assert audit.main() == audit.BLIND == 3
    assert "cannot be reached" in capsys.readouterr().out
