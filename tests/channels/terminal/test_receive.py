from pathlib import Path

import pytest

from bot.channels.terminal.receive import argument, file, message
from bot.talk.message import Attachment
from bot.talk.trouble import ChannelError


def test_an_existing_path_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(b"hello")
    assert argument(str(path)) == Attachment("cv.txt", b"hello")


@pytest.mark.parametrize("given", ["cv.pdf", "notes.TXT", "../scan.png", "a/b/c.docx"])
def test_a_file_name_that_does_not_exist_is_an_error_and_not_a_text(given: str) -> None:
    with pytest.raises(ChannelError, match="no file"):
        argument(given)


@pytest.mark.parametrize(
    "given",
    [
        "he refused the camera",
        "see cv.pdf please",
        "refused",
        "node.js",
        "x" * 5000,
        "a\0b",
        "a\nb.pdf",
    ],
)
def test_everything_else_is_a_text(given: str) -> None:
    assert argument(given) == given


def test_a_folder_and_a_missing_file_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(ChannelError, match="is a folder"):
        file(tmp_path)
    with pytest.raises(ChannelError, match="no file"):
        file(tmp_path / "x.txt")


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 10_500_000)
    assert len(file(path).data) == 10_000_001


def test_every_message_has_an_id_of_its_own() -> None:
    assert message("a").id != message("a").id
