import os
from pathlib import Path

import numpy
import pytest

from bot.engines.broken import Broken
from bot.engines.collection import Collection
from tests.engines.vectors import ChanceEmbedder, passages


def vectors(*numbers: int) -> dict[str, numpy.ndarray]:
    texts = passages(numbers)
    return dict(zip(texts, ChanceEmbedder().embed(list(texts.values())), strict=True))


def test_what_is_written_is_found_again_when_it_is_opened_again(tmp_path: Path) -> None:
    made = Collection(tmp_path, "kb_new", persist_every=7)
    made.add(vectors(*range(20)))
    made.close()
    kept = Collection(tmp_path)
    kept.check([*passages(range(20))], vectors(*range(20)))
    known = kept.vectors(["p3", "p99", "p4"])
    assert set(known) == {"p3", "p4"}
    assert numpy.allclose(known["p3"], vectors(3)["p3"], atol=1e-6)
    [[(key, likeness), _]] = kept.find(vectors(3)["p3"][None], 2)
    assert key == "p3" and likeness == pytest.approx(1, abs=1e-5)
    ids = {each: [each, f"{each} too"] for each in passages(range(20))}
    found = kept.search(vectors(3)["p3"], 3, ids)
    assert [id_ for id_, _ in found][:2] == ["p3", "p3 too"] and len(found) == 3
    assert len(kept.search(vectors(3)["p3"], 99, ids)) == 40
    kept.close()


def test_vectors_that_are_the_same_are_all_right(tmp_path: Path) -> None:
    same = vectors(1)["p1"]
    made = Collection(tmp_path, "kb_new", persist_every=100)
    made.add({f"p{number}": same for number in range(30)})
    made.check([f"p{number}" for number in range(30)], {f"p{number}": same for number in range(30)})
    made.close()


def test_a_check_sees_what_is_missing_more_or_not_as_it_was_made(tmp_path: Path) -> None:
    made = Collection(tmp_path, "kb_new", persist_every=100)
    made.add(vectors(*range(10)))
    for count, expected in (
        (9, vectors(1)),
        (11, vectors(1)),
        (10, vectors(77)),
        (10, {"p1": vectors(2)["p2"]}),
    ):
        with pytest.raises(Broken):
            made.check([*passages(range(count))], expected)
    made.close()


@pytest.mark.parametrize("name", ["data_level0.bin", "link_lists.bin"])
def test_a_graph_that_was_cut_is_not_opened_though_memory_still_holds_it(
    tmp_path: Path, name: str
) -> None:
    made = Collection(tmp_path, "kb_new", persist_every=7)
    made.add(vectors(*range(21)))
    [cut] = tmp_path.glob(f"*/{name}")
    os.truncate(cut, cut.stat().st_size // 8)  # room was made for more rows than there are
    made.check([*passages(range(21))], vectors(*range(21)))  # it goes on as if nothing were
    made.close()
    with pytest.raises(Broken):
        Collection(tmp_path)


def test_a_vector_that_lost_its_length_is_not_known(tmp_path: Path) -> None:
    made = Collection(tmp_path, "kb_new", persist_every=100)
    made.add({"good": vectors(1)["p1"], "bad": vectors(2)["p2"] * 0})
    assert set(made.vectors(["good", "bad"])) == {"good"}
    made.close()


def test_a_check_looks_at_a_sample_of_its_own(tmp_path: Path) -> None:
    made = Collection(tmp_path, "kb_new", persist_every=100)
    made.add(vectors(*range(10)))
    made.check([*passages(range(10))], {})
    made.close()


def test_what_does_not_open_is_broken_and_says_what_happens(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="made again"):
        Collection(tmp_path)  # there is none
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    for _ in range(2):
        with pytest.raises(Broken):
            Collection(tmp_path)


def test_whatever_chroma_raises_is_told_as_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        """What its Rust half raises is no Exception."""

    class Panicking:
        def query(self, **_: object) -> None:
            raise Panic

    made = Collection(tmp_path, "kb_new", persist_every=100)
    monkeypatch.setattr(made, "_rows", Panicking())
    with pytest.raises(Broken):
        made.find(vectors(1)["p1"][None], 1)
    made.close()
    made.close()


def test_our_own_env_file_is_not_read_by_chroma(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("CHROMA_API_IMPL=chromadb.api.fastapi.FastAPI\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHROMA_API_IMPL", "chromadb.api.fastapi.FastAPI")
    made = Collection(tmp_path, "kb_new", persist_every=100)
    made.add(vectors(1))
    made.close()
    assert (tmp_path / "chroma.sqlite3").is_file()
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
