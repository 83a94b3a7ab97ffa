import subprocess
from pathlib import Path

import pytest

from bot.library.load import load
from bot.library.revision import at_revision
from bot.talk.trouble import DeskcheckError
from tests.library.folder import CLEAN, IDEA, write
from tests.library.repository import committed


def test_the_folder_stands_there_as_it_was(tmp_path: Path) -> None:
    root = write(tmp_path / "project")
    first = load(root).hash
    committed(root.parent)
    (root / IDEA).write_text(CLEAN[IDEA].replace("webcam", "picture"))
    changed = load(root).hash
    committed(root.parent, "second")
    (root / IDEA).unlink()
    for name, wanted in (("HEAD~1", first), ("HEAD", changed)):
        place = tmp_path / name.replace("~", "-")
        place.mkdir()
        there = at_revision(root, name, place)
        assert there == place / "knowledge" and load(there).hash == wanted
    assert not (root / IDEA).exists()  # nothing was checked out


def test_a_folder_that_is_the_repository_itself(tmp_path: Path) -> None:
    root = write(tmp_path / "project")
    committed(root)
    place = tmp_path / "there"
    place.mkdir()
    assert load(at_revision(root, "HEAD", place)).hash == load(root).hash


@pytest.mark.parametrize("name", ["nowhere", "--all", "HEAD:sources.yaml", ""])
def test_an_unknown_revision_is_told_in_words(name: str, tmp_path: Path) -> None:
    root = write(tmp_path / "project")
    committed(root.parent)
    with pytest.raises(DeskcheckError, match="git knows no revision"):
        at_revision(root, name, tmp_path)


def test_a_revision_without_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("x")
    committed(tmp_path)
    with pytest.raises(DeskcheckError, match="that has the folder knowledge"):
        at_revision(write(tmp_path), "HEAD", tmp_path / "none")


def test_a_folder_outside_of_git_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskcheckError, match="in no git repository"):
        at_revision(write(tmp_path), "HEAD", tmp_path)
    with pytest.raises(DeskcheckError, match="no folder"):
        at_revision(tmp_path / "none", "HEAD", tmp_path)


def test_where_git_is_missing_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    with pytest.raises(DeskcheckError, match="git is needed"):
        at_revision(write(tmp_path), "HEAD", tmp_path)
