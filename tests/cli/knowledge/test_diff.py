import subprocess
from pathlib import Path

import pytest

from tests.cli.running import deskcheck
from tests.library.folder import IDEA, SIGNAL, edit, write
from tests.library.papers import GUIDANCE, PAPERS, changed
from tests.library.repository import committed

TEXTS = """\
{"id": "a", "paste": "He refused the camera."}
{"id": "b", "paste": "A quiet day."}
{"id": "c", "text": "is everyone asked to have the camera on"}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small folder in a repository."""
    made = write(tmp_path, PAPERS)
    (tmp_path / "more.jsonl").write_text(TEXTS)
    committed(tmp_path)
    return made


def diff(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return deskcheck("knowledge", "diff", *options, DESKCHECK_KNOWLEDGE=str(root))


def lines(told: str) -> list[str]:
    """The lines of what was printed, without the lines of its tables."""
    return [" ".join(line.replace("│", " ").split()) for line in told.splitlines()]


def test_where_nothing_changes_one_line_says_so(root: Path) -> None:
    done = diff(root)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 1
    assert done.stdout.startswith("Nothing changes against HEAD (8 texts to check, 1 question):")
    (root / IDEA).write_text((root / IDEA).read_text() + "pt: [filmadora]\n")
    done = diff(root)
    assert done.returncode == 0 and done.stdout.startswith("Nothing changes against HEAD")


def test_weights_and_priorities_stand_side_by_side(root: Path) -> None:
    write(root.parent, {**PAPERS, **edit(SIGNAL, ("weight: moderate", "weight: strong"))})
    done = diff(root, "--texts", str(root.parent / "more.jsonl"))
    told = lines(done.stdout)
    assert done.returncode == 0
    assert f"Differing: 1 file: {SIGNAL}." in told
    assert "camera-refused: 1 heavier" in told
    assert "priority routine to verify-first: 1" in told
    assert "Differing: 1 checked text" in told
    assert "more.jsonl:1 priority routine priority verify-first" in told
    assert any("camera-refused moderate camera-refused strong" in line for line in told)
    assert not any(line.startswith("Differing: ") and "question" in line for line in told)


def test_findings_that_come_and_go_are_counted(root: Path) -> None:
    write(root.parent, {**PAPERS, **edit(IDEA, ("camera, webcam", "webcam"))})
    told = lines(diff(root, "--texts", str(root.parent / "more.jsonl")).stdout)
    assert "camera-refused: 1 gone" in told
    assert any(line.endswith("camera-refused moderate camera-refused -") for line in told)
    committed(root.parent, "second")
    back = lines(diff(root, "--base", "HEAD", "--texts", str(root.parent / "more.jsonl")).stdout)
    assert back[0].startswith("Nothing changes")
    write(root.parent, PAPERS)
    back = lines(diff(root, "--texts", str(root.parent / "more.jsonl")).stdout)
    assert "camera-refused: 1 new" in back


def test_answers_and_citations_stand_side_by_side(root: Path) -> None:
    write(root.parent, changed(GUIDANCE, "Everyone is asked to have", "Each one is asked to have"))
    done = diff(root, "--texts", str(root.parent / "more.jsonl"))
    told = " ".join(lines(done.stdout))
    assert done.returncode == 0 and "Differing: 2 questions" in told
    assert f"Differing: 1 file: {GUIDANCE}." in told
    assert "says: Everyone" in told and "says: Each one" in told


def test_what_cannot_be_compared_is_told_in_words(root: Path) -> None:
    unknown = diff(root, "--base", "nowhere")
    assert unknown.returncode == 1 and "git knows no revision nowhere" in unknown.stderr
    (root / IDEA).write_text("title: [\n")
    broken = diff(root)
    assert broken.returncode == 1 and "The folder as it is cannot be used" in broken.stderr
    assert f"knowledge/{IDEA}:" in broken.stderr
    committed(root.parent, "broken")
    write(root.parent, PAPERS)
    earlier = diff(root)
    assert earlier.returncode == 1 and "The folder at HEAD cannot be used" in earlier.stderr
