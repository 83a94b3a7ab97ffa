import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.engines.broken import Broken
from bot.engines.collection import Collection
from bot.engines.exact import Exact
from bot.engines.hold import Hold
from bot.engines.passage_index import ChromaIndex
from bot.engines.seal import seal
from bot.talk.trouble import EngineError
from tests.engines.vectors import ChanceEmbedder, missed, passages, quiet

ROOT = Path(__file__).parent.parent.parent
TEXTS = passages(range(60))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good index of TEXTS, closed; its graph was persisted twice and has a rest in the log."""
    folder = tmp_path_factory.mktemp("made")
    index = ChromaIndex(folder, ChanceEmbedder(), persist_every=25)
    index.replace(TEXTS, quiet)
    index.close()
    return folder


def kinds(folder: Path) -> list[str]:
    return sorted(path.name.partition("_")[0] for path in folder.iterdir())


def the(folder: Path, pattern: str) -> Path:
    [found] = folder.glob(pattern)
    return found


def test_a_good_index_is_opened_and_not_made_again(made: Path) -> None:
    embedder = ChanceEmbedder()
    index = ChromaIndex(made, embedder)
    index.replace(TEXTS, quiet)
    assert len(embedder.asked) < 5, "no more than a few probes"
    assert missed(index, TEXTS, embedder) == []
    index.close()


def test_the_folder_is_for_the_owner_only_and_holds_one_index(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    index = ChromaIndex(folder, ChanceEmbedder())
    assert not folder.exists(), "nothing is touched before it is needed"
    for numbers in (range(5), range(9), range(3)):
        index.replace(passages(numbers), quiet)
        assert kinds(folder) == ["kb", "lock"]
        assert folder.stat().st_mode & 0o777 == 0o700
        assert the(folder, "kb_*").stat().st_mode & 0o777 == 0o700


def test_another_embedder_never_gets_these_vectors(made: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(made, tmp_path / "index")
    other = ChanceEmbedder("other", width=8)
    index = ChromaIndex(folder, other)
    index.replace(TEXTS, quiet)
    assert sorted(other.asked) == sorted(TEXTS.values())
    assert missed(index, TEXTS, other) == []


def test_a_model_that_changed_under_the_same_name_is_seen(made: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(made, tmp_path / "index")
    changed = ChanceEmbedder("chance", seed="changed")
    index = ChromaIndex(folder, changed)
    index.replace(TEXTS, quiet)
    assert missed(index, TEXTS, changed) == []


def test_what_a_broken_off_build_made_is_not_made_again(tmp_path: Path) -> None:
    embedder = ChanceEmbedder()

    def stop(done: int, _: int) -> None:
        if done >= 40:
            raise EngineError("The power went.")

    with pytest.raises(EngineError, match="power"):
        ChromaIndex(tmp_path, embedder).replace(TEXTS, stop)
    assert kinds(tmp_path) == ["lock", "new"]
    index = ChromaIndex(tmp_path, embedder)
    index.replace(TEXTS, quiet)
    assert sorted(embedder.asked) == sorted(TEXTS.values())
    assert missed(index, TEXTS, embedder) == []
    assert kinds(tmp_path) == ["kb", "lock"]


def _emptied(pattern: str) -> Callable[[Path], None]:
    def empty(folder: Path) -> None:
        the(folder, pattern).write_bytes(b"")

    return empty


def _garbled(pattern: str) -> Callable[[Path], None]:
    def garble(folder: Path) -> None:
        path = the(folder, pattern)
        path.write_bytes(bytes(range(7, 247)) * (path.stat().st_size // 240 + 1))

    return garble


def _cut(pattern: str) -> Callable[[Path], None]:
    def cut(folder: Path) -> None:
        path = the(folder, pattern)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return cut


def _deleted(pattern: str) -> Callable[[Path], None]:
    return lambda folder: the(folder, pattern).unlink()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "an empty pickle": _emptied("kb_*/*/index_metadata.pickle"),
    "a garbled pickle": _garbled("kb_*/*/index_metadata.pickle"),
    "no pickle": _deleted("kb_*/*/index_metadata.pickle"),
    "a cut graph": _cut("kb_*/*/data_level0.bin"),
    "garbled lengths": _garbled("kb_*/*/length.bin"),
    "no header": _deleted("kb_*/*/header.bin"),
    "no graph": lambda folder: shutil.rmtree(the(folder, "kb_*/*/header.bin").parent),
}
TO_DATABASE = {
    "a cut database": _cut("kb_*/chroma.sqlite3"),
    "an empty database": _emptied("kb_*/chroma.sqlite3"),
    "a garbled database": _garbled("kb_*/chroma.sqlite3"),
    "no database": _deleted("kb_*/chroma.sqlite3"),
}
TO_COPY = {
    "a cut copy": _cut("kb_*/exact/vectors.npz"),
    "an empty copy": _emptied("kb_*/exact/vectors.npz"),
    "a garbled copy": _garbled("kb_*/exact/vectors.npz"),
}


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "sealed-anew"])
@pytest.mark.parametrize(
    ("damage", "exact"),
    [*((each, 0) for each in (*DAMAGE, *TO_DATABASE)), *((each, 100) for each in TO_COPY)],
)
def test_a_damaged_index_is_made_again_without_a_person(
    made: Path, tmp_path: Path, damage: str, sealed: bool, exact: int
) -> None:
    folder, embedder = shutil.copytree(made, tmp_path / "index"), ChanceEmbedder()
    (DAMAGE | TO_DATABASE | TO_COPY)[damage](folder)
    if not sealed:  # as if it had been damaged before it was sealed: then it is looked at
        seal(the(folder, "kb_*"), "*/*")
    index = ChromaIndex(folder, embedder, exact=exact)
    index.replace(TEXTS, quiet)
    assert sorted(set(embedder.asked)) == sorted(TEXTS.values())
    assert missed(index, TEXTS, embedder) == []
    assert kinds(folder) == ["kb", "lock"]


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_compared_is_not_searched_beside_a_damaged_graph(
    made: Path, tmp_path: Path, damage: str
) -> None:
    folder, embedder = shutil.copytree(made, tmp_path / "index"), ChanceEmbedder()
    DAMAGE[damage](folder)
    index = ChromaIndex(folder, embedder)
    index.replace(TEXTS, quiet)
    assert sorted(set(embedder.asked)) == sorted(TEXTS.values())
    assert missed(index, TEXTS, embedder) == []
    assert kinds(folder) == ["kb", "lock"]


@pytest.mark.parametrize("damage", TO_DATABASE)
def test_what_is_compared_outlives_a_damaged_database(
    made: Path, tmp_path: Path, damage: str
) -> None:
    folder, embedder = shutil.copytree(made, tmp_path / "index"), ChanceEmbedder()
    TO_DATABASE[damage](folder)
    index = ChromaIndex(folder, embedder)
    index.replace(TEXTS, quiet)
    assert len(embedder.asked) < 5, "no more than a few probes"
    assert missed(index, TEXTS, embedder) == []
    more = passages(range(70))
    index.replace(more, quiet)  # what Chroma lost is made anew when it is asked for it
    assert missed(index, more, embedder) == []
    assert kinds(folder) == ["kb", "lock"]


def test_an_index_without_a_copy_gets_one_and_no_vector_is_made_anew(
    made: Path, tmp_path: Path
) -> None:
    folder, embedder = shutil.copytree(made, tmp_path / "index"), ChanceEmbedder()
    shutil.rmtree(the(folder, "kb_*/exact"))
    seal(the(folder, "kb_*"), "*/*")
    index = ChromaIndex(folder, embedder)
    index.replace(TEXTS, quiet)
    assert embedder.asked == []
    assert missed(index, TEXTS, embedder) == []
    assert the(folder, "kb_*/exact/vectors.npz").is_file()


def test_a_damaged_index_of_other_passages_is_no_source(made: Path, tmp_path: Path) -> None:
    folder, embedder = shutil.copytree(made, tmp_path / "index"), ChanceEmbedder()
    (folder / "new_left").mkdir()
    _garbled("kb_*/*/data_level0.bin")(folder)
    index, texts = ChromaIndex(folder, embedder), passages(range(50))
    index.replace(texts, quiet)
    assert sorted(embedder.asked) == sorted(texts.values())
    assert missed(index, texts, embedder) == []
    assert kinds(folder) == ["kb", "lock"]


def lose(index: ChromaIndex) -> None:
    """Have Chroma lose what it holds for this index."""
    assert index._shown is not None
    kept = index._shown[1]
    assert isinstance(kept, Collection)
    kept._client.delete_collection(index._shown[0].name)


def test_vectors_are_held_in_memory_up_to_a_number_of_them(tmp_path: Path) -> None:
    embedder = ChanceEmbedder()
    for limit, kind in ((len(TEXTS) - 1, Collection), (len(TEXTS), Exact)):
        for _ in ("made", "found"):
            index = ChromaIndex(tmp_path / str(limit), embedder, exact=limit)
            index.replace(TEXTS, quiet)
            assert index._shown is not None and isinstance(index._shown[1], kind)
            assert missed(index, TEXTS, embedder) == []
            index.close()


def test_a_small_folder_is_searched_as_a_large_one(made: Path, tmp_path: Path) -> None:
    embedder = ChanceEmbedder()
    held = ChromaIndex(shutil.copytree(made, tmp_path / "held"), embedder)
    graph = ChromaIndex(shutil.copytree(made, tmp_path / "graph"), embedder, exact=0)
    for index in (held, graph):
        index.replace(TEXTS, quiet)
    for number in range(20):
        asked = embedder.embed([f"question {number}"])
        ours, theirs = held.search(asked, 30), graph.search(asked, 30)
        assert [id_ for id_, _ in ours] == [id_ for id_, _ in theirs]
        assert dict(ours) == pytest.approx(dict(theirs), abs=1e-5)


def test_an_index_that_lost_a_vector_of_the_sample_is_made_again(tmp_path: Path) -> None:
    embedder, one = ChanceEmbedder(), ChromaIndex(tmp_path, ChanceEmbedder(), 1000, exact=0)
    one.replace(TEXTS, quiet)
    assert one._shown is not None
    held, collection = one._shown
    assert isinstance(collection, Collection)
    lost = list(held.texts)[41]
    collection.add({lost: embedder.embed(["x"])[0] * 0})
    seal(collection.folder, "*/*")
    one.close()
    index = ChromaIndex(tmp_path, embedder, exact=0)
    index.replace(TEXTS, quiet)
    assert held.texts[lost] in embedder.asked
    assert missed(index, TEXTS, embedder) == []
    assert kinds(tmp_path) == ["kb", "lock"]


def test_an_index_that_breaks_while_it_is_searched_is_thrown_away_and_made_again(
    tmp_path: Path,
) -> None:
    embedder = ChanceEmbedder()
    index = ChromaIndex(tmp_path, embedder, exact=0)
    index.replace(TEXTS, quiet)
    lose(index)
    with pytest.raises(Broken, match="answers come by words"):
        index.search(embedder.embed(["x"]), 3)
    assert kinds(tmp_path) == ["lock"]
    with pytest.raises(EngineError, match="not made yet"):
        index.search(embedder.embed(["x"]), 3)
    index.replace(TEXTS, quiet)
    assert missed(index, TEXTS, embedder) == []


def test_a_folder_that_was_deleted_is_made_again_in_the_same_process(tmp_path: Path) -> None:
    embedder = ChanceEmbedder()
    index = ChromaIndex(tmp_path / "index", embedder)
    for _ in range(3):
        index.replace(TEXTS, quiet)
        index.close()
        shutil.rmtree(tmp_path / "index")
    index.replace(TEXTS, quiet)
    assert missed(index, TEXTS, embedder) == []


def test_while_another_process_makes_one_nothing_is_written(tmp_path: Path) -> None:
    with Hold(tmp_path / "lock"):
        with pytest.raises(EngineError, match="Another Deskcheck process"):
            ChromaIndex(tmp_path, ChanceEmbedder()).replace(TEXTS, quiet)
        assert kinds(tmp_path) == ["lock"]


def test_a_whole_index_is_opened_while_another_process_makes_one(made: Path) -> None:
    embedder = ChanceEmbedder()
    with Hold(made / "lock"):
        index = ChromaIndex(made, embedder)
        index.replace(TEXTS, quiet)
        assert missed(index, TEXTS, embedder) == []
        index.close()


def test_an_index_that_another_process_uses_is_left_until_it_does_not(tmp_path: Path) -> None:
    embedder = ChanceEmbedder()
    one, two = ChromaIndex(tmp_path, embedder), ChromaIndex(tmp_path, embedder)
    one.replace(TEXTS, quiet)
    two.replace(passages(range(5)), quiet)
    assert kinds(tmp_path) == ["kb", "kb", "lock"]
    assert missed(one, TEXTS, embedder) == []
    one.close()
    two.replace(passages(range(6)), quiet)
    assert kinds(tmp_path) == ["kb", "lock"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "index"):
        with pytest.raises(EngineError, match="DESKCHECK_INDEX"):
            ChromaIndex(folder, ChanceEmbedder()).replace(TEXTS, quiet)


def test_two_processes_search_one_index_and_neither_connects(made: Path) -> None:
    code = """
import socket, sys
from pathlib import Path
def refused(*_):
    raise SystemExit("something wants to connect")
socket.socket.connect = socket.socket.connect_ex = refused
from bot.engines.passage_index import ChromaIndex
assert "chromadb" not in sys.modules, "imported before it is needed"
from tests.engines.vectors import ChanceEmbedder, missed, passages, quiet
embedder = ChanceEmbedder()
index = ChromaIndex(Path(sys.argv[1]), embedder)
index.replace(passages(range(60)), quiet)
assert missed(index, passages(range(60)), embedder) == []
assert len(embedder.asked) < 70
index.replace(passages(range(70)), quiet)
assert missed(index, passages(range(70)), embedder) == []
assert "onnxruntime" not in sys.modules
"""
    embedder = ChanceEmbedder()
    index = ChromaIndex(made, embedder)
    index.replace(TEXTS, quiet)
    command = [sys.executable, "-W", "error", "-c", code, str(made)]
    subprocess.run(command, cwd=ROOT, check=True)
    assert missed(index, TEXTS, embedder) == []
    index.close()
