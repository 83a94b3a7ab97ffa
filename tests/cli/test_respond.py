import json
from pathlib import Path

import pytest

from tests.cli.running import deskcheck

THREAT = "a developer we dismissed threatens to publish our code unless we pay bitcoin"
AT = ("--aware-at", "2026-11-27T09:30", "--tz", "Europe/Berlin")


def test_an_incident_opens_its_playbook_at_the_first_hour() -> None:
    done = deskcheck("respond", THREAT, "--jurisdiction", "DE", *AT)
    assert done.returncode == 0
    assert "Now" in done.stdout and "may be able to read this workspace" in done.stdout
    assert "Mon 30 Nov 2026, 09:30 CET" in done.stdout


def test_json_is_one_object_with_the_contracts_keys() -> None:
    done = deskcheck("respond", THREAT, "--jurisdiction", "DE", "--json", "--phase", "day-1", *AT)
    printed = json.loads(done.stdout)
    assert printed["playbook"] == "dismissed-and-threatening" and printed["phase"] == "day-1"
    assert any(each["deadline"] == "2026-11-30T09:30:00+01:00" for each in printed["clocks"])


def test_the_whole_playbook_prints_as_one_page() -> None:
    done = deskcheck("respond", THREAT, "--print")
    assert done.stdout.startswith("# ") and "- [ ] " in done.stdout
    for heading in ("## Now", "## Day 1", "## 72 hours", "## Later"):
        assert heading in done.stdout


def test_everything_is_written_for_the_day_without_the_workspace(tmp_path: Path) -> None:
    path = tmp_path / "all.md"
    done = deskcheck("respond", "--print-all", str(path))
    assert done.returncode == 0 and str(path) in done.stdout
    assert path.read_text(encoding="utf-8").count("\n# ") >= 8
    assert deskcheck("respond", "--print-all", str(tmp_path / "no" / "all.md")).returncode == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--aware-at", "yesterday"), "2026-11-28"),
        (("--aware-at", "2999-01-01"), "lies ahead"),
        (("--tz", "Mars/Base"), "Europe/Berlin"),
    ],
)
def test_bad_input_gets_a_sentence_that_says_what_to_do(
    options: tuple[str, str], told: str
) -> None:
    done = deskcheck("respond", THREAT, *options)
    assert done.returncode == 1 and told in done.stderr and "Traceback" not in done.stderr


def test_nothing_told_is_wrong_usage() -> None:
    assert deskcheck("respond").returncode == 2


def test_many_incidents_give_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        json.dumps({"id": 1, "text": THREAT, "jurisdiction": "UK"}) + "\n" + json.dumps({"id": 2})
    )
    done = deskcheck("respond", "--batch", str(path))
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["playbook"] == "dismissed-and-threatening" and first["jurisdictions"] == ["UK"]
    assert "error" in second and done.returncode == 1
