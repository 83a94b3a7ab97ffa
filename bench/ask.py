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
from bot.ask.answer import look
from bot.ask.desk import assess, wording
from bot.ask.search import Searcher, searcher
from bot.ask.terms import terms
from bot.ask.views import ABSENT
from bot.engines.meaning import NoMeaning
from bot.library.library import Library
from bot.library.passages import Passage
from bot.ports import Meaning
from tests.questions import by_meaning, questions

Vectors = NDArray[numpy.float32]
Way = Callable[[str], object]
ROOT = Path(__file__).parent.parent
_SIZES = (1_000, 5_000, 20_000, 50_000)
_NEAREST = 200
_DIMENSIONS = 384
_ROUNDS = 4  # through the questions
_STOCK = "LangChain + Chroma"


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
    """Print an answer by words, by words and vectors, its search alone, and the stock pipeline's.

    An answer is more than the search: the evidence is weighed, sentences are chosen and compared.
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
        theirs = stock(texts, Once(), Path(folder))
        _beside({**ways, _STOCK: theirs}, asked)
        # By itself: a second way of ours in one turn would keep the first one's memory warm.
        _beside({"  its search alone": lambda text: ranked(text, library, meaning), _STOCK: theirs},
                asked)  # fmt: skip


def _beside(ways: Mapping[str, Way], asked: Sequence[str]) -> None:
    """Print ways, the stock pipeline last, and how much longer than that the one before takes."""
    times = _in_turn(ways, asked)
    _print(times)
    *_, ours, theirs = times.values()
    more = statistics.median(our - their for our, their in zip(ours, theirs, strict=True))
    print(f"    less {_STOCK}, question by question: median {more:+.2f} ms")


def ranked(text: str, library: Library, meaning: Meaning) -> object:
    """Find the passages for a question, as an answer does first."""
    return look(wording(text, library, meaning), searcher(library))[0]


def _in_turn(ways: Mapping[str, Way], asked: Sequence[str]) -> dict[str, list[float]]:
    """Return milliseconds by way, question by question; the first round only warms up.

    Every other time the order is turned round. Each way is elsewhere in the questions: what one
    keeps of a question must not help another with the same.
    """
    count, apart = len(asked), len(asked) // len(ways)
    times = {name: [0.0] * (_ROUNDS * count) for name in ways}
    for at in range(_ROUNDS * count):
        for place, name in list(enumerate(ways))[:: -1 if at % 2 else 1]:
            number = (at + apart * place) % count
            start = time.perf_counter()
            ways[name](asked[number])
            times[name][at // count * count + number] = (time.perf_counter() - start) * 1000
    return {name: each[count:] for name, each in times.items()}


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
            similar = numpy.full(len(near), ABSENT)
            similar[best] = near[best]
            found.search(found.read(text), [similar])

        print(f"  {size:>7,} passages  {_timed(search, asked)}")


def _made(number: int, words: Sequence[str], chance: random.Random) -> Passage:
    return Passage(
        id=str(number), text=" ".join(chance.choices(words, k=60)), document="made up",
        heading=" ".join(chance.choices(words, k=4)), publisher="", published="", reviewed="",
        url="", jurisdictions=(), kind="guidance",
    )  # fmt: skip
