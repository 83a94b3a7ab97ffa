"""Milliseconds of an answer, beside LangChain and Chroma out of the box, and its growth."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy
from numpy.typing import NDArray

from bench.retrieval import Once, stock
from bot.ask.desk import assess
from bot.ask.search import Searcher
from bot.ask.terms import terms
from bot.engines.meaning import NoMeaning
from bot.library.library import Library
from bot.library.passages import Passage
from tests.questions import by_meaning, questions

Vectors = NDArray[numpy.float32]
Way = Callable[[str], object]
ROOT = Path(__file__).parent.parent
_SIZES = (1_000, 5_000, 20_000, 50_000)
_NEAREST = 200
_DIMENSIONS = 384
_ROUNDS = 4  # through the questions


def _timed(run: Way, texts: Sequence[str]) -> str:
    times = []
    for text in texts:
        start = time.perf_counter()
        run(text)
        times.append((time.perf_counter() - start) * 1000)
    return _percentiles(times)


def _percentiles(times: Sequence[float]) -> str:
    p95 = statistics.quantiles(times, n=20)[18]
    return f"p50 {statistics.median(times):7.1f} ms   p95 {p95:7.1f} ms"


def answers(library: Library) -> None:
    """Print an answer by words, by words and vectors, and the stock pipeline's search.

    One question goes through each in turn, so that other work on the machine meets all alike.
    """
    asked = [row["text"] for row in questions()]
    print(f"ask, {len(library.passages)} passages, {len(asked)} questions, each way in turn")
    meaning = by_meaning(library, ROOT / ".deskcheck" / "index", lambda done, total: None)
    ways: dict[str, Way] = {"by words": lambda text: assess(text, library, NoMeaning())}
    if meaning.absent:
        print(f"  {meaning.absent}")
        _print(_in_turn(ways, asked))
        return
    ways["by words and vectors"] = lambda text: assess(text, library, meaning)
    with tempfile.TemporaryDirectory() as folder:
        texts = {each.id: f"{each.document}. {each.text}" for each in library.passages}
        ways["LangChain + Chroma"] = stock(texts, Once(), Path(folder))
        times = _in_turn(ways, asked)
    _print(times)
    _, ours, theirs = times.values()
    more = statistics.median(our - their for our, their in zip(ours, theirs, strict=True))
    print(f"  vectors less LangChain + Chroma, question by question: median {more:+.1f} ms")


def _in_turn(ways: Mapping[str, Way], asked: Sequence[str]) -> dict[str, list[float]]:
    """Return milliseconds by way, question by question; the first round only warms up.

    Every other time the order is turned round. The first way is elsewhere in the questions: what
    it keeps of one must not help the others with the same.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    first, half = next(iter(ways)), len(asked) // 2
    for at in range(_ROUNDS * len(asked)):
        for name in list(ways)[:: -1 if at % 2 else 1]:
            text = asked[(at + half * (name == first)) % len(asked)]
            start = time.perf_counter()
            ways[name](text)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: each[len(asked) :] for name, each in times.items()}


def _print(times: Mapping[str, Sequence[float]]) -> None:
    for name, each in times.items():
        print(f"  {name:<22}{_percentiles(each)}")


def growth(library: Library) -> None:
    """Print the cost of a search over ever more passages, with vectors that are made up."""
    print("search, growth (made-up passages; vectors compared one by one)")
    words = sorted({word for each in library.passages for word in each.text.split()})
    chance = random.Random(1)
    asked = [row["text"] for row in questions()][:40]
    for size in _SIZES:
        held = [_made(number, words, chance) for number in range(size)]
        searcher = Searcher(held, terms(library))
        vectors = numpy.random.default_rng(1).standard_normal((size, _DIMENSIONS)).astype("f")

        def search(text: str, found: Searcher = searcher, by: Vectors = vectors) -> None:
            near = by @ by[len(text) % len(by)]
            best = numpy.argpartition(-near, _NEAREST)[:_NEAREST]
            found.search([text], [{str(at): float(near[at]) for at in best}])

        print(f"  {size:>7,} passages  {_timed(search, asked)}")


def _made(number: int, words: Sequence[str], chance: random.Random) -> Passage:
    return Passage(
        id=str(number), text=" ".join(chance.choices(words, k=60)), document="made up",
        heading=" ".join(chance.choices(words, k=4)), publisher="", published="", reviewed="",
        url="", jurisdictions=(), kind="guidance",
    )  # fmt: skip
