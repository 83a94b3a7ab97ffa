from pathlib import Path

from tests.cli.knowledge.folders import SIGNAL, folder
from tests.cli.running import deskcheck


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
    line = 1 + path.read_text().splitlines().index("    - He refused the camera.")
    told = f"knowledge/{SIGNAL}:{line}: examples.quiet.0: raises the signal"
    assert done.returncode == 1 and told in done.stdout


def test_a_folder_that_is_not_there_says_which_setting(tmp_path: Path) -> None:
    done = deskcheck("check", "hello there", DESKCHECK_KNOWLEDGE=str(tmp_path / "none"))
    assert done.returncode == 1 and "DESKCHECK_KNOWLEDGE" in done.stderr
