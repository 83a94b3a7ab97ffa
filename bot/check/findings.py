"""What the signals saw, each with the words that raised it. Union only; nothing removes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from bot.check import likeness
from bot.check.matching import evidence
from bot.check.seen import Seen, joined
from bot.library.library import Library, Signal
from bot.library.shapes import Area, SourceFile, Weight
from bot.reading.linked import Link
from bot.reading.parts import Span
from bot.reading.profile import Profile

_AREAS: tuple[str, ...] = get_args(Area)
SHOWN = 6  # quotes of one finding


@dataclass(frozen=True, slots=True)
class Finding:
    """One red flag seen in a profile.

    Attributes:
        evidence: quotes, original characters, at most 240 each; never empty.
        marks: inside the quotes, the words that raised the sign.
        steps: ids of the verification steps that answer it.
        covers: rows of the researched catalogue.
        likened: no word list knows its words, they only read like examples of the sign.
        link: to checks of other applicants, where that is what was seen.
    """

    signal: str
    title: str
    area: str
    weight: Weight
    evidence: tuple[Span, ...]
    marks: tuple[Span, ...]
    why: str
    innocent_reasons: tuple[str, ...]
    clears: str
    steps: tuple[str, ...]
    sources: tuple[SourceFile, ...]
    covers: tuple[str, ...]
    likened: bool = False
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """An ordered set of findings: strongest first, then by area, then as read."""

    items: tuple[Finding, ...] = ()

    def __add__(self, other: "Findings") -> "Findings":
        known = {each.signal: each for each in other.items} | {
            each.signal: each for each in self.items
        }
        return Findings(tuple(sorted(known.values(), key=_order)))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Raised:
    """A signal that holds, and why.

    Attributes:
        seen: what word lists and facts show; empty where only likeness raises it.
        weight: as it counts, after all that makes it milder.
        doubted: it counts one weight less, because its words read like no example.
        alike: what reads like it, where something does.
    """

    signal: Signal
    seen: tuple[Seen, ...]
    weight: Weight
    doubted: bool
    alike: likeness.Alike | None


def find(profile: Profile, library: Library, language: str = "en") -> Findings:
    """Return every signal that holds on the profile, with its evidence."""
    return Findings() + Findings(tuple(_all(profile, library, language)))


def _all(profile: Profile, library: Library, language: str) -> Iterator[Finding]:
    for each in judge(profile, library):
        shown = _shown(profile, (*each.seen, *(each.alike.seen if each.alike else ())))
        finding = _finding(each.signal, each.weight, shown, library, language)
        if each.alike and not each.seen:
            reasons = (each.alike.reason.said(language), *finding.innocent_reasons)
            finding = replace(finding, innocent_reasons=reasons, likened=True)
        yield finding


def judge(profile: Profile, library: Library) -> Iterator[Raised]:
    """Yield every signal that holds on the profile, in the library's order."""
    beside = likeness.of(profile, library)
    heard = {each.id: raised(each, profile, library) for each in library.signals}
    known = [each.span for seen, _ in heard.values() for each in seen]
    alike = beside.alike(known) if beside else {}
    for signal in library.signals:
        seen, weight = heard[signal.id]
        like = alike.get(signal.id)
        if seen:
            doubted = beside is not None and beside.doubts(signal.id, weight, seen)
            yield Raised(signal, tuple(seen), weight.milder if doubted else weight, doubted, like)
        elif like:
            weight = signal.file.weight.milder if like.sure else Weight.WEAK
            yield Raised(signal, (), weight, False, like)


def raised(signal: Signal, profile: Profile, library: Library) -> tuple[list[Seen], Weight]:
    """Return what raises a signal, and with which weight: its own, or the one below it."""
    stated = evidence(signal.when, profile, library) or ()
    milder = evidence(signal.milder, profile, library) if signal.milder is not None else ()
    weight = signal.file.weight
    return [*stated, *(milder or ())], weight.milder if milder and not stated else weight


def _shown(profile: Profile, seen: Iterable[Seen]) -> list[Seen]:
    """Put the quotes in order, each place once, neighbours joined, and no more than are read."""
    once = sorted({each.span: each for each in seen}.values(), key=_place)
    return joined(profile.parts, once)[:SHOWN]


def _finding(
    signal: Signal, weight: Weight, shown: list[Seen], library: Library, language: str
) -> Finding:
    file = signal.file
    return Finding(
        signal=signal.id,
        title=file.title.said(language),
        area=file.area,
        weight=weight,
        evidence=tuple(each.span for each in shown),
        marks=tuple(mark for each in shown for mark in each.marks),
        why=file.why.said(language),
        innocent_reasons=tuple(each.said(language) for each in file.innocent_reasons),
        clears=file.clears.said(language),
        steps=file.verify,
        sources=tuple(library.sources[each] for each in file.sources),
        covers=file.covers,
    )


def _place(seen: Seen) -> tuple[int, int, int]:
    return seen.span.part, seen.span.start, seen.span.end


def _order(finding: Finding) -> tuple[int, int, int, int, str]:
    first = finding.evidence[0]
    return -finding.weight.rank, _AREAS.index(finding.area), first.part, first.start, finding.signal
