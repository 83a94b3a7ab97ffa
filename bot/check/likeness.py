"""Which sentences read like known examples of a sign: a second witness beside the word lists."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.check.says import told
from bot.check.seen import Seen, quote, widened
from bot.library.library import Library
from bot.library.likeness import Likeness, PointsFile, likelihood
from bot.library.shapes import LANGUAGES, Weight, Words
from bot.reading.parts import Span
from bot.reading.profile import Profile
from bot.reading.sentences import heads
from bot.reading.wording import capitals, features, wording

_MOST = 4  # places shown for one signal; more say nothing new
_TELLING = 3  # words of a sentence that are marked
_NEAR = 30  # sentences on either side; beyond them a text may be about anything


@dataclass(slots=True)
class Alike:
    """Sentences that read like one sign.

    Attributes:
        sure: one of them does so surely.
        reason: the innocent reason that goes with it.
    """

    seen: list[Seen]
    sure: bool
    reason: Words


@dataclass(frozen=True)
class Places:
    """A profile's sentences: where they stand, and how they are worded."""

    profile: Profile
    wordings: list[list[str]]

    @cached_property
    def _places(self) -> list[tuple[int, int, int]]:
        """Part, start and end of each sentence in original characters."""
        sheets = self.profile.sheets
        return [
            (at, *sheets[at].normal.back(each.start, each.end))
            for at, each in ((one.sheet, one.sentence) for one in self.profile.statements)
        ]

    def under(self, span: Span) -> Iterator[int]:
        """Yield the sentences that a quote is of, by number."""
        first = bisect_left(self._places, (span.part, span.start, 0))
        last = bisect_right(self._places, (span.part, span.end, 0))
        for number in range(max(first - 1, 0), last):
            part, start, end = self._places[number]
            if part == span.part and start < span.end and span.start < end:
                yield number

    def near(self, spans: Iterable[Span]) -> set[str]:
        """Return the features of the sentences that stand around some quotes, and of theirs."""
        numbers = {
            each
            for span in spans
            for number in self.under(span)
            for each in range(max(number - _NEAR, 0), number + _NEAR + 1)
        }
        worded = {id(each): each for each in map(self._wording, numbers)}
        return {feature for each in worded.values() for feature in features(each)}

    def _wording(self, number: int) -> list[str]:
        return self.wordings[number] if number < len(self.wordings) else []


@dataclass(frozen=True)
class Resemblance(Places):
    """A profile's sentences beside the examples."""

    likeness: Likeness

    @cached_property
    def shares(self) -> list[float]:
        """How likely each sentence shows any sign, 0 to 1."""
        points, known = self.likeness.points, dict[int, float]()
        for words in self.wordings:  # the same words, however often they are pasted, are one list
            if id(words) not in known:
                known[id(words)] = likelihood(score(points, words))
        return [known[id(words)] for words in self.wordings]

    def doubts(self, signal: str, weight: Weight, seen: Sequence[Seen]) -> bool:
        """Whether words raised a signal that read otherwise, by themselves or where they stand."""
        if signal not in self.likeness.points.signals or not all(each.heard for each in seen):
            return False
        return self._unlike(signal, weight, seen) or self._outweighed(signal, weight, seen)

    def _outweighed(self, signal: str, weight: Weight, seen: Iterable[Seen]) -> bool:
        """Whether what stands around the words reads like what is said of honest people."""
        settings, points = self.likeness.settings, self.likeness.points
        limit = settings.around_own.get(signal, settings.around.get(weight, 0.0))
        if not limit:  # nothing counts less than a weak sign
            return False
        near = self.near(each.span for each in seen)
        return likelihood(weigh(points, near)) < limit

    def _unlike(self, signal: str, weight: Weight, seen: Iterable[Seen]) -> bool:
        """Whether no sentence of the words reads like an example of any sign."""
        settings = self.likeness.settings
        limit = settings.doubt_own.get(signal, settings.doubt.get(weight, 0.0))
        short = settings.plain if weight is Weight.MODERATE else 0
        return all(
            self._share(each.span) < limit and self._longest(each.span) > short for each in seen
        )

    def _share(self, span: Span) -> float:
        return max((self.shares[each] for each in self.under(span)), default=0.0)

    def _longest(self, span: Span) -> int:
        return max((len(self.wordings[each]) for each in self.under(span)), default=0)

    def alike(self, known: Iterable[Span]) -> dict[str, Alike]:
        """Return by signal the sentences that read like it, but for those ``known`` already."""
        settings, points = self.likeness.settings, self.likeness.points
        seen = {number for span in known for number in self.under(span)}
        found: dict[str, Alike] = {}
        chosen: dict[tuple[int, int], tuple[str, float]] = {}
        for number, share in enumerate(self.shares):
            statement = self.profile.statements[number]
            if share < settings.least or number in seen or not told(statement):
                continue
            if heads(self.profile.sheets[statement.sheet].text, statement.sentence):
                continue  # it says whose words follow, and none of them
            words = self.wordings[number]
            before = self.profile.statements[number - 1].heard if number else None
            same = id(words), id(before)
            if same not in chosen:
                chosen[same] = choose(points, around(self.profile, number, words))
            signal, certain = chosen[same]
            if certain >= settings.certain and signal not in settings.leave_out:
                alike = found.setdefault(signal, Alike([], False, settings.reason))
                alike.sure |= share >= settings.sure
                if len(alike.seen) < _MOST:
                    alike.seen.append(self._quoted(number))
        return found

    def _quoted(self, number: int) -> Seen:
        statement = self.profile.statements[number]
        sheet, sentence = self.profile.sheets[statement.sheet], statement.sentence
        region = widened(sheet.part.text, *sheet.normal.back(sentence.start, sentence.end))
        words = sheet.words[sentence.first : sentence.last]
        marks = [sheet.span(words[at].start, words[at].end) for at in self._telling(number)]
        return quote(sheet.part, statement.sheet, region, marks)

    def _telling(self, number: int) -> list[int]:
        """Return the words, by number, that most make a sentence read like a sign."""
        words, known = self.wordings[number], self.likeness.points.words
        added = [
            sum(known.get(each, 0.0) for each in features(words[max(at - 1, 0) : at + 1]))
            for at in range(len(words))
        ]
        return sorted(sorted(range(len(words)), key=lambda at: -added[at])[:_TELLING])


