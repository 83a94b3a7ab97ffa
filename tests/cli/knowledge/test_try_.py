from pathlib import Path

from tests.cli.knowledge.folders import SIGNAL
from tests.cli.running import deskcheck


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


def test_without_a_file_the_whole_folder_is_tried() -> None:
    text = "He refused the camera in all rounds.\nShe never asked for her salary in crypto.\n"
    told = deskcheck("knowledge", "try", given=text).stdout
    fired, _, near = told.partition("\n\n")
    assert "fires; priority" in fired or "fire; priority" in fired
    assert "camera-refused (interview), by lists" in fired and "'refused'" in fired
    assert "nearly fired, the nearest first." in near
    assert "pay-in-crypto: denied by 'never'" in near


def test_an_ordinary_text_says_that_nothing_fires_and_control_characters_stay_out() -> None:
    told = deskcheck("knowledge", "try", given="The camera \x1b[2J was fine.").stdout
    assert told.startswith("No sign fires.") and "\x1b" not in told
    every = deskcheck("knowledge", "try", "--all", given="The camera \x1b[2J was fine.").stdout
    assert "only the list" in every and "more with --all" in told
    assert "camera-refused: only the list" in every and "more with --all" not in every
