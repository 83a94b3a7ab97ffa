"""Learns which messages are for which desk, and incidents for which playbook: ``messages.json``.

Two logistic regressions over the features of a message (``make learn``), and two over what those
say of messages that they were not learned from and the messages' vectors. Learned from are the
messages of the tests and, for what is pasted, marked pastes and single signs; never the blind
sets, nor the pastes that routing is measured on. ``--held`` says how well it goes on messages
left out in turn, and writes nothing.
"""

import argparse
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from typing import Any

import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from bot.engines.embeddings import MiniLm
from bot.frontdesk import likeness, sense
from bot.frontdesk.route import ruled
from bot.library.choosing import Choice, Pieces, Turn, shrink, turned, weigh, written
from bot.library.library import Library
from bot.library.lint import PROTECTED, protected
from bot.library.load import load
from bot.privacy import lexicon
from bot.reading.compared import compared, worded
from bot.reading.gazetteer import known
from bot.reading.told import tell
from bot.reading.wording import STEM
from bot.respond import triage
from tests.evaluation import HONEST, ROOT, SETS, UNTUNED, lines
from tests.learn import PEOPLES, names

# What a message of each set counts: the first are such as people write on any day, the others were
# written to be hard, and of them alone a desk takes lunch and leave for incidents.
MESSAGES = {
    "messages5": 3.0, "messages2": 0.6, "messages3": 0.4, "messages": 0.4, "routing": 0.4,
    "incidents": 0.4,
}  # fmt: skip
# Incidents told sideways, and what each counts: the more desks learn of them, the more pastes they
# take for incidents.
SIDEWAYS = ("messages6", "messages7", "messages8", "messages9")
_FOR_PLAYBOOKS, _FOR_DESKS = 2.0, 0.2
_USUAL = ("messages5",)  # on these the lead is set
# Written by session: left out in turn.
_NEWER = (*SIDEWAYS, "messages5", "messages2", "messages3")
# Pastes that routing is measured on, and newer ones, with which more pastes went to the wrong desk.
NEVER = ("dev_l", "dev_p", "dev_q", "dev_r", "dev_s", "dev_t", "phrases7", *UNTUNED)
_SEEN = 2  # messages that a feature stands in at least
_ADDS, _ADDS_RARELY = 0.07, 0.1  # log-odds; what adds less is left out, of desks and of playbooks
_USED = 20  # messages with a given name's word in small letters: then it is a word like any
_SMALL = re.compile(r"\b[a-zß-ÿ]+\b")
_WORD = re.compile(r"[^\W\d_]+")
# Countries in words that the gazetteer does not know.
_LANDS = frozenset((
    "korea", "coreia", "corean", "nordko", "norte-", "dprk", "pyongy", "deutsc", "brasil",
))  # fmt: skip
_EVERY = 5  # of the single signs one in so many is learned from, and of the pastes one in three
_FIRST = {"desks": 0.5, "playbooks": 0.75}  # log-odds that the word of the rules adds
_FOLDS = 6
_VECTOR = 4.0  # times which vectors stand beside log-odds by words,
_WORDS = 0.3  # and those times this: a regression holds what is small for telling little
_LEADS = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, math.inf)
_SPARE = 0.001  # of messages that meaning would mend beyond the lead; each costs many a vector
_KEPT = ROOT / ".deskcheck" / "messages.npz"  # vectors of an earlier run; making all takes minutes


@dataclass(frozen=True, slots=True)
class Example:
    """A message with what it is for, what the rules say, and how much it counts."""

    id: str
    text: str
    kind: str
    ruled: str
    features: tuple[str, ...]
    counts: float = 1.0


