"""Quality and speed of search on any collection, beside the stock pipeline, in one run.

    python -m bench.retrieval --corpus abstracts.jsonl --queries abstracts_queries.jsonl

The corpus has lines ``{"id", "title", "text"}``, queries ``{"id", "text", "rel": {id: grade}}``.
"""

import argparse
import json
import math
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy

from bot.ask.search import Searcher
from bot.ask.terms import SILENT, Terms
from bot.engines.embeddings import MiniLm
from bot.engines.passage_index import ChromaIndex
from bot.library.load import load
from bot.library.passages import Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.ports import Vectors

    Row = NDArray[numpy.float32]

ROOT = Path(__file__).parent.parent
_NEAREST = 100  # passages that search by meaning brings
Ranking = Callable[[str], list[str]]


@dataclass
class Score:
    """Figures of one way to rank, added up query by query."""

    ndcg: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    mrr: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def add(self, ranked: Sequence[str], relevant: dict[str, float], took: float) -> None:
        """Add one query."""
        gains = [relevant.get(each, 0.0) for each in ranked[:10]]
        ideal = sorted(relevant.values(), reverse=True)[:10]
        self.ndcg.append(gain(gains) / (gain(ideal) or 1.0))
        there = {each for each, grade in relevant.items() if grade > 0}
        self.recall.append(len(there & set(ranked[:5])) / min(len(there), 5))
        first = next((at for at, gain in enumerate(gains, 1) if gain > 0), 0)
        self.mrr.append(1 / first if first else 0.0)
        self.milliseconds.append(took)

    def __str__(self) -> str:
        p95 = statistics.quantiles(self.milliseconds, n=20)[18]
        return (
            f"nDCG@10 {statistics.mean(self.ndcg):.3f}  Recall@5 {statistics.mean(self.recall):.3f}"
            f"  MRR@10 {statistics.mean(self.mrr):.3f}"
            f"  p50 {statistics.median(self.milliseconds):6.1f} ms  p95 {p95:6.1f} ms"
        )


def gain(grades: Sequence[float]) -> float:
    """Return the discounted gain of grades in the order found (Jarvelin and Kekalainen 2002)."""
    return sum(grade / math.log2(at + 1) for at, grade in enumerate(grades, 1))


def measure(rank: Ranking, queries: Sequence[dict[str, Any]]) -> Score:
    """Rank for every query that has a relevant passage."""
    score = Score()
    for query in queries:
        start = time.perf_counter()
        ranked = rank(query["text"])
        score.add(ranked, query["rel"], (time.perf_counter() - start) * 1000)
    return score


def passages(path: Path) -> list[Passage]:
    """Read a collection as passages."""
    return [
        Passage(
            id=str(each["id"]), text=each["text"], document=each.get("title", ""),
            heading=each.get("heading", each.get("title", "")), publisher="", published="",
            reviewed="", url="", jurisdictions=(), kind="guidance",
            asked_as=tuple(each.get("asked_as", ())),
        )
        for each in lines(path)
    ]  # fmt: skip


def lines(path: Path) -> list[dict[str, Any]]:
    """Read the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def by_words(searcher: Searcher) -> Ranking:
    """Rank by words alone."""
    return lambda text: [each.passage.id for each in searcher.search(searcher.read(text))]


class Once:
    """The built-in embedder, which makes the vector of a passage once for both pipelines."""

    def __init__(self) -> None:
        self._model = MiniLm()
        self._made: dict[str, Row] = {}
        self.name = self._model.name

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one unit vector per text; only questions, asked one by one, are made anew."""
        if len(texts) == 1:
            return self._model.embed(texts)
        new = [each for each in dict.fromkeys(texts) if each not in self._made]
        self._made |= zip(new, self._model.embed(new), strict=True)
        return numpy.stack([self._made[each] for each in texts])


def by_both(searcher: Searcher, embedder: Once, index: ChromaIndex) -> Ranking:
    """Rank by words and meaning."""

    def rank(text: str) -> list[str]:
        near = dict(index.search(embedder.embed([text]), _NEAREST))
        return [
            each.passage.id
            for each in searcher.search(searcher.read(text), [searcher.views.similar(near)])
        ]

    return rank


def stock(texts: dict[str, str], embedder: Once, folder: Path) -> Ranking:
    """Rank as LangChain and Chroma do out of the box, with the same vectors."""
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

    class Same(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [row.tolist() for row in embedder.embed(texts)]

        def embed_query(self, text: str) -> list[float]:
            row: list[float] = embedder.embed([text])[0].tolist()
            return row

    store = Chroma("stock", Same(), persist_directory=str(folder))
    ids = list(texts)
    for start in range(0, len(ids), 1000):
        part = ids[start : start + 1000]
        store.add_texts([texts[each] for each in part], ids=part)
    return lambda text: [each.id or "" for each in store.similarity_search(text, k=10)]


def main() -> None:
    """Print the figures of words, words and vectors, and the stock pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    given = parser.parse_args()
    held = passages(given.corpus)
    asked = [each for each in lines(given.queries) if any(each["rel"].values())]
    report(held, asked)


def report(held: Sequence[Passage], asked: Sequence[dict[str, Any]]) -> None:
    """Print the figures for passages and questions."""
    library = load(ROOT / "knowledge")
    searcher = Searcher(held, Terms(library.names.get(SILENT, ()), library.synonyms))
    embedder = Once()
    texts = {each.id: f"{each.document}. {each.text}" for each in held}
    print(f"{len(held)} passages, {len(asked)} questions")
    print(f"  words              {measure(by_words(searcher), asked)}")
    with tempfile.TemporaryDirectory() as folder:
        index = ChromaIndex(Path(folder) / "ours", embedder)
        index.replace(texts, lambda done, total: print(f"\r  {done}/{total}", end=""))
        ours = measure(by_both(searcher, embedder, index), asked)
        print(f"\r  words and vectors  {ours}")
        theirs = measure(stock(texts, embedder, Path(folder) / "stock"), asked)
        print(f"  LangChain + Chroma {theirs}")
    best, plain = statistics.mean(ours.ndcg), statistics.mean(theirs.ndcg)
    print(f"  headroom closed over the stock pipeline: {(best - plain) / (1 - plain):.2f}")


if __name__ == "__main__":
    main()
