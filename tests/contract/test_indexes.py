from pathlib import Path

import pytest

from bot.talk.trouble import EngineError
from tests.contract.indexes import INDEXES, Made
from tests.engines.vectors import ChanceEmbedder, missed, passages, quiet

every = pytest.mark.parametrize("made", INDEXES, ids=lambda made: made.__name__)


@every
def test_before_it_holds_anything_it_says_so(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    with pytest.raises(EngineError):
        made(tmp_path, embedder).search(embedder.embed(["x"]), 3)


@every
def test_every_passage_is_found_by_its_own_vector(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    index, texts = made(tmp_path, embedder), passages(range(100))
    index.replace(texts, quiet)
    assert missed(index, texts, embedder) == []


@every
def test_the_nearest_come_first_and_no_more_than_asked_for(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    index, texts = made(tmp_path, embedder), passages(range(30))
    index.replace(texts, quiet)
    asked = embedder.embed(["a question"])
    found = index.search(asked, 30)
    exact = {id_: float(embedder.embed([text])[0] @ asked[0]) for id_, text in texts.items()}
    assert dict(found) == pytest.approx(exact, abs=1e-5)
    assert [each for _, each in found] == sorted((each for _, each in found), reverse=True)
    assert index.search(asked, 4) == found[:4]
    assert index.search(asked, 0) == []
    assert len(index.search(asked, 1000)) == 30


@every
def test_it_holds_exactly_the_newest_passages(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    index = made(tmp_path, embedder)
    for numbers in (range(20), range(10, 40), range(5)):
        texts = passages(numbers)
        index.replace(texts, quiet)
        assert {id_ for id_, _ in index.search(embedder.embed(["x"]), 99)} == set(texts)
        assert missed(index, texts, embedder) == []


@every
def test_no_text_is_embedded_twice(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    index = made(tmp_path, embedder)
    index.replace(passages(range(20)), quiet)
    index.replace(passages(range(5, 25)), quiet)
    assert sorted(embedder.asked) == sorted(passages(range(25)).values())


@every
def test_passages_of_the_same_text_are_all_found(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    index = made(tmp_path, embedder)
    index.replace({"a": "same", "b": "same", "c": "other"}, quiet)
    assert {id_ for id_, _ in index.search(embedder.embed(["same"]), 2)} == {"a", "b"}
    index.replace({"a2": "same", "c": "other"}, quiet)
    assert [id_ for id_, _ in index.search(embedder.embed(["same"]), 1)] == ["a2"]


@every
def test_no_passages_are_fine(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    index = made(tmp_path, embedder)
    index.replace({}, quiet)
    assert index.search(embedder.embed(["x"]), 3) == []
    index.replace(passages(range(3)), quiet)
    index.replace({}, quiet)
    assert index.search(embedder.embed(["x"]), 3) == []


@every
def test_strange_texts_and_ids_are_kept(tmp_path: Path, made: Made) -> None:
    embedder = ChanceEmbedder()
    index = made(tmp_path, embedder)
    texts = {"": "", "ü/#'\"": "\0", "x" * 3000: "y" * 100_000, "🙂": "<!channel>"}
    index.replace(texts, quiet)
    assert missed(index, texts, embedder) == []


@every
def test_progress_never_goes_back_and_ends_full(tmp_path: Path, made: Made) -> None:
    told: list[tuple[int, int]] = []
    made(tmp_path, ChanceEmbedder()).replace(passages(range(50)), lambda *far: told.append(far))
    assert told == sorted(told)
    assert told[0] == (0, 50) and told[-1] == (50, 50)


@every
def test_a_failing_embedder_fails_the_index_and_keeps_what_it_held(
    tmp_path: Path, made: Made
) -> None:
    embedder = ChanceEmbedder()
    index, texts = made(tmp_path, embedder), passages(range(10))
    index.replace(texts, quiet)
    embedder.broken = "No model."
    with pytest.raises(EngineError, match="No model"):
        index.replace(passages(range(20)), quiet)
    embedder.broken = ""
    assert missed(index, texts, embedder) == []
