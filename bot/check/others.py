"""What only others can see: the checklists of the stages ahead, nearest to what was found first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.check.findings import Findings
from bot.library.checklists import STAGES, CheckItem, ChecklistFile
from bot.library.library import Library

_LINES, _NAMED = 5, 3  # who looks when, and what each of them looks at: as much as is read at once
_FROM = {"access": "onboarding"}  # a check's stage that is called otherwise among the checklists


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks at what in one stage.

    Attributes:
        seen_by: it, hr, payroll or manager.
        when: the stage as it stands in a sentence.
        what: the signs in a few words, those nearest to the findings first.
    """

    seen_by: str
    when: str
    what: tuple[str, ...]


def others(
    findings: Findings, library: Library, stage: str = "", language: str = "en"
) -> tuple[Watch, ...]:
    """Return who can look at what beside the text, by stage; the same for everyone in a stage.

    Args:
        findings: their areas say what is nearest.
        library: gives the checklists.
        stage: where the process stands (see ``plan.STAGES``); what lies behind it is left out.
        language: of the texts.
    """
    areas = {finding.area for finding in findings}
    groups = list(_groups(library.checklists, stage))
    best = sorted(groups, key=lambda group: _order(_first(group[2], areas), areas))[:_LINES]
    return tuple(
        Watch(
            seen_by=who,
            when=library.checklists[at].title.said(language),
            what=tuple(each.what.said(language) for each in _ranked(items, areas)[:_NAMED]),
        )
        for at, who, items in groups
        if (at, who, items) in best
    )


def _groups(
    checklists: Mapping[str, ChecklistFile], stage: str
) -> Iterator[tuple[str, str, list[CheckItem]]]:
    now = _FROM.get(stage, stage)
    for at in STAGES[STAGES.index(now) if now in STAGES else 0 :]:
        by_who: dict[str, list[CheckItem]] = {}
        for item in checklists[at].items if at in checklists else ():
            by_who.setdefault(item.seen_by, []).append(item)
        yield from ((at, who, items) for who, items in by_who.items())


def _first(items: list[CheckItem], areas: set[str]) -> CheckItem:
    return min(items, key=lambda item: _order(item, areas))


def _ranked(items: list[CheckItem], areas: set[str]) -> list[CheckItem]:
    return sorted(items, key=lambda item: _order(item, areas))


def _order(item: CheckItem, areas: set[str]) -> tuple[int, int]:
    """Come first: more areas of the findings, then more weight; else as the files have it."""
    return -len(areas.intersection(item.areas)), -item.weight.rank
