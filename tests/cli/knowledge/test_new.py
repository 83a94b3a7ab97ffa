from pathlib import Path

from tests.cli.knowledge.folders import folder
from tests.cli.running import deskcheck


def test_a_signal_is_begun_where_it_belongs_and_lint_says_what_is_left(tmp_path: Path) -> None:
    root = folder(tmp_path)
    setting = {"DESKCHECK_KNOWLEDGE": str(root)}
    done = deskcheck(
        "knowledge", "new", "signal", "camera-frozen", "--area", "interview", **setting
    )
    path = root / "signals" / "interview" / "camera-frozen.yaml"
    assert done.returncode == 0 and f"{path} is begun" in done.stdout
    assert "deskcheck knowledge lint" in done.stdout
    lint = deskcheck("knowledge", "lint", **setting)
    assert lint.returncode == 1 and "nobody loads them" in lint.stderr
    assert "knowledge/signals/interview/camera-frozen.yaml:2: title: still" in lint.stdout
    assert len(lint.stdout.splitlines()) == path.read_text().count("<fill in ")
    again = deskcheck(
        "knowledge", "new", "signal", "camera-frozen", "--area", "interview", **setting
    )
    assert again.returncode == 1 and "nothing was written" in again.stderr
    assert deskcheck("check", "he refused the camera", **setting).returncode == 0


def test_a_folder_that_cannot_take_it_is_told_in_words(tmp_path: Path) -> None:
    none = deskcheck(
        "knowledge", "new", "step", "look-again", DESKCHECK_KNOWLEDGE=str(tmp_path / "none")
    )
    assert none.returncode == 1 and "DESKCHECK_KNOWLEDGE" in none.stderr
    (tmp_path / "steps").write_text("a file where the folder should be")
    blocked = deskcheck("knowledge", "new", "step", "look-again", DESKCHECK_KNOWLEDGE=str(tmp_path))
    assert blocked.returncode == 1 and "cannot be written" in blocked.stderr
    wrong = deskcheck("knowledge", "new", "poem", "x")
    assert wrong.returncode == 2