def of(profile: Profile, library: Library) -> Resemblance | None:
    """Return the profile beside the examples, or None where the folder knows of none."""
    if library.likeness is None:
        return None
    return Resemblance(profile, wordings(profile, library), library.likeness)


def around(profile: Profile, number: int, words: Sequence[str]) -> Iterator[str]:
    """Yield what tells signs apart: a sentence's wording, its ideas, and those just before it."""
    statement = profile.statements[number]
    yield from features(words)
    yield from (f"={idea}" for idea in statement.heard.found)
    if number and profile.statements[number - 1].sheet == statement.sheet:
        yield from (f"<{idea}" for idea in profile.statements[number - 1].heard.found)


def wordings(profile: Profile, library: Library) -> list[list[str]]:
    """Return the wording of each sentence of a profile."""
    small = {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
    nouns = [capitals(sheet, small) for sheet in profile.sheets]
    known: dict[tuple[int, int], list[str]] = {}
    found = []
    for each in profile.statements:
        same = id(each.heard), each.sheet  # shared by sentences of the same words
        if same not in known:
            sheet = profile.sheets[each.sheet]
            known[same] = wording(sheet, each.sentence, nouns=nouns[each.sheet])
        found.append(known[same])
    return found


def score(points: PointsFile, words: Sequence[str]) -> float:
    """Return the log-odds that a sentence shows a sign."""
    known = points.words
    once = dict.fromkeys(features(words))  # in order: a sum must not hang on the order of a set
    return points.start + sum(known[each] for each in once if each in known)


def weigh(points: PointsFile, near: Iterable[str]) -> float:
    """Return the log-odds that what the word lists heard is shown, by the features around it."""
    found = [points.around[each] for each in near if each in points.around]
    # The exact sum, which does not hang on the order of a set.
    return points.around_start + math.fsum(found) / math.sqrt(len(found) or 1)


def choose(points: PointsFile, seen: Iterable[str]) -> tuple[str, float]:
    """Return the signal that a sentence reads most like, and how certainly that one (0 to 1)."""
    known = points.which
    found = [known[each] for each in dict.fromkeys(seen) if each in known]
    length = math.sqrt(sum(rarity * rarity for rarity, _ in found)) or 1.0
    totals = list(points.bases)
    for rarity, adds in found:
        for signal, each in adds.items():
            totals[signal] += each * rarity / length
    most = max(totals)
    shares = [math.exp(each - most) for each in totals]
    return points.signals[totals.index(most)], 1 / sum(shares)
