import os
import struct
from pathlib import Path

import pytest

from bot.engines.collection import Collection
from bot.engines.graph import whole
from tests.engines.test_collection import vectors

FILES = ("data_level0.bin", "length.bin", "link_lists.bin")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a folder with a graph of 210 vectors, some of them on a higher level."""
    collection = Collection(tmp_path, "kb_new", persist_every=7)
    collection.add(vectors(*range(210)))
    collection.close()
    return tmp_path


def test_what_chroma_wrote_is_whole(made: Path) -> None:
    [lists] = made.glob("*/link_lists.bin")
    assert lists.stat().st_size > 4 * 210, "there are lists on a higher level"
    assert whole(made)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_cut_anywhere_is_seen(made: Path, name: str) -> None:
    [path] = made.glob(f"*/{name}")
    rows = struct.unpack_from("<iQQQQ", (path.parent / "header.bin").read_bytes())
    needed = {"data_level0.bin": rows[3] * rows[4], "length.bin": rows[3] * 4}
    size = needed.get(name, path.stat().st_size)
    for left in (size - 1, size // 2, 3, 0):
        os.truncate(path, left)
        assert not whole(made), left


def test_lists_that_say_another_length_are_seen(made: Path) -> None:
    [path] = made.glob("*/link_lists.bin")
    kept = path.read_bytes()
    for damaged in (kept + b"1234", b"\xff\xff\xff\xff" + kept[4:]):
        path.write_bytes(damaged)
        assert not whole(made)


@pytest.mark.parametrize("name", FILES)
def test_a_graph_that_lacks_a_file_is_none(made: Path, name: str) -> None:
    next(made.glob(f"*/{name}")).unlink()
    with pytest.raises(OSError, match=name):
        whole(made)


def test_of_a_cut_header_nothing_is_believed(made: Path) -> None:
    os.truncate(next(made.glob("*/header.bin")), 12)
    with pytest.raises(struct.error):
        whole(made)


def test_of_another_version_and_of_nothing_nothing_is_known(made: Path, tmp_path: Path) -> None:
    [header] = made.glob("*/header.bin")
    header.write_bytes(b"\x02" + header.read_bytes()[1:])
    os.truncate(header.parent / "link_lists.bin", 0)
    assert whole(made) and whole(tmp_path / "none")
