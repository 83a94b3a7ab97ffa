import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.talk.session import Session
from tests.casebook.personas import operator
from tests.cli.running import deskcheck
from tests.engines.keeping import SECRET, Watch, store

KEY = "a links key of a good length, for tests"


def data(
    folder: Path, *arguments: str, given: str = "", key: str = KEY, command: str = "data"
) -> subprocess.CompletedProcess[str]:
    done = deskcheck(
        command, *arguments, given=given, DESKCHECK_LINKS_KEY=key,
        DESKCHECK_DATABASE=f"sqlite:///{folder / 'deskcheck.db'}", DESKCHECK_KEY=SECRET,
        DESKCHECK_INDEX=str(folder / "index"),
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    watch = Watch()
    watch.at = datetime.now(UTC) - timedelta(days=2)
    kept = store(tmp_path, watch)
    kept.sessions.put("case/aa", Session("ask", ("?",), watch.at + timedelta(days=9), "slack/T/U1"))
    kept.ledger.note("check", "U1", {"signals": "camera-refused", "library": "abc"})
    watch.at = datetime.now(UTC)
    kept.ledger.note("decision.noted", "U2", {"case": "0123456789"})
    kept.close()
    return tmp_path


def test_one_person_is_given_out_and_erased(filled: Path) -> None:
    told = json.loads(data(filled, "export", "--person", "U1").stdout)
    assert (len(told["sessions"]), len(told["ledger"])) == (1, 1)
    asked = data(filled, "erase", "--person", "U1", given="n\n")
    assert asked.returncode == 1 and "Erase 1 conversations" in asked.stdout
    gone = json.loads(data(filled, "erase", "--person", "U1", "--yes").stdout)
    assert gone["erased"]["sessions"] == 1
    told = json.loads(data(filled, "export", "--person", "U1").stdout)
    assert not any(told.values())


def test_an_applicant_is_found_by_a_cv_or_an_address_and_erased(tmp_path: Path) -> None:
    for text in operator(3):
        assert data(tmp_path, "-", command="check", given=text).returncode == 0
    cv = tmp_path / "cv.txt"
    cv.write_text(operator(3)[1], encoding="utf-8")
    told = json.loads(data(tmp_path, "export", "--text", str(cv)).stdout)
    assert len(told["links"]) == 1
    told = json.loads(data(tmp_path, "export", "--mail", "persona.1@proton.me").stdout)
    assert len(told["links"]) == 2, "their own check, and the one that names them as referee"
    gone = json.loads(data(tmp_path, "erase", "--text", str(cv), "--yes").stdout)
    assert gone["erased"]["links"] == 1
    again = json.loads(data(tmp_path, "export", "--text", str(cv)).stdout)
    assert again["links"] == []


def test_without_links_a_cv_finds_nobody_and_that_is_told(filled: Path) -> None:
    done = data(filled, "export", "--text", "x.txt", key="")
    assert done.returncode == 1 and "DESKCHECK_LINKS_KEY is empty" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("--person", "U1", "--mail", "a@example.org")])
def test_whom_is_said_in_one_way(filled: Path, arguments: tuple[str, ...]) -> None:
    done = data(filled, "export", *arguments)
    assert done.returncode == 2 and "say whom" in " ".join(done.stderr.split())


def test_where_nothing_is_kept_that_is_told(tmp_path: Path) -> None:
    done = data(tmp_path, "export", "--person", "U1")
    assert done.returncode == 1 and "Nothing is kept yet" in done.stderr
    assert data(tmp_path, "ledger").stdout == "Nothing is kept yet.\n"
    assert list(tmp_path.iterdir()) == []


def test_the_ledger_says_who_did_what_under_which_library(filled: Path) -> None:
    lines = data(filled, "ledger").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("check            U1  signals=camera-refused library=abc")
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    (line,) = data(filled, "ledger", "--since", today, "--json").stdout.splitlines()
    assert json.loads(line)["event"] == "decision.noted"
    (line,) = data(filled, "ledger", "--event", "check").stdout.splitlines()
    assert "camera-refused" in line
    wrong = data(filled, "ledger", "--since", "yesterday")
    assert wrong.returncode == 1 and "write it as 2026-11-01" in wrong.stderr
