"""Figures of the ask desk on questions over the shipped folder: ``make eval`` prints them."""

import argparse
import json
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from bench.retrieval import gain
from bot.ask.answer import Wording, look
from bot.ask.desk import assess, texts, wording
from bot.ask.search import searcher
from bot.engines.meaning import BackgroundMeaning, NoMeaning
from bot.library.library import Library
from bot.library.load import load
from bot.ports import Meaning

ROOT = Path(__file__).parent.parent
SETS = ("questions", "questions2", "questions3", "questions4", "questions5", "questions6")
_PATIENCE = 900  # seconds


@dataclass
class Figures:
    """What is measured, question by question.

    Attributes:
        direct: a passage that answers directly is among the first five.
        answered: of the answerable ones.
        fitting: an answer quotes a relevant passage.
        facts: an answer holds the words of a fact that it must have.
        declined: of those that the folder does not answer.
        near: the same of those whose matter is close to the folder's.
        abroad: an answer quotes the law of another place than the one named.
    """

    ndcg: list[float] = field(default_factory=list)
    stock: list[float] = field(default_factory=list)
    direct: list[bool] = field(default_factory=list)
    answered: list[bool] = field(default_factory=list)
    fitting: list[bool] = field(default_factory=list)
    facts: list[bool] = field(default_factory=list)
    declined: list[bool] = field(default_factory=list)
    near: list[bool] = field(default_factory=list)
    abroad: list[bool] = field(default_factory=list)

    @property
    def headroom(self) -> float:
        """Share of what the stock pipeline leaves open that is closed; 0 without its figures."""
        if not self.stock:
            return 0.0
        plain = statistics.mean(self.stock)
        return (statistics.mean(self.ndcg) - plain) / (1 - plain)

    def __str__(self) -> str:
        return ", ".join(self._told())

    def _told(self) -> Iterator[str]:
        if self.ndcg:
            yield f"nDCG@10 {statistics.mean(self.ndcg):.3f}"
            yield f"direct answer in the first five {statistics.mean(self.direct):.0%}"
        if self.stock:
            yield f"vectors alone nDCG@10 {statistics.mean(self.stock):.3f}"
            yield f"headroom closed {self.headroom:.2f}"
        yield f"answered {_share(self.answered)}"
        yield f"quotes a relevant passage {_share(self.fitting)}"
        if self.facts:
            yield f"facts {_share(self.facts)}"
        yield f"declined {_share(self.declined)}"
        if self.near:
            yield f"declined of close neighbours {_share(self.near)}"
        yield f"law of another place {sum(self.abroad)}"


def _share(held: Sequence[bool]) -> str:
    return f"{statistics.mean(held):.1%} of {len(held)}"


def questions(part: str = "", name: str = "questions") -> list[dict[str, Any]]:
    """Return a set of questions, or half of it (``dev`` was tuned on, ``test`` was not)."""
    path = ROOT / "tests" / "data" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if part in ("", row["set"])]


def measure(asked: Sequence[dict[str, Any]], library: Library, meaning: Meaning) -> Figures:
    """Ask every question and add up what comes back."""
    figures = Figures()
    for row in asked:
        earlier, relevant = row.get("history", []), row["rel"]
        answer = assess(row["text"], library, meaning, earlier=earlier)
        if not relevant:
            figures.declined.append(not answer.answered)
            figures.near += [not answer.answered] if row.get("near") else []
            continue
        quoted = {each.passage.id for each in answer.sources}
        figures.answered.append(answer.answered)
        figures.fitting.append(bool(quoted & relevant.keys()))
        said = " ".join(" ".join(each.text for each in answer.sentences).split())
        figures.facts += [told(said, fact) for fact in row.get("facts", [])]
        figures.abroad.append(bool(quoted & set(row.get("not", []))))
        if row["id"].startswith("q"):
            _rank(row, earlier, library, meaning, figures)
    return figures


def told(text: str, fact: str) -> bool:
    """Whether a text holds one of the ways to write a fact, which stand between bars."""
    plain = " ".join(text.split()).casefold()
    return any(each.casefold() in plain for each in fact.split("|"))


def _rank(
    row: dict[str, Any], earlier: list[str], library: Library, meaning: Meaning, figures: Figures
) -> None:
    asked, relevant = wording(row["text"], library, meaning, earlier=earlier), row["rel"]
    found = ranked(asked, library)
    direct = {id_ for id_, grade in relevant.items() if grade == 2} or relevant.keys()
    figures.ndcg.append(ndcg(found, relevant))
    figures.direct.append(not direct.isdisjoint(found[:5]))
    if asked.near is not None:
        # What vectors of the passages alone would give: the nearest of a wide search.
        wide = meaning.nearest([row["text"]], 10_000) or [{}]
        ids = {each.id for each in library.passages}
        figures.stock.append(ndcg([each for each in wide[0] if each in ids], relevant))


def ranked(asked: Wording, library: Library) -> list[str]:
    """Return the ids of the passages that the desk's search finds, best first."""
    return [each.passage.id for each in look(asked, searcher(library))[0]]


def ndcg(found: Sequence[str], relevant: Mapping[str, float]) -> float:
    """Return how well the first ten stand in order, 1 for the best there is."""
    ideal = sorted(relevant.values(), reverse=True)[:10]
    return gain([relevant.get(each, 0.0) for each in found[:10]]) / gain(ideal)


def by_meaning(library: Library, index: Path, say: Callable[[int, int], None]) -> Meaning:
    """Return search by meaning over a library, prepared."""
    from bot.engines.embeddings import MiniLm
    from bot.engines.passage_index import ChromaIndex

    embedder = MiniLm()
    meaning = BackgroundMeaning(embedder, ChromaIndex(index, embedder), say)
    meaning.follow(texts(library), library.hash)
    if not meaning.wait(_PATIENCE):
        return NoMeaning(meaning.absent)
    return meaning


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=ROOT / ".deskcheck" / "index")
    given = parser.parse_args()
    library = load(ROOT / "knowledge")
    meaning = by_meaning(library, given.index, lambda done, total: None)
    for name, part in product(SETS, ("dev", "test")):
        asked = questions(part, name)
        if not asked:  # a set that is learned from whole
            continue
        print(f"{name} {part}, words: {measure(asked, library, NoMeaning())}")
        if not meaning.absent:
            print(f"{name} {part}, both:  {measure(asked, library, meaning)}")


if __name__ == "__main__":
    main()
