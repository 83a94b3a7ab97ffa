import shutil
from pathlib import Path

from tests.cli.running import ROOT, deskcheck

SIGNAL = "signals/interview/camera-refused.yaml"


def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge"))


def test_the_shipped_folder_is_clean() -> None:
    done = deskcheck("knowledge", "lint")
    assert done.returncode == 0
    assert done.stdout.startswith("knowledge is clean")


def test_all_mistakes_are_told_at_once_with_file_and_line(tmp_path: Path) -> None:
    root = folder(tmp_path)
    path = root / SIGNAL
    path.write_text(path.read_text().replace("weight: moderate", "weight: NO"))
    (root / "priority.yaml").write_text("escalate: [\n")
    done = deskcheck("knowledge", "lint", DESKCHECK_KNOWLEDGE=str(root))
    assert done.returncode == 1
    weight = 1 + path.read_text().splitlines().index("weight: NO")
    assert f"knowledge/{SIGNAL}:{weight}: weight:" in done.stdout
    assert "put it in quotes" in done.stdout
    assert "knowledge/priority.yaml:" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_example_that_does_not_hold_fails_lint(tmp_path: Path) -> None:
    root = folder(tmp_path)
    path = root / SIGNAL
    path.write_text(
        path.read_text().replace("  quiet:\n", "  quiet:\n    - He refused the camera.\n")
    )
    done = deskcheck("knowledge", "lint", DESKCHECK_KNOWLEDGE=str(root))
    assert done.returncode == 1 and "examples.quiet.0: raises the signal" in done.stdout


def test_fields_lists_the_catalogue() -> None:
    told = deskcheck("knowledge", "fields").stdout
    assert "mail.kind" in told and "disposable" in told
    assert "nationality" not in told


def test_a_signal_can_be_tried_on_a_text() -> None:
    loud = deskcheck("knowledge", "try", f"knowledge/{SIGNAL}", given="he refused the camera")
    assert "is raised by" in loud.stdout and "'refused the camera'" not in loud.stderr
    quiet = deskcheck(
        "knowledge", "try", f"knowledge/{SIGNAL}", given="he did not refuse the camera"
    )
    assert "stays quiet" in quiet.stdout and "refusal!" in quiet.stdout


def test_a_missing_or_broken_file_to_try_is_told_in_words(tmp_path: Path) -> None:
    done = deskcheck("knowledge", "try", "nowhere.yaml", given="x")
    assert done.returncode == 1 and "cannot be opened" in done.stderr
    path = tmp_path / "x.yaml"
    path.write_text("title: x\n")
    done = deskcheck("knowledge", "try", str(path), given="x")
    assert done.returncode == 1 and "is needed" in done.stderr


def test_a_folder_that_is_not_there_says_which_setting(tmp_path: Path) -> None:
    done = deskcheck("check", "hello there", DESKCHECK_KNOWLEDGE=str(tmp_path / "none"))
    assert done.returncode == 1 and "DESKCHECK_KNOWLEDGE" in done.stderr
