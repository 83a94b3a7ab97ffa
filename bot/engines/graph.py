"""Whether the files of a graph on disk are as long as they say.

hnswlib, by which Chroma searches, reads files that were cut without a word: what is missing is then
whatever stood in that memory before. It may be right by chance and wrong after the next start; and
a length read so was once written out again, tens of gigabytes of it. A killed process leaves such
files, so they are looked at before Chroma opens them.
"""

import struct
from pathlib import Path

_HEADER = struct.Struct("<iQQQQ")  # version, offset, rows there is room for, rows, bytes of each
_VERSION = 1
_LENGTH = struct.Struct("<I")


def whole(folder: Path) -> bool:
    """Tell whether every graph in the folders below is whole; of another version nothing is known.

    Raises:
        OSError: when a graph lacks a file.
        struct.error: when its header is cut.
    """
    return all(_whole(header.parent) for header in folder.glob("*/header.bin"))


def _whole(graph: Path) -> bool:
    version, _, _, rows, each = _HEADER.unpack_from((graph / "header.bin").read_bytes())
    if version != _VERSION:
        return True
    return (
        (graph / "data_level0.bin").stat().st_size >= rows * each
        and (graph / "length.bin").stat().st_size >= rows * _LENGTH.size
        and _linked(graph / "link_lists.bin", rows)
    )


def _linked(lists: Path, rows: int) -> bool:
    """Whether there is a list for every row: its length in bytes, and so many bytes."""
    kept = lists.read_bytes()
    at = 0
    for _ in range(rows):
        if at + _LENGTH.size > len(kept):
            return False
        at += _LENGTH.size + _LENGTH.unpack_from(kept, at)[0]
    return at == len(kept)
