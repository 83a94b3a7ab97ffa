"""Learns how signs are worded from the marked examples: ``make learn`` writes ``likeness.json``.

Two logistic regressions: whether a sentence shows any sign, and which. Learned from are the sets
that were tuned on and every signal's own examples, never the held-out ones.
"""

import argparse
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression

from bot.check.examples import EXAMPLE_DAY
from bot.check.findings import raised
from bot.check.likeness import Places, around, wordings
from bot.library.library import Library
from bot.library.likeness import written
from bot.library.lint import protected
from bot.library.load import UNLEARNED, load
from bot.reading.parts import Part
from bot.reading.profile import read
from bot.reading.wording import STEM, features
from tests.evaluation import HONEST, ROOT, SETS, UNTUNED, flags, lines

_SEEN = 3  # examples that a feature stands in at least
_ADDS = 0.1  # log-odds; what adds less is left out
_CHOOSES = 1.0
_AROUND = 6  # places that a feature stands around at least
_TELLS = 0.4  # what adds less, of what stands around, is left out
_PLAIN = 4  # a signal's own examples say plainly what others wrap up, and count for so many
_NAME = 0.2  # share of a word's places inside sentences with a capital; more, and it may be a name
_NOUNS = 0.2  # share of capitals in a text from which on its language writes nouns with one
_INSIDE = re.compile(r"(?<=[^\W\d_] )[^\W\d_][^\W_]*|(?<=, )[^\W\d_][^\W_]*")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the sign it shows (empty for none)."""

    words: frozenset[str]
    around: frozenset[str]
    signal: str


def mildest(library: Library) -> dict[str, str]:
    """Return for each row of the catalogue the signal that claims least."""
    found: dict[str, str] = {}
    for signal in sorted(library.signals, key=lambda each: each.file.weight, reverse=True):
        found |= dict.fromkeys(signal.file.covers, signal.id)
    return found


def pastes(names: Iterable[str], library: Library) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield a text and, by signal, the quotes in it that show the sign."""
    signals = mildest(library)
    for name in names:
        for case in lines(f"{name}.jsonl"):
            marked: dict[str, list[str]] = defaultdict(list)
            for row, _, text in flags(case) if case.get("flags") else ():
                if row in signals:
                    marked[signals[row]].append(text)
            yield case["paste"], marked


def own(library: Library) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield the signals' own examples, in the same shape."""
    for signal in library.signals:
        yield from ((text, {signal.id: [text]}) for text in signal.file.examples.fires)
        yield from ((text, {}) for text in signal.file.examples.quiet)


def examples(text: str, marked: dict[str, list[str]], library: Library) -> Iterator[Example]:
    """Yield the sentences of a text, each with the sign that most of it, or of a quote, shows."""
    profile = read((Part("example", text),), library, EXAMPLE_DAY)
    for number, words in enumerate(wordings(profile, library)):
        statement = profile.statements[number]
        normal = profile.sheets[statement.sheet].normal
        first, last = normal.back(statement.sentence.start, statement.sentence.end)
        yield Example(
            frozenset(features(words)),
            frozenset(around(profile, number, words)),
            _shown(text, marked, first, last),
        )


def _shown(text: str, marked: dict[str, list[str]], first: int, last: int) -> str:
    for signal, quotes in marked.items():
        for quote in quotes:
            start = text.index(quote)
            shared = min(last, start + len(quote)) - max(first, start)
            if shared > 0 and (shared >= 0.4 * len(quote) or shared >= 0.6 * (last - first)):
                return signal
    return ""


# Stems of languages and peoples in English, German and Portuguese: what somebody speaks or is
# called after adds nothing, not even where the stem is another word as well ("mandar").
_PEOPLES = """
afghan afrika albane albanê albani alemã alemão algeri americ amerik amhari arabic arabis
argeli argent armeni arméni armêni austra australi bangla belaru bengal bielor bosnia bosnis
bósnio brasil brazil bulgar búlgar canade canadi canton checo checa chilea chilen chines chinês
colomb corean croata croati curdo czech danish deutsc dinama dutch dänisc egípci egypti englis
eslova eslove escocê españo espanh estnis estoni ethiop farsi filipi finlan finnis francê
france french franzö georgi german ghanai greek grego grega griech gujara hausa hebrai hebrew
hebräi hindi holand hungar húngar igbo indian indisc indone inglês ingles irania iranis iraqi
irisch irish irland israel italia italie italien japane japani japone japonê jordan kanadi
kannad kanton kazakh kenian kenyan khmer korean kroati kurdis latvia lebane lettis letão litaui
lithua lituan malay malaya mandar marath marokk marroq mexica mexika mongol morocc nepali nieder
nigeri norueg norweg pakist paquis pashto persa persia persis peruvi polaca polaco polish
polnis polone polonê portug punjab quenia romani romena romeno rumäni russa russia russis
russo schott schwed scotti serbia serbis sinhal slovak sloven slowak slowen somali spanis sueca
sueco swahil swedis syrian syrisc sérvio sírio tagalo taiwan tamil tcheca tcheco telugu thai
tschec tunisi turca turco turkis türkis ucrani ukrain ungari urdu uzbek vietna welsh yoruba
zulu ägypti árabe
"""
PEOPLES = frozenset(_PEOPLES.split())


def names(texts: Iterable[str]) -> set[str]:
    """Return the words, as features cut them, that may be names: often with a capital inside.

    Whoever is called otherwise gets the same findings, so a name may add nothing.
    """
    capital: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text in texts:
        inside = _INSIDE.findall(text)
        large = [word for word in inside if word[0].isupper() and word[1:].islower()]
        if len(large) > _NOUNS * len(inside):
            continue
        total.update(next(features([word.casefold()[:STEM]])) for word in inside)
        capital.update(next(features([word.casefold()[:STEM]])) for word in large)
    return {word for word, count in capital.items() if count >= _NAME * total[word]}


