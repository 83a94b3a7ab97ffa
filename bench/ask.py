"""Milliseconds of an answer, beside LangChain and Chroma out of the box, and its growth."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
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
ROOT = Path(__file__).parent.parent
_SIZES = (1_000, 5_000, 20_000, 50_000)
_NEAREST = 200
_DIMENSIONS = 384


def _timed(run: Callable[[str], object], texts: Sequence[str]) -> str:
    times = []
    for text in texts:
        start = time.perf_counter()
        run(text)
        times.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(times, n=20)[18]
    return f"p50 {statistics.median(times):7.1f} ms   p95 {p95:7.1f} ms"


def answers(library: Library) -> None:
    """Print an answer by words, by words and vectors, and the stock pipeline's search."""
    asked = [row["text"] for row in questions()]
    print(f"ask, {len(library.passages)} passages, {len(asked)} questions")
    assess(asked[0], library, NoMeaning())
    print(
        "  by words              " + _timed(lambda text: assess(text, library, NoMeaning()), asked)
    )
    meaning = by_meaning(library, ROOT / ".deskcheck" / "index", lambda done, total: None)
    if meaning.absent:
        print(f"  {meaning.absent}")
        return
    print("  by words and vectors  " + _timed(lambda text: assess(text, library, meaning), asked))
    with tempfile.TemporaryDirectory() as folder:
        texts = {each.id: f"{each.document}. {each.text}" for each in library.passages}
        search = stock(texts, Once(), Path(folder))
        print("  LangChain + Chroma    " + _timed(search, asked))


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
