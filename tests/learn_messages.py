"""Learns which messages are for which desk, and incidents for which playbook: ``messages.json``.

Two logistic regressions over the features of a message (``make learn``). Learned from are the
messages of the tests and, for what is pasted, marked pastes and single signs; never the blind
sets, nor the pastes that routing is measured on. ``--held`` says how well it goes on messages
left out in turn, and writes nothing.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from bot.frontdesk import likeness
from bot.frontdesk.route import ruled
from bot.library.choosing import Choice, shrink, weigh, written
from bot.library.library import Library
from bot.library.lint import PROTECTED, protected
from bot.library.load import load
from bot.reading.compared import compared, worded
from bot.reading.gazetteer import known
from bot.reading.told import tell
from bot.reading.wording import STEM
from bot.respond import triage
from tests.evaluation import HONEST, ROOT, SETS, UNTUNED, lines
from tests.learn import names

MESSAGES = ("messages2", "messages", "routing", "incidents")
NEVER = ("dev_l", *UNTUNED)  # pastes that routing is measured on
_SEEN = 2  # messages that a feature stands in at least
_ADDS = 0.03  # log-odds; what adds less is left out
_WORD = re.compile(r"[^\W\d_]+")
# Countries in words that the gazetteer does not know.
_LANDS = frozenset(("korea", "coreia", "nordko", "norte-", "dprk", "pyongy", "deutsc", "brasil"))
_EVERY = 5  # of the single signs one in so many is learned from, and of the pastes one in three
_FIRST = {"desks": 0.5, "playbooks": 0.75}  # log-odds that the word of the rules adds
_URGENT = 1.6  # log-odds: rather one more incident than one missed


@dataclass(frozen=True, slots=True)
class Example:
    """A message with what it is for, what the rules say, and how much it counts."""

    id: str
    text: str
    kind: str
    ruled: str
    features: tuple[str, ...]
    counts: float = 1.0


def texts() -> Iterator[tuple[str, str, str, float]]:
    """Yield what is learned from: id, text, desk and how much it counts."""
    for name in MESSAGES:
        for row in lines(f"{name}.jsonl"):
            yield row["id"], row["text"], row.get("intent", "respond"), 1.0
    sets = (f"pastes/{name}" for name in dict.fromkeys((*SETS, "honest", "honest2")))
    for name in dict.fromkeys((*sets, *HONEST)):
        part = name.rpartition("/")[2]
        if part not in NEVER:
            single = part.startswith("phrases")
            rows = (row for row in lines(f"{name}.jsonl") if "paste" in row and not _threat(row))
            for row in islice(rows, 0, None, _EVERY if single else 1):
                yield row["id"], row["paste"], "check", 0.5 if single else 1.0
    for name in ("questions", "questions2"):
        for row in lines(f"{name}.jsonl"):
            if row["set"] == "dev" and not row.get("history"):
                yield row["id"], row["text"], "ask", 0.3


def _threat(row: dict[str, Any]) -> bool:
    return any(flag["covers"].startswith("EXT") for flag in row.get("flags", ()))


def incidents() -> Iterator[tuple[str, str, str, float]]:
    """Yield the incidents, with their playbooks."""
    for name in MESSAGES:
        for row in lines(f"{name}.jsonl"):
            if "playbook" in row:
                yield row["id"], row["text"], row["playbook"], 1.0


def for_desks(library: Library) -> list[Example]:
    """Return examples with their desks."""
    return [
        Example(
            id_, text, desk, likeness.kind(ruled(text, told, library)),
            tuple(dict.fromkeys(likeness.shown(text, told, library))), counts,
        )
        for id_, text, desk, counts in texts()
        for told in (tell(text[:4000], library),)
    ]  # fmt: skip


def for_playbooks(library: Library) -> list[Example]:
    """Return examples with their playbooks."""
    return [
        Example(
            id_, text, playbook, triage.opened(triage.facts(told), library).playbook.id,
            tuple(dict.fromkeys(compared(worded(text, told, library), told))), counts,
        )
        for id_, text, playbook, counts in incidents()
        for told in (tell(text, library),)
    ]  # fmt: skip


def banned(given: Iterable[str]) -> set[str]:
    """Return stems that say who somebody is or where: they may add nothing."""
    listed = list(given)
    words = {word for text in listed for word in _WORD.findall(text.casefold())}
    places = {word[:STEM] for word in words if len(word) > 3 and known().get(f"={word}")}
    people = {each[:STEM] for each in PROTECTED if " " not in each}
    called = names(listed)
    return called | people | places | _LANDS


def allowed(feature: str, away: set[str]) -> bool:
    """Whether a feature may add something."""
    if feature[0] in "=<>?!#":
        return True
    return not protected(feature) and away.isdisjoint(feature.strip("^$").split())


def fit(examples: Sequence[Example], kinds: Sequence[str], first: float, away: set[str]) -> Choice:
    """Return what tells the kinds of examples apart."""
    counted = Counter(each for example in examples for each in example.features)
    kept = sorted(e for e, count in counted.items() if count >= _SEEN and allowed(e, away))
    model = LogisticRegression(C=3.0, max_iter=400, tol=1e-4)
    model.fit(
        _table(examples, {feature: at for at, feature in enumerate(kept)}),
        [kinds.index(each.kind) for each in examples],
        [each.counts for each in examples],
    )
    bases = [round(float(each), 2) for each in model.intercept_]
    if "respond" in kinds:
        at = kinds.index("respond")
        bases[at] = round(bases[at] + _URGENT, 2)
    adds = {feature: _adds(model.coef_[:, at]) for at, feature in enumerate(kept)}
    return Choice(
        kinds=tuple(kinds), bases=tuple(bases), first=first,
        adds={feature: each for feature, each in adds.items() if each},
    )  # fmt: skip


def _adds(column: "numpy.ndarray[Any, Any]") -> dict[int, float]:
    return {at: round(float(each), 2) for at, each in enumerate(column) if abs(each) >= _ADDS}


def _table(examples: Sequence[Example], places: dict[str, int]) -> Any:
    rows, columns, values = [], [], []
    for row, each in enumerate(examples):
        found = [places[feature] for feature in each.features if feature in places]
        rows += [row] * len(found)
        columns += found
        values += [shrink(len(each.features))] * len(found)
    shape = (len(examples), len(places))
    return scipy.sparse.csr_matrix((values, (rows, columns)), shape=shape)


def learn(library: Library) -> dict[str, Any]:
    """Return the points, as ``messages.json`` holds them."""
    desks, playbooks = for_desks(library), for_playbooks(library)
    away = banned(each.text for each in desks)
    kinds = sorted({each.kind for each in playbooks})
    return {
        "messages": stamp(),
        "desks": fit(desks, likeness.KINDS, _FIRST["desks"], away).model_dump(),
        "playbooks": fit(playbooks, kinds, _FIRST["playbooks"], away).model_dump(),
    }


def stamp() -> str:
    """Return what names the examples that are learned from."""
    told = [*texts(), *incidents()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def group(example: Example) -> str:
    """Return which writing session a message is of; all of one are left out together."""
    return example.id.partition("-")[0]


def held_out(
    examples: Sequence[Example], kinds: Sequence[str], first: float,
    choose: Callable[[Choice, Example], str], folds: int = 6,
) -> list[tuple[Example, str]]:  # fmt: skip
    """Return newer messages with what is chosen for them by what was learned from the others."""
    newer = {row["id"] for row in lines("messages2.jsonl")}
    groups = sorted({group(each) for each in examples if each.id in newer})
    found = []
    for fold in range(folds):
        out = set(groups[fold::folds])
        asked = [each for each in examples if each.id in newer and group(each) in out]
        left = [each for each in examples if each.id not in newer or group(each) not in out]
        choice = fit(left, kinds, first, banned(each.text for each in left))
        found += [(each, choose(choice, each)) for each in asked]
    return found


def likeliest(choice: Choice, example: Example) -> str:
    """Return the playbook that is chosen for an incident."""
    odds = weigh(choice, example.features, example.ruled)
    return max(odds, key=odds.__getitem__)


def by_desk(choice: Choice, example: Example) -> str:
    """Return the desk that is chosen for a message."""
    return likeness.choose(choice, example.ruled, example.features)


def _report(told: str, found: Sequence[tuple[Example, str]]) -> None:
    ruled_right = sum(each.ruled == each.kind for each, _ in found)
    right = sum(chosen == each.kind for each, chosen in found)
    print(f"{told}: {right} of {len(found)} right, by the rules alone {ruled_right}")
    for kind in sorted({each.kind for each, _ in found}):
        of = [(each, chosen) for each, chosen in found if each.kind == kind]
        wrong = Counter(chosen for _, chosen in of if chosen != kind)
        print(f"  {kind}: {len(of) - wrong.total()} of {len(of)}; the others: {dict(wrong)}")


def main() -> None:
    """Write the points of the folder, or say how well they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="measure on what is left out in turn")
    given = parser.parse_args()
    library = load(ROOT / "knowledge")
    if given.held:
        desks, playbooks = for_desks(library), for_playbooks(library)
        kinds = sorted({each.kind for each in playbooks})
        _report("desks", held_out(desks, likeness.KINDS, _FIRST["desks"], by_desk))
        _report("playbooks", held_out(playbooks, kinds, _FIRST["playbooks"], likeliest))
        return
    path = ROOT / "knowledge" / "messages.json"
    learned = learn(library)
    path.write_text(written(learned), encoding="utf-8")
    size = path.stat().st_size // 1024
    print(f"{len(learned['desks']['adds'])} features tell desks apart: {path.name}, {size} KB")


if __name__ == "__main__":
    main()
