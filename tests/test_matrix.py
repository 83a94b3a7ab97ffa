import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def matrix() -> ModuleType:
    """What ``make test-matrix`` runs."""
    spec = importlib.util.spec_from_file_location("matrix", ROOT / ".ci" / "matrix.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_runs_every_python_that_is_said_to_be_supported(matrix: ModuleType) -> None:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    told = [each.rpartition(" ")[2] for each in read["project"]["classifiers"] if "3." in each]
    assert list(matrix.PYTHONS) == told


def test_it_can_be_narrowed(matrix: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATRIX", raising=False)
    assert len(list(matrix.wanted())) == 9
    monkeypatch.setenv("MATRIX", "3.11/lowest 3.13/newest")
    assert list(matrix.wanted()) == [("3.11", "lowest"), ("3.13", "newest")]


def test_a_python_that_is_not_there_is_named_and_the_others_run(
    matrix: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert matrix.found(here) and not matrix.found("3.99")
    monkeypatch.setenv("MATRIX", "3.11/locked 3.12/locked")
    monkeypatch.setattr(matrix, "found", lambda version: "" if version == "3.12" else "python")
    monkeypatch.setattr(matrix, "run", lambda uv, version, end, folder: "no" if end else "")
    monkeypatch.setattr(matrix.subprocess, "run", lambda *_, **__: None)
    assert matrix.main() == 1
    told = capsys.readouterr().out
    assert "Python 3.12 is not on this machine" in told and "failed: 3.11/locked" in told
