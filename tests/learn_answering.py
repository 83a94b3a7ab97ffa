"""Learns which evidence an answer needs: ``make learn`` writes ``answering.json``.

Two logistic regressions, by words alone and with meaning, over what ``bot/ask/evidence.py`` sees of
a question. Learned from are the halves of the question sets that may be tuned on; the others are
only measured.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
from sklearn.linear_model import LogisticRegression

from bot.ask.answer import look
from bot.ask.desk import wording
from bot.ask.evidence import Seen, found, log_odds
from bot.ask.search import searcher
from bot.engines.meaning import NoMeaning
from bot.library.answering import Weights
from bot.library.library import Library
from bot.library.load import load
from bot.ports import Meaning
from tests.questions import ROOT, SETS, by_meaning, questions

# Of the answerable questions learned from are declined; so far the bar is raised. Words alone tell
# the two apart less well, and there, too, what is made up is worse than what is not found.
_LOST = {"words": 0.1, "both": 0.05}
_WEAK = 3.0  # log-odds below an answer down to which the nearest headings are said to help
# Those of many that were tried which tell more together on questions not learned from.
_WORDS = ("count", "covered", "strength", "leaning", "lines")
_BOTH = ("count", "strength", "leaning", "lines", "views", "agreed")
_OF: dict[str, Any] = dict.fromkeys(Weights.model_fields, 0.0)


def learned_from() -> list[dict[str, Any]]:
    """Return the questions that are learned from."""
    return [row for name in SETS for row in questions("dev", name)]


def stamp(asked: Sequence[dict[str, Any]]) -> str:
    """Return what names the questions that were learned from."""
    told = [(row["text"], row.get("history", []), bool(row["rel"])) for row in asked]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def learn(library: Library, meaning: Meaning, asked: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the weights, as ``answering.json`` holds them."""
    answers = [bool(row["rel"]) for row in asked]
    by_words = [_seen(row, library, NoMeaning()) for row in asked]
    by_both = [_seen(row, library, meaning) for row in asked]
    return {
        "questions": stamp(asked),
        "words": _weights(by_words, answers, _WORDS, _LOST["words"]),
        "both": _weights(by_both, answers, _BOTH, _LOST["both"]),
        "weak": _WEAK,
    }


def _seen(row: dict[str, Any], library: Library, meaning: Meaning) -> Seen:
    asked = wording(row["text"], library, meaning, earlier=row.get("history", []))
    return look(asked, searcher(library))[1]


def _weights(
    seen: Sequence[Seen], answers: Sequence[bool], names: Sequence[str], lost: float
) -> dict[str, Any]:
    # What one weight adds, taken from where it is used: nothing is written down twice.
    units = [Weights(**{**_OF, name: 1.0}) for name in names]
    table = numpy.array([[log_odds(each, unit) for unit in units] for each in seen])
    spread = table.std(axis=0) + 1e-9  # so that none is held back for its unit
    model = LogisticRegression(C=1.0, max_iter=1000, class_weight="balanced")
    model.fit(table / spread, answers)
    adds = {
        name: round(float(each), 2)
        for name, each in zip(names, model.coef_[0] / spread, strict=True)
    }
    rule = Weights(**{**_OF, **adds})
    kept = [
        log_odds(each, rule) if found(each) else -numpy.inf
        for each, answer in zip(seen, answers, strict=True)
        if answer
    ]
    bar = float(numpy.quantile(kept, lost, method="higher"))
    return {"start": round(0.005 - bar, 2), **adds}


def main() -> None:
    """Write the weights of the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=ROOT / ".deskcheck" / "index")
    given = parser.parse_args()
    library = load(ROOT / "knowledge")
    meaning = by_meaning(library, given.index, lambda done, total: None)
    if meaning.absent:
        raise SystemExit(f"The weights are not learned: {meaning.absent}")
    path = ROOT / "knowledge" / "answering.json"
    learned = learn(library, meaning, learned_from())
    path.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    print(f"{learned}: {path.name}")


if __name__ == "__main__":
    main()
