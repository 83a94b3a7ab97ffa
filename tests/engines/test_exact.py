from pathlib import Path

import numpy
import pytest

from bot.engines.broken import Broken
from bot.engines.exact import Exact, keep, kept
from bot.engines.hold import Held, Hold
from tests.engines.vectors import ChanceEmbedder, passages


def vectors(count: int) -> dict[str, numpy.ndarray]:
    texts = passages(range(count))
    return dict(zip(texts, ChanceEmbedder().embed(list(texts.values())), strict=True))


def test_what_is_kept_is_there(tmp_path: Path) -> None:
    assert not kept(tmp_path)
    keep(tmp_path, vectors(3))
    assert kept(tmp_path)


@pytest.mark.parametrize("limit", [1, 7, 49, 50, 51])
def test_the_nearest_are_found_best_first_with_their_similarity(tmp_path: Path, limit: int) -> None:
    held, asked = vectors(50), ChanceEmbedder().embed(["one question", "another"])
    keep(tmp_path, held)
    opened = Exact(tmp_path)
    ids = {key: [key] for key in held}
    for vector in asked:
        near = opened.search(vector, limit, ids)
        whole = {key: float(numpy.dot(each, vector)) for key, each in held.items()}
        assert [key for key, _ in near] == sorted(whole, key=whole.__getitem__)[::-1][:limit]
        assert dict(near) == pytest.approx({key: whole[key] for key, _ in near}, abs=1e-6)
    opened.close()


def test_vectors_that_are_the_same_are_all_found(tmp_path: Path) -> None:
    same = vectors(1)["p0"]
    keep(tmp_path, {f"p{number}": same for number in range(9)})
    opened = Exact(tmp_path)
    found = opened.search(same, 9, {f"p{number}": [f"p{number}"] for number in range(9)})
    assert sorted(key for key, _ in found) == [f"p{number}" for number in range(9)]
    opened.close()


def test_what_goes_by_one_vector_is_found_together_and_may_be_named_anew(tmp_path: Path) -> None:
    held = vectors(3)
    keep(tmp_path, held)
    opened = Exact(tmp_path)
    ids = {"p0": ["a", "b"], "p1": ["c"], "p2": ["d"]}
    assert [id_ for id_, _ in opened.search(held["p0"], 2, ids)] == ["a", "b"]
    assert [id_ for id_, _ in opened.search(held["p0"], 1, ids)] == ["a"]
    assert len(opened.search(held["p0"], 9, ids)) == 4
    assert opened.search(held["p0"], 1, {**ids, "p0": ["e"]})[0][0] == "e"
    with pytest.raises(KeyError):
        opened.search(held["p0"], 1, {"p0": ["a"]})
    opened.close()


def test_a_vector_takes_four_bytes_for_each_dimension(tmp_path: Path) -> None:
    held = vectors(50)
    keep(tmp_path, held)
    opened = Exact(tmp_path)
    assert opened._columns.nbytes == 50 * len(held["p0"]) * 4
    opened.close()


def test_a_check_sees_what_is_missing_more_without_its_length_or_not_as_it_was_made(
    tmp_path: Path,
) -> None:
    held = vectors(10)
    for number, (keys, made, lost) in enumerate((
        ([*held][:9], {}, ""),
        ([*held, "p10"], {}, ""),
        ([*[*held][:9], "p10"], {}, ""),
        ([*held], {"p1": held["p2"]}, ""),
        ([*held], {}, "p3"),
    )):  # fmt: skip
        folder = tmp_path / str(number)
        folder.mkdir()
        keep(folder, held | ({lost: held[lost] * numpy.float32("nan")} if lost else {}))
        opened = Exact(folder)
        with pytest.raises(Broken):
            opened.check(keys, made)
        opened.close()
    opened = Exact(tmp_path / "0")
    opened.check([*reversed(held)], {"p1": held["p1"]})
    opened.close()


@pytest.mark.parametrize("written", [b"", b"no archive", bytes(range(256)) * 40])
def test_what_cannot_be_read_is_broken_and_its_folder_let_go(
    tmp_path: Path, written: bytes
) -> None:
    keep(tmp_path, vectors(9))
    (tmp_path / "exact" / "vectors.npz").write_bytes(written)
    with pytest.raises(Broken, match="made again"):
        Exact(tmp_path)
    Hold(tmp_path / "used").close()


def test_a_file_that_was_cut_is_broken(tmp_path: Path) -> None:
    keep(tmp_path, vectors(50))
    path = tmp_path / "exact" / "vectors.npz"
    whole = path.read_bytes()
    for length in (10, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:length])
        with pytest.raises(Broken):
            Exact(tmp_path)


def test_what_is_open_is_not_removed_and_what_is_removed_does_not_open(tmp_path: Path) -> None:
    keep(tmp_path, vectors(9))
    opened = Exact(tmp_path)
    with pytest.raises(Held):
        Hold(tmp_path / "used")
    opened.close()
    with Hold(tmp_path / "used"), pytest.raises(Held):
        Exact(tmp_path)