@dataclass(frozen=True, slots=True)
class Apart:
    """An example with its log-odds by what was learned without its session.

    Attributes:
        fold: with which it was left out.
        newer: whether it is measured.
    """

    example: Example
    odds: Mapping[str, float]
    fold: int
    newer: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What meaning adds, and newer messages with what is chosen for them when left out."""

    turn: Turn
    chosen: list[tuple[Example, str]]


def texts() -> Iterator[tuple[str, str, str, float]]:
    """Yield what is learned from: id, text, desk and how much it counts."""
    for name, counts in (MESSAGES | dict.fromkeys(SIDEWAYS, _FOR_DESKS)).items():
        for row in lines(f"{name}.jsonl"):
            yield row["id"], row["text"], row.get("intent", "respond"), counts
    sets = (f"pastes/{name}" for name in dict.fromkeys((*SETS, "honest", "honest2")))
    for name in dict.fromkeys((*sets, *HONEST)):
        part = name.rpartition("/")[2]
        if part not in NEVER:
            single = part.startswith("phrases")
            rows = (row for row in lines(f"{name}.jsonl") if "paste" in row and not _threat(row))
            for row in islice(rows, 0, None, _EVERY if single else 1):
                yield row["id"], row["paste"], "check", 0.25 if single else 0.5
    for name in ("questions", "questions2"):
        for row in lines(f"{name}.jsonl"):
            if row["set"] == "dev" and not row.get("history"):
                yield row["id"], row["text"], "ask", 0.12


def _threat(row: dict[str, Any]) -> bool:
    return any(flag["covers"].startswith("EXT") for flag in row.get("flags", ()))


def incidents() -> Iterator[tuple[str, str, str, float]]:
    """Yield the incidents, with their playbooks."""
    for name, counts in (MESSAGES | dict.fromkeys(SIDEWAYS, _FOR_PLAYBOOKS)).items():
        for row in lines(f"{name}.jsonl"):
            if "playbook" in row:
                yield row["id"], row["text"], row["playbook"], counts


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
    small = Counter(word[:STEM] for text in listed for word in {*_SMALL.findall(text)})
    called = names(listed) | {
        word[:STEM]
        for word in words
        if {*lexicon.kinds(word)} & {*"=+"} and small[word[:STEM]] < _USED
    }
    return called | people | places | PEOPLES | _LANDS


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
    least = _ADDS if "respond" in kinds else _ADDS_RARELY
    adds = {feature: _adds(model.coef_[:, at], least) for at, feature in enumerate(kept)}
    return Choice(
        kinds=tuple(kinds), bases=tuple(bases), first=first,
        adds={feature: each for feature, each in adds.items() if each},
    )  # fmt: skip


def _adds(column: "numpy.ndarray[Any, Any]", least: float) -> dict[int, float]:
    return {at: round(float(each), 2) for at, each in enumerate(column) if abs(each) >= least}


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
    by_words = fit(desks, likeness.KINDS, _FIRST["desks"], away)
    vectors = Vectors(library, by_words)
    told = {
        "desks": beside("desks", apart(desks, likeness.KINDS, _FIRST["desks"]), vectors),
        "playbooks": beside("playbooks", apart(playbooks, kinds, _FIRST["playbooks"]), vectors),
    }
    return {
        "messages": stamp(),
        "desks": by_words.model_dump(),
        "playbooks": fit(playbooks, kinds, _FIRST["playbooks"], away).model_dump(),
        "meaning": {
            "embedder": vectors.name, **{key: each.turn.model_dump() for key, each in told.items()}
        },
    }  # fmt: skip


def stamp() -> str:
    """Return what names the examples that are learned from."""
    told = [*texts(), *incidents()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def group(example: Example) -> str:
    """Return which writing session a message is of; all of one are left out together."""
    return "messages3" if example.id in _of("messages3") else example.id.partition("-")[0]


@cache
def _of(*names: str) -> frozenset[str]:
    return frozenset(row["id"] for name in names for row in lines(f"{name}.jsonl"))


def apart(
    examples: Sequence[Example], kinds: Sequence[str], first: float, folds: int = _FOLDS
) -> list[Apart]:
    """Return examples with what is said of them by what was learned from other sessions."""
    newer = _of(*_NEWER)
    measured = {group(each) for each in examples if each.id in newer}
    others = {group(each) for each in examples} - measured
    sides = {
        name: at % folds for part in (measured, others) for at, name in enumerate(sorted(part))
    }
    found = []
    for fold in range(folds):
        left = [each for each in examples if sides[group(each)] != fold]
        choice = fit(left, kinds, first, banned(each.text for each in left))
        found += [
            Apart(each, weigh(choice, each.features, each.ruled), fold, each.id in newer)
            for each in examples
            if sides[group(each)] == fold
        ]
    return found


@dataclass(frozen=True, slots=True)
class Cut:
    """The sentences of examples.

    Attributes:
        table: a vector a row.
        of: the number of each one's example, in order.
    """

    table: Any
    of: Any


class Vectors:
    """The vectors of messages as the front desk has them made."""

    def __init__(self, library: Library, by_words: Choice) -> None:
        """Read those of an earlier run."""
        self._embedder, self._library = MiniLm(), library
        self._known = sense.learned(by_words, library)
        self.name = self._embedder.name
        self._made: dict[str, Any] = {}
        if _KEPT.is_file():
            with numpy.load(_KEPT) as kept:
                self._made = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def of(self, examples: Sequence[Example]) -> Any:
        """Return a row for each."""
        return self._rows([next(self._parts(each)) for each in examples])

    def cut(self, examples: Sequence[Example]) -> Cut:
        """Return a row for each sentence of each."""
        told = [[*self._parts(each)] for each in examples]
        pieces = [rest or [whole] for whole, *rest in told]
        of = [number for number, each in enumerate(pieces) for _ in each]
        return Cut(self._rows([*chain.from_iterable(pieces)]), numpy.array(of))

    def _parts(self, example: Example) -> Iterator[str]:
        text = example.text
        return sense.parts(text, tell(text[:4000], self._library), self._library, self._known)

    def _rows(self, heard: Sequence[str]) -> Any:
        keys = [hashlib.sha256(f"{self.name} {each}".encode()).hexdigest() for each in heard]
        new = {key: each for key, each in zip(keys, heard, strict=True) if key not in self._made}
        if new:
            self._made |= zip(new, self._embedder.embed([*new.values()]), strict=True)
            _KEPT.parent.mkdir(exist_ok=True)
            numpy.savez(_KEPT, keys=[*self._made], vectors=numpy.stack([*self._made.values()]))
        return numpy.stack([self._made[key] for key in keys])


def beside(told: str, found: Sequence[Apart], vectors: Vectors) -> Beside:
    """Return what meaning adds, and what is chosen for newer messages left out in turn.

    Of a long message no vector is made, nor where words are plain. Incidents are few: each has one,
    and one of every sentence.
    """
    incidents = told == "playbooks"
    longest = math.inf if incidents else sense.LONGEST
    short = [each for each in found if len(each.example.text.split()) <= longest]
    examples = [each.example for each in short]
    table = vectors.of(examples)
    sentences = Sentences(short, vectors.cut(examples)) if incidents else None
    chosen = dict[str, tuple[float, str]]()
    for fold in {each.fold for each in short}:
        read = turn(short, table, sentences, fold)
        for at, each in enumerate(short):
            if each.fold == fold:
                pieces = sentences.cut.table[sentences.cut.of == at].tolist() if sentences else []
                odds = turned(read, each.odds, partial(_seen, table[at].tolist(), pieces))
                chosen[each.example.id] = (
                    _lead(each.odds),
                    _likeliest(each.example, odds, meant=True),
                )
    read = turn(short, table, sentences)
    lead = _LEADS[-2] if incidents else _spared(found, chosen)
    return Beside(
        read.model_copy(update={"lead": lead}),
        [(each.example, _left(each, chosen, lead)) for each in found if each.newer],
    )


def _spared(found: Sequence[Apart], chosen: Mapping[str, tuple[float, str]]) -> float:
    """Return the lead of words from which on meaning mends next to nothing."""
    usual = _of(*_USUAL)
    newer = [each for each in found if each.example.id in usual]
    rights = {
        lead: sum(_left(each, chosen, lead) == each.example.kind for each in newer)
        for lead in _LEADS
    }
    enough = rights[math.inf] - _SPARE * len(newer)
    return next(each for each in _LEADS if rights[each] >= enough)


def _seen(whole: list[float], pieces: list[list[float]]) -> list[list[float]]:
    return [whole, *pieces]


class Sentences:
    """What single sentences say of messages, by what was learned without them."""

    def __init__(self, short: Sequence[Apart], cut: Cut) -> None:
        """Learn nothing yet."""
        self.cut = cut
        kinds = [*short[0].odds]
        many = numpy.bincount(cut.of)
        self._kinds = numpy.array([kinds.index(each.example.kind) for each in short])[cut.of]
        self._counts = numpy.array([each.example.counts for each in short])[cut.of] / many[cut.of]
        self._folds = numpy.array([each.fold for each in short])
        self._learned: dict[frozenset[int], LogisticRegression] = {}

    def learn(self, *folds: int | None) -> LogisticRegression:
        """Return what tells sentences apart, learned without those of some folds."""
        away = frozenset(each for each in folds if each is not None)
        if away not in self._learned:
            kept = ~numpy.isin(self._folds[self.cut.of], [*away])
            model = LogisticRegression(C=0.1, max_iter=300, tol=1e-3)
            rows = self.cut.table[kept] * _VECTOR
            self._learned[away] = model.fit(rows, self._kinds[kept], self._counts[kept])
        return self._learned[away]

    def said(self, fold: int | None) -> Any:
        """Return for each message the most and the mean of every kind.

        Nothing of it was learned from the message's own fold or from ``fold``.
        """
        found = numpy.zeros((len(self._folds), 2 * (self._kinds.max() + 1)))
        for own in {*self._folds.tolist()}:
            rows = self._folds == own
            found[rows] = self._by_message(self.learn(own, fold))[rows]
        return found

    def _by_message(self, model: LogisticRegression) -> Any:
        told = model.predict_log_proba(self.cut.table * _VECTOR)
        starts = numpy.flatnonzero(numpy.diff(self.cut.of, prepend=-1))
        many = numpy.diff(starts, append=len(told))[:, None]
        most, total = (each.reduceat(told, starts) for each in (numpy.maximum, numpy.add))
        return numpy.hstack([most, total / many])


def turn(
    short: Sequence[Apart], table: Any, sentences: Sentences | None, away: int | None = None
) -> Turn:
    """Return what meaning adds, learned without the examples of the fold that is left away."""
    kinds = [*short[0].odds]
    words = numpy.array([[*each.odds.values()] for each in short])
    said = sentences.said(away) if sentences else numpy.zeros((len(short), 0))
    kept = [at for at, each in enumerate(short) if each.fold != away]
    model = LogisticRegression(C=0.1, max_iter=600, tol=1e-4)
    model.fit(
        numpy.hstack([words * _WORDS, table * _VECTOR, said])[kept],
        [kinds.index(short[at].example.kind) for at in kept],
        [short[at].example.counts for at in kept],
    )
    by_words, by_whole, most, mean = numpy.split(
        model.coef_, numpy.cumsum([len(kinds), table.shape[1], said.shape[1] // 2]), axis=1
    )
    pieces = None
    if sentences is not None:
        told = sentences.learn(away)
        pieces = Pieces(
            bases=_rounded([told.intercept_])[0], adds=_rounded(told.coef_ * _VECTOR),
            most=_rounded(most), mean=_rounded(mean),
        )  # fmt: skip
    return Turn(
        lead=999.0, bases=_rounded([model.intercept_])[0], odds=_rounded(by_words * _WORDS),
        adds=_rounded(by_whole * _VECTOR), pieces=pieces,
    )  # fmt: skip


def _rounded(rows: Any) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(round(float(each), 3) for each in row) for row in rows)


def _lead(odds: Mapping[str, float]) -> float:
    first, second, *_ = sorted(odds.values(), reverse=True)
    return first - second


def _left(each: Apart, chosen: Mapping[str, tuple[float, str]], lead: float) -> str:
    own, kind = chosen.get(each.example.id, (math.nan, ""))
    return kind if own <= lead else _likeliest(each.example, each.odds)


def _likeliest(example: Example, odds: Mapping[str, float], *, meant: bool = False) -> str:
    """Return what is chosen: for an incident its playbook, for a message its desk."""
    if "respond" in odds:
        odds = likeness.weighed(example.ruled, example.features, odds, meant=meant)
    return max(odds, key=odds.__getitem__)


def _report(told: str, every: Sequence[tuple[Example, str]]) -> None:
    for name in _NEWER:
        ids = _of(name)
        if found := [each for each in every if each[0].id in ids]:
            _of_set(f"{told}, {name}", found)


def _of_set(told: str, found: Sequence[tuple[Example, str]]) -> None:
    ruled_right = sum(each.ruled == each.kind for each, _ in found)
    right = sum(chosen == each.kind for each, chosen in found)
    print(f"{told}: {right} of {len(found)} right, by the rules alone {ruled_right}")
    for kind in sorted({each.kind for each, _ in found}):
        of = [(each, chosen) for each, chosen in found if each.kind == kind]
        wrong = Counter(chosen for _, chosen in of if chosen != kind)
        print(f"  {kind}: {len(of) - wrong.total()} of {len(of)}; the others: {dict(wrong)}")


def _held(library: Library) -> None:
    desks, playbooks = for_desks(library), for_playbooks(library)
    kinds = sorted({each.kind for each in playbooks})
    by_words = fit(desks, likeness.KINDS, _FIRST["desks"], banned(each.text for each in desks))
    vectors = Vectors(library, by_words)
    for name, examples, among in (
        ("desks", desks, likeness.KINDS), ("playbooks", playbooks, kinds),
    ):  # fmt: skip
        found = apart(examples, among, _FIRST[name])
        _report(f"{name} by words", by_words_alone(found))
        told = beside(name, found, vectors)
        _report(f"{name} by words and meaning (lead {told.turn.lead})", told.chosen)


def by_words_alone(found: Sequence[Apart]) -> list[tuple[Example, str]]:
    """Return newer messages with what words alone choose for them."""
    return [(each.example, _likeliest(each.example, each.odds)) for each in found if each.newer]


def main() -> None:
    """Write the points of the folder, or say how well they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="measure on what is left out in turn")
    given = parser.parse_args()
    library = load(ROOT / "knowledge")
    if given.held:
        _held(library)
        return
    path = ROOT / "knowledge" / "messages.json"
    learned = learn(library)
    path.write_text(written(learned), encoding="utf-8")
    size = path.stat().st_size // 1024
    print(f"{len(learned['desks']['adds'])} features tell desks apart: {path.name}, {size} KB")


if __name__ == "__main__":
    main()
