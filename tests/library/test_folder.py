import os
from pathlib import Path

from bot.library.folder import files, stamp
from tests.library.folder import CLEAN, IDEA, write


def test_files_come_in_a_stable_order_without_hidden_ones(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "..data").mkdir()
    (root / "..data" / "a.yaml").write_text("")
    (root / ".hidden.yaml").write_text("")
    assert [path.relative_to(root).as_posix() for path in files(root)] == sorted(CLEAN)


def test_a_link_to_a_folder_is_not_followed_and_one_to_a_file_is_a_file(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "lists" / "again").symlink_to(root / "lists", target_is_directory=True)
    (root / "lists" / "one.yaml").symlink_to(root / IDEA)
    assert sorted(CLEAN.keys() | {"lists/one.yaml"}, key=lambda name: name.split("/")) == [
        path.relative_to(root).as_posix() for path in files(root)
    ]


def test_there_are_no_files_where_there_is_no_folder(tmp_path: Path) -> None:
    assert list(files(tmp_path / "nowhere")) == [] and stamp(tmp_path / "nowhere") == ()


def test_a_stamp_tells_a_file_that_was_written_added_or_taken_away(tmp_path: Path) -> None:
    root = write(tmp_path)
    stamps = {stamp(root)}
    assert stamp(root) in stamps
    os.utime(root / IDEA, ns=(1, 1))
    stamps.add(stamp(root))
    (root / IDEA).write_text("title: longer than it was before\n" * 9)
    os.utime(root / IDEA, ns=(1, 1))
    stamps.add(stamp(root))
    (root / "lists" / "new.md").write_text("x")
    stamps.add(stamp(root))
    (root / IDEA).unlink()
    stamps.add(stamp(root))
    assert len(stamps) == 5


def test_a_link_that_leads_nowhere_has_no_stamp(tmp_path: Path) -> None:
    root = write(tmp_path)
    before = stamp(root)
    (root / "lists" / "new.yaml").symlink_to(tmp_path / "gone.yaml")
    assert stamp(root) == before
