"""What nearly raised a signal: all but one thing was there, or something denied or cleared it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.check import says as saying
from bot.check.matching import evidence
from bot.library.conditions import Condition, Every, Not, Says, Some, Test
from bot.library.library import Library, Signal
from bot.reading.hearing import OUR_SIDE
from bot.reading.ideas import Hit
from bot.reading.parts import Span
from bot.reading.profile import Profile
from bot.reading.sheet import Statement


class Lack(StrEnum):
    """What kept a signal quiet, the nearest first."""

    CLEARED = "cleared"
    DENIED = "denied"
    OURS = "our own side's words"
    ASKED = "only asked"
    SUPPOSED = "only supposed"
    WORK = "work done"
    APART = "too far apart"
    FACT = "a fact is missing"
    MISSING = "a list is missing"


@dataclass(frozen=True, slots=True)
class Near:
    """A place where a signal nearly held.

    Attributes:
        lists: what is missing (one of them would do), or the lists that clear or are denied.
        words: that clear or deny it.
        there: what was there: list or fact, and its words.
        act: something done or asked for was there, not only things spoken of.
        place: the sentence.
    """

    signal: str
    lack: Lack
    lists: tuple[str, ...]
    words: tuple[Span, ...]
    there: tuple[tuple[str, Span], ...]
    place: Span
    act: bool = False

    @property
    def close(self) -> bool:
        """Whether it is worth a look: a single thing spoken of is in any sentence."""
        return self.lack is not Lack.MISSING or len(self.there) > 1 or self.act


def nearly(profile: Profile, library: Library, fired: Iterable[str]) -> list[Near]:
    """Return where signals that did not fire nearly did, the nearest first; one place a signal."""
    loud = set(fired)
    found: list[Near] = []
    for signal in library.signals:
        if signal.id not in loud:
            all_ = _merged(_signal(signal, profile, library))
            found += sorted(all_, key=_order)[:1]
    return sorted(found, key=lambda each: (*_order(each), each.signal))


def _order(near: Near) -> tuple[int, int, bool, int, int]:
    lack, place = list(Lack).index(near.lack), near.place
    return lack, -len(near.there), not near.act, place.part, place.start


def _merged(found: Iterable[Near]) -> list[Near]:
    """Join those that lack different lists beside the same words."""
    joined: dict[object, Near] = {}
    for each in found:
        key = (each.lack, each.place, frozenset(each.there), each.words)
        known = joined.get(key)
        lists = dict.fromkeys((*known.lists, *each.lists) if known else each.lists)
        joined[key] = replace(each, lists=tuple(lists))
    return list(joined.values())


def _signal(signal: Signal, profile: Profile, library: Library) -> Iterator[Near]:
    for condition in (signal.when, signal.milder):
        if condition is not None:
            for near in _within(condition, profile, library):
                yield replace(near, signal=signal.id)


def _within(condition: Condition, profile: Profile, library: Library) -> Iterator[Near]:
    """Yield what a condition that does not hold lacks."""
    match condition:
        case Says():
            yield from _says(condition, profile)
        case Some(of):
            for each in of:
                yield from _within(each, profile, library)
        case Every(of):
            held = [evidence(each, profile, library) for each in of]
            failed = [each for each, seen in zip(of, held, strict=True) if seen is None]
            if len(failed) != 1:
                return
            there = [seen.span for some in held for seen in some or ()]
            if isinstance(failed[0], (Test, Not)):
                yield from _other(failed[0], there, profile, library)
            else:
                yield from _within(failed[0], profile, library)


def _other(
    failed: Test | Not, there: Sequence[Span], profile: Profile, library: Library
) -> Iterator[Near]:
    """Yield what only a fact, or something that must not be, keeps from holding."""
    if not there:
        return
    if isinstance(failed, Test):
        lack, lists, words = Lack.FACT, (f"{failed.fact}|{failed.op}: {failed.value}",), ()
        yield Near("", lack, lists, words, (), there[0])
        return
    clears = tuple(seen.span for seen in evidence(failed.of, profile, library) or ())
    yield Near("", Lack.CLEARED, ("not",), clears, (), there[0])


def _says(says: Says, profile: Profile) -> Iterator[Near]:
    needed = (*says.all_of, *says.any_of)
    numbers = {number for idea in needed for number in profile.spoken.get(idea, ())}
    for number in sorted(numbers):
        near = _at(says, profile, number)
        if near is not None:
            yield near


def _at(says: Says, profile: Profile, number: int) -> Near | None:
    """Return what a sentence lacks, None where it lacks more than one thing."""
    statement = profile.statements[number]
    own = saying.owned(says, statement.heard)
    taken = saying.words_of(own)
    meant = saying.intended(own, taken)
    groups = [(idea,) for idea in says.all_of] + ([says.any_of] if says.any_of else [])
    open_ = [group for group in groups if not any(idea in meant for idea in group)]
    missing = [idea for idea in says.all_of if idea not in meant]
    lent = saying.borrowed(says, profile, number, missing)
    open_ = [group for group in open_ if not any(group == (hit.idea,) for _, hit in lent)]
    there = _there(profile, [(statement, hits[0]) for hits in meant.values()] + lent)

    def near(lack: Lack, lists: Iterable[str], words: Iterable[Span] = ()) -> Near:
        act = any(hit.act for hits in meant.values() for hit in hits)
        return Near("", lack, tuple(lists), tuple(words), there, _place(profile, statement), act)

    if open_:
        denied = {idea: own[idea] for group in open_ for idea in group if idea in own}
        if all(any(idea in denied for idea in group) for group in open_):
            ours = any(hit.ours for hits in denied.values() for hit in hits)
            by = list(_deniers(profile, statement, denied.values(), taken, ours=ours))
            acts = [idea for idea, hits in denied.items() if any(hit.act for hit in hits)]
            return near(Lack.OURS if ours else Lack.DENIED, acts or denied, by)
        lacks_one = len(open_) == 1 and not denied and meant and saying.told(statement)
        return near(Lack.MISSING, open_[0]) if lacks_one else None
    if not saying.told(statement):
        return near(_untold(statement), ())
    clears = list(saying.clearing(says, profile, number, taken))
    if clears:
        words = [_span(profile, by, hit.first, hit.last) for by, hit in clears]
        return near(Lack.CLEARED, dict.fromkeys(hit.idea for _, hit in clears), words)
    return near(Lack.APART, ()) if there else None


def _untold(statement: Statement) -> Lack:
    if statement.work:
        return Lack.WORK
    return Lack.SUPPOSED if statement.supposed else Lack.ASKED


def _deniers(
    profile: Profile,
    statement: Statement,
    denied: Iterable[list[Hit]],
    taken: set[int],
    *,
    ours: bool,
) -> Iterator[Span]:
    if ours:
        for hit in statement.heard.of(OUR_SIDE):
            yield _span(profile, statement, hit.first, hit.last)
        return
    for at in sorted({at for hits in denied for hit in hits for at in hit.denied_by} - taken):
        yield _span(profile, statement, at, at + 1)


def _there(profile: Profile, hits: Iterable[tuple[Statement, Hit]]) -> tuple[tuple[str, Span], ...]:
    return tuple((hit.idea, _span(profile, by, hit.first, hit.last)) for by, hit in hits)


def _span(profile: Profile, statement: Statement, first: int, last: int) -> Span:
    sheet = profile.sheets[statement.sheet]
    words = sheet.words[statement.sentence.first : statement.sentence.last]
    return sheet.span(words[first].start, words[last - 1].end)


def _place(profile: Profile, statement: Statement) -> Span:
    sheet = profile.sheets[statement.sheet]
    return sheet.span(statement.sentence.start, statement.sentence.end)
