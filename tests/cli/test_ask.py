import json
import subprocess
from pathlib import Path

from tests.cli.running import deskcheck


def asked(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Ask by words: vectors are made in the engines' own tests; here a command has to be quick."""
    return deskcheck("ask", *arguments, DESKCHECK_EMBEDDINGS="off")


def test_a_question_is_answered_with_sources() -> None:
    done = asked("can we insist that the camera is on?")
    assert done.returncode == 0
    assert "[1]" in done.stdout and "Sources" in done.stdout and "reviewed" in done.stdout


def test_json_is_one_object_with_the_contracts_keys() -> None:
    done = asked("who do we tell about stolen data?", "--jurisdiction", "DE", "--json")
    printed = json.loads(done.stdout)
    assert printed["answered"] and printed["sentences"] and printed["sources"]


def test_earlier_turns_come_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "turns.json"
    path.write_text(json.dumps(["may we record an interview?"]))
    done = asked("and how long is it kept?", "--history", str(path), "--json")
    assert json.loads(done.stdout)["answered"]
    path.write_text("{")
    assert asked("and?", "--history", str(path)).returncode == 1
    assert "JSON" in asked("and?", "--history", str(path)).stderr


def test_many_questions_give_a_line_each_and_one_bad_line_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": "a", "text": "can we insist on the camera?"}\nnot json\n'
        '{"id": "b", "text": "and how long for that?", "history": ["may we record interviews?"]}\n'
        '{"id": "c"}\n'
    )
    done = asked("--batch", str(path))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in lines] == ["a", 2, "b", "c"]
    assert lines[0]["answered"] and "error" in lines[1] and "error" in lines[3]
    assert done.returncode == 1 and "2 of 4 lines" in done.stderr


def test_nothing_asked_is_wrong_usage() -> None:
    done = asked()
    assert done.returncode == 2 and "question" in done.stderr
