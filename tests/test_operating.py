"""The page for who runs it says what the program does."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.channels import guard
from bot.engines.meter import LABELS, OTHER, PrometheusMeter
from bot.settings import Settings
from bot.talk.condition import Condition

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
UNIT = (ROOT / "manifests" / "systemd" / "deskcheck.service").read_text(encoding="utf-8")


def metrics() -> set[str]:
    """Every metric there is, without the suffixes of its kind."""
    written = PrometheusMeter().text([Condition("index", "ok", "ready")]).decode()
    return set(re.findall(r"^# TYPE (\S+) ", written, re.MULTILINE))


def test_every_metric_is_listed_and_no_other() -> None:
    listed = set(re.findall(r"^\| `(deskcheck_\w+)` \|", PAGE, re.MULTILINE))
    there = {name for name in metrics() if not name.startswith("deskcheck_process_")}
    assert listed == {name for name in there if not name.endswith("_created")}
    assert "`deskcheck_process_*`" in PAGE


@pytest.mark.parametrize("label", ["reason", "outcome", "desk", "state"])
def test_every_value_of_a_label_is_listed(label: str) -> None:
    for value in LABELS[label] - {OTHER}:
        assert re.search(rf"\b{re.escape(value)}\b", PAGE), value


def test_the_bounds_are_those_that_hold() -> None:
    assert guard.BODY == 1_000_000 and "1 MB a body" in PAGE
    for told in ("10 seconds for the head", "10 for the\nbody", "30 for all", "400 connections"):
        assert told in PAGE
    defaults = guard.Guard.__init__.__kwdefaults__
    assert defaults == {"headers": 10.0, "body": 10.0, "whole": 30.0, "rest": 75.0, "most": 400}


def test_settings_and_files_that_are_named_exist() -> None:
    named = set(re.findall(r"DESKCHECK_\w+", PAGE + UNIT))
    assert named <= {f"DESKCHECK_{name.upper()}" for name in Settings.model_fields}
    for link in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / "docs" / link).exists(), link


def test_the_supervisors_wait_for_longer_than_the_work() -> None:
    grace = Settings.model_fields["grace"].default
    wait = re.search(r"TimeoutStopSec=(\d+)", UNIT)
    assert wait and int(wait[1]) > grace
    compose = (ROOT / "examples" / "compose.yaml").read_text(encoding="utf-8")
    wait = re.search(r"stop_grace_period: (\d+)s", compose)
    assert wait and int(wait[1]) > grace


def test_the_unit_is_one(tmp_path: Path) -> None:
    assert "NoNewPrivileges=yes" in UNIT and "ProtectSystem=strict" in UNIT
    analyse = shutil.which("systemd-analyze")
    if analyse:  # where there is no systemd, only its lines can be looked at
        told = subprocess.run([analyse, "verify", ROOT / "manifests/systemd/deskcheck.service"],
                              capture_output=True, text=True, check=False)  # fmt: skip
        assert "Unknown" not in told.stderr, told.stderr
    for line in UNIT.splitlines():
        assert not line or re.match(r"#|\[\w+\]$|[A-Z]\w+=", line), line