def _allowed(feature: str, banned: set[str]) -> bool:
    if feature[0] in "=<":
        return True
    return not protected(feature) and banned.isdisjoint(feature.split())


def learn(library: Library, sets: Iterable[str]) -> dict[str, Any]:
    """Return the points, as ``likeness.json`` holds them."""
    messy, plain = list(pastes(sets, library)), list(own(library))
    banned = names(text for text, _ in (*messy, *plain)) | PEOPLES
    found = [each for text, marked in messy for each in examples(text, marked, library)]
    counts = [1] * len(found)
    found += [each for text, marked in plain for each in examples(text, marked, library)]
    counts += [_PLAIN] * (len(found) - len(counts))
    table, known = _table([each.words for each in found], banned)
    gate = LogisticRegression(C=1.0, max_iter=1000)
    gate.fit(table, [bool(each.signal) for each in found], counts)
    shown = [each for each in found if each.signal]
    which, telling = _table([each.around for each in shown], banned)
    rarity = TfidfTransformer().fit(which)
    choice = LogisticRegression(C=20.0, max_iter=1000)
    choice.fit(rarity.transform(which), [each.signal for each in shown])
    around_start, near = _around([*messy, *plain], banned, library)
    return {
        "examples": stamp([*messy, *plain]),
        "start": round(float(gate.intercept_[0]), 2),
        "words": {
            feature: round(float(adds), 2)
            for feature, adds in zip(known, gate.coef_[0], strict=True)
            if abs(adds) >= _ADDS
        },
        "signals": list(choice.classes_),
        "bases": [round(float(each), 2) for each in choice.intercept_],
        "which": {
            feature: [round(float(rarity.idf_[at]), 2), _adds(choice.coef_[:, at])]
            for at, feature in enumerate(telling)
        },
        "around_start": around_start,
        "around": near,
    }


def _around(
    given: list[tuple[str, dict[str, list[str]]]], banned: set[str], library: Library
) -> tuple[float, dict[str, float]]:
    """Return what tells, of the sentences around what word lists hear, whether it is shown."""
    found = [each for text, marked in given for each in surroundings(text, marked, library)]
    counted = Counter(feature for near, _ in found for feature in near)
    kept = {each for each, count in counted.items() if count >= _AROUND and _allowed(each, banned)}
    shown = [each for _, each in found]
    for least in (_TELLS, 0.0):  # the second time of those alone that are kept
        turn = DictVectorizer()
        table = turn.fit_transform([_evened(near & kept) for near, _ in found])
        model = LogisticRegression(C=10.0, max_iter=1000).fit(table, shown)
        told = dict(zip(turn.feature_names_, map(float, model.coef_[0]), strict=True))
        kept = {feature for feature, adds in told.items() if abs(adds) >= least}
    return round(float(model.intercept_[0]), 2), {
        feature: round(adds, 2) for feature, adds in told.items()
    }


def _evened(features: set[str]) -> dict[str, float]:
    return dict.fromkeys(sorted(features), 1 / math.sqrt(len(features) or 1))


def surroundings(
    text: str, marked: dict[str, list[str]], library: Library
) -> Iterator[tuple[set[str], bool]]:
    """Yield the features around whatever a word list hears or a fact shows, and whether it is so.

    What is raised beside the marks of a marked text is left out: nobody says what it is.
    """
    profile = read((Part("example", text),), library, EXAMPLE_DAY)
    places = Places(profile, wordings(profile, library))
    quoted = [
        (start, start + len(quote))
        for quotes in marked.values()
        for quote, start in ((each, text.index(each)) for each in quotes)
    ]
    for signal in library.signals:
        seen, _ = raised(signal, profile, library)
        spans = [each.span for each in seen]
        so = any(each.start < end and start < each.end for each in spans for start, end in quoted)
        if spans and (so or not marked):
            yield places.near(spans), so


def stamp(given: list[tuple[str, dict[str, list[str]]]]) -> str:
    """Return what names the examples that were learned from."""
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()[:12]


def learned_from(without: str = "") -> list[str]:
    """Return the sets that are learned from, ``without`` one to measure on."""
    sets = dict.fromkeys([*(f"pastes/{name}" for name in SETS), *HONEST])
    away = {f"pastes/{name}" for name in (*UNTUNED, without)}
    return [each for each in sets if each not in away]


def _table(found: list[frozenset[str]], banned: set[str]) -> tuple[Any, list[str]]:
    counted = Counter(feature for each in found for feature in each)
    kept = {each for each, count in counted.items() if count >= _SEEN and _allowed(each, banned)}
    turn = DictVectorizer()
    table = turn.fit_transform([dict.fromkeys(sorted(each & kept), 1.0) for each in found])
    return table.tocsr(), list(turn.feature_names_)


def _adds(column: "numpy.ndarray[Any, Any]") -> dict[str, float]:
    return {
        str(at): round(float(column[at]), 1)
        for at in numpy.flatnonzero(numpy.abs(column) >= _CHOOSES)
    }


def main() -> None:
    """Write the points of the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--without", default="", help="a set not to learn from, to measure on it")
    given = parser.parse_args()
    library = load(given.knowledge, only=UNLEARNED)
    learned = learn(library, learned_from(given.without))
    path = given.knowledge / "likeness.json"
    path.write_text(written(learned), encoding="utf-8")
    print(
        f"{len(learned['words'])} features, {len(learned['which'])} that tell "
        f"{len(learned['signals'])} signs apart: {path.name}, {path.stat().st_size // 1024} KB"
    )


if __name__ == "__main__":
    main()
