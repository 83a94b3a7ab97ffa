import logging
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from bot.engines.meaning import BackgroundMeaning, NoMeaning
from bot.talk.trouble import EngineError
from tests.engines.vectors import ChanceEmbedder, MemoryIndex, passages

if TYPE_CHECKING:
    from bot.ports import Vectors

ROOT = Path(__file__).parent.parent.parent
TEXTS = passages(range(10))
_LONG = 60.0  # seconds that nothing here needs


class SlowIndex(MemoryIndex):
    """Stops in the middle of its work until it may go on; can be told to fail."""

    def __init__(self, embedder: ChanceEmbedder) -> None:
        super().__init__(embedder)
        self.middle, self.go_on = Event(), Event()
        self.go_on.set()
        self.begun: list[int] = []
        self.fail: Exception | None = None
        self.fail_search: Exception | None = None

    def replace(self, texts: Mapping[str, str], progress: Callable[[int, int], None]) -> None:
        self.begun.append(len(texts))
        progress(len(texts) // 2, len(texts))
        self.middle.set()
        assert self.go_on.wait(_LONG)
        if self.fail:
            raise self.fail
        super().replace(texts, progress)
        self.fail_search = None

    def search(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        if self.fail_search:
            raise self.fail_search
        return super().search(vector, limit)


@pytest.fixture
def embedder() -> ChanceEmbedder:
    return ChanceEmbedder()


@pytest.fixture
def index(embedder: ChanceEmbedder) -> SlowIndex:
    return SlowIndex(embedder)


def test_once_it_is_prepared_every_question_has_its_nearest(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    meaning = BackgroundMeaning(embedder, index)
    meaning.follow(TEXTS, "1")
    assert meaning.wait(_LONG) and meaning.absent == ""
    found = meaning.nearest([TEXTS["p3"], TEXTS["p4"]], 2)
    assert found is not None
    assert [max(each, key=lambda id_: each[id_]) for each in found] == ["p3", "p4"]
    assert [len(each) for each in found] == [2, 2]


def test_while_it_is_prepared_it_says_how_far_and_nobody_waits(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    told: list[tuple[int, int]] = []
    meaning = BackgroundMeaning(embedder, index, lambda *far: told.append(far))
    assert meaning.nearest(["x"], 3) is None
    assert meaning.absent.startswith("Search by meaning is still being prepared; this answer")
    index.go_on.clear()
    meaning.follow(TEXTS, "1")
    assert index.middle.wait(_LONG)
    assert meaning.nearest(["x"], 3) is None
    assert meaning.absent == (
        "Search by meaning is still being prepared (5 of 10 passages); "
        "this answer was found by words alone."
    )
    assert not meaning.wait(0)
    index.go_on.set()
    assert meaning.wait(_LONG)
    assert told[0] == (5, 10) and told[-1] == (10, 10)


def test_the_same_version_is_prepared_once(embedder: ChanceEmbedder, index: SlowIndex) -> None:
    meaning = BackgroundMeaning(embedder, index)
    for _ in range(3):
        meaning.follow(TEXTS, "1")
        assert meaning.wait(_LONG)
    assert index.begun == [10]


def test_newer_passages_break_off_the_work_for_the_older(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    meaning = BackgroundMeaning(embedder, index)
    index.go_on.clear()
    meaning.follow(TEXTS, "1")
    assert index.middle.wait(_LONG)
    meaning.follow(passages(range(4)), "2")
    meaning.follow(passages(range(6)), "3")
    assert meaning.nearest(["x"], 3) is None
    index.go_on.set()
    assert meaning.wait(_LONG)
    assert index.begun == [10, 6]
    found = meaning.nearest(["x"], 99)
    assert found is not None and set(found[0]) == set(passages(range(6)))


def test_a_failure_is_told_and_tried_again_when_somebody_asks_later(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    index.fail = EngineError("There is no model; answers come by words meanwhile.")
    patient, eager = (BackgroundMeaning(embedder, index, again=again) for again in (_LONG, 0))
    for meaning in (patient, eager):
        meaning.follow(TEXTS, "1")
        assert not meaning.wait(_LONG)
        assert meaning.absent == "There is no model; answers come by words meanwhile."
    index.fail = None
    for meaning in (patient, eager):
        assert meaning.nearest(["x"], 3) is None
    assert eager.wait(_LONG) and eager.nearest(["x"], 3)
    assert not patient.wait(_LONG)


def test_what_nobody_foresaw_is_a_reason_without_its_text(
    embedder: ChanceEmbedder, index: SlowIndex, caplog: pytest.LogCaptureFixture
) -> None:
    index.fail = ZeroDivisionError("jane.doe@example.com")
    meaning = BackgroundMeaning(embedder, index)
    with caplog.at_level(logging.DEBUG):
        meaning.follow(TEXTS, "1")
        assert not meaning.wait(_LONG)
    assert "answers come by words" in meaning.absent
    assert "ZeroDivisionError" in caplog.text and "jane" not in meaning.absent + caplog.text


@pytest.mark.parametrize("error", [EngineError("Broken."), MemoryError("x")])
def test_a_failed_search_has_the_index_made_again(
    embedder: ChanceEmbedder, index: SlowIndex, error: Exception
) -> None:
    meaning = BackgroundMeaning(embedder, index)
    meaning.follow(TEXTS, "1")
    assert meaning.wait(_LONG)
    for times in (2, 3):
        index.fail_search = error
        assert meaning.nearest(["x"], 3) is None
        assert meaning.wait(_LONG)
        assert meaning.nearest(["x"], 3)
        assert len(index.begun) == times


def test_an_index_that_fails_again_at_once_is_given_up(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    meaning = BackgroundMeaning(embedder, index)
    meaning.follow(TEXTS, "1")
    assert meaning.wait(_LONG)
    for _ in range(4):
        index.fail_search = EngineError("Broken for good.")
        assert meaning.nearest(["x"], 3) is None
        meaning.wait(_LONG)
    assert meaning.absent == "Broken for good."
    assert len(index.begun) == 2


def test_no_question_has_no_nearest(embedder: ChanceEmbedder, index: SlowIndex) -> None:
    meaning = BackgroundMeaning(embedder, index)
    meaning.follow(TEXTS, "1")
    assert meaning.wait(_LONG)
    assert meaning.nearest([], 3) == []


def test_what_is_done_meanwhile_is_done_once_and_its_failure_is_not_the_searchs(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    meaning = BackgroundMeaning(embedder, index)
    meaning.follow(TEXTS, "1")
    assert meaning.wait(_LONG)
    done: list[int] = []
    assert meaning.nearest(["x"], 3, lambda: done.append(1))
    index.fail_search = EngineError("Broken.")
    assert meaning.nearest(["x"], 3, lambda: done.append(2)) is None
    assert done == [1, 2]
    assert meaning.wait(_LONG)
    with pytest.raises(ZeroDivisionError):
        meaning.nearest(["x"], 3, lambda: 1 // 0)
    assert meaning.absent == "" and len(index.begun) == 2


def test_a_process_ends_while_it_works_without_a_word() -> None:
    code = """
import sys, time
from bot.engines.meaning import BackgroundMeaning
from tests.engines.vectors import ChanceEmbedder, passages
class Endless:
    def replace(self, texts, progress):
        print("begun", flush=True)
        time.sleep(600)
meaning = BackgroundMeaning(ChanceEmbedder(), Endless())
meaning.follow(passages(range(3)), "1")
assert not meaning.wait(0.2)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=_LONG, check=True
    )
    assert done.stdout == b"begun\n" and done.stderr == b""


@pytest.mark.parametrize("reason", ["", "There is no model."])
def test_no_meaning_is_absent_for_its_reason(reason: str) -> None:
    meaning = NoMeaning(reason)
    meaning.follow(TEXTS, "1")
    assert meaning.nearest(["x"], 3) is None
    assert meaning.wait(_LONG) is False
    assert meaning.absent == reason


def test_a_vector_needs_no_passages_but_waits_for_nothing(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    meaning = BackgroundMeaning(embedder, index)
    assert (
        meaning.vectors(["one", "two"], "chance") == ChanceEmbedder().embed(["one", "two"]).tolist()
    )
    assert meaning.vectors(["one"], "another model") is None
    index.go_on.clear()
    meaning.follow(TEXTS, "1")
    assert meaning.vectors(["one"], "chance") is None, "the machine is busy with passages"
    index.go_on.set()
    assert meaning.wait(_LONG) and meaning.vectors(["one"], "chance") is not None
    assert NoMeaning().vectors(["one"], "chance") is None


def test_a_model_that_broke_is_left_alone_for_a_while(
    embedder: ChanceEmbedder, index: SlowIndex
) -> None:
    patient, hasty = (BackgroundMeaning(embedder, index, again=each) for each in (600, 0))
    embedder.broken = "The model is not installed."
    assert patient.vectors(["one"], "chance") is None and hasty.vectors(["one"], "chance") is None
    embedder.broken = ""
    assert patient.vectors(["one"], "chance") is None
    assert hasty.vectors(["one"], "chance") is not None
