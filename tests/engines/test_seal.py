from pathlib import Path

import pytest

from bot.engines.seal import intact, seal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed folder; the file outside the inner folder is not under the seal."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.bin").write_bytes(b"one")
    (tmp_path / "inner" / "b.bin").write_bytes(b"two")
    (tmp_path / "free").write_bytes(b"three")
    seal(tmp_path, "*/*")
    return tmp_path


def test_what_nobody_touched_is_intact(folder: Path) -> None:
    assert intact(folder)
    (folder / "free").write_bytes(b"four")
    assert intact(folder)
    assert intact(folder.rename(folder.with_name("elsewhere")))


def test_a_file_that_changed_went_or_came_breaks_it(folder: Path) -> None:
    file = folder / "inner" / "a.bin"
    for data in (b"", b"onf", b"one "):
        file.write_bytes(data)
        assert not intact(folder)
    file.unlink()
    assert not intact(folder)
    file.write_bytes(b"one")
    assert intact(folder)
    (folder / "inner" / "c.bin").touch()
    assert not intact(folder)


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b"{}", b"3", b"\xff", b'{"pattern": 3}'])
def test_a_seal_that_says_nothing_holds_nothing(folder: Path, told: bytes) -> None:
    (folder / "seal.json").write_bytes(told)
    assert not intact(folder)


def test_without_a_seal_nothing_is_intact(tmp_path: Path) -> None:
    assert not intact(tmp_path)
    assert not intact(tmp_path / "nowhere")
