"""Playbooks: a page with one heading per phase, read into steps with who, by when, and only if."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from bot.library.page import Page
from bot.library.paper import Block
from bot.library.papers import PHASES, TRIAGE, PlaybookFile, Role
from bot.library.shapes import Words

_STEP = re.compile(r"^`(?P<id>[a-z0-9-]+)`\s+(?P<do>.+?)\s*\((?P<told>who:[^()]*)\)$", re.S)
_KEYS = ("who", "by", "only_if", "then")
_ROLES: frozenset[str] = frozenset(get_args(Role))
SECTIONS = {"do": "steps", "do-not": "do_not", "preserve": "collect"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        id: its name within the playbook; empty for what not to do and what to preserve.
        who: roles, empty where it is for everybody.
        by: by when, in words.
        only_if: triage facts that must be known to hold (True) or not to hold (False).
        then: a playbook to go on with.
    """

    id: str
    do: Words
    who: tuple[str, ...] = ()
    by: str = ""
    only_if: tuple[tuple[str, bool], ...] = ()
    then: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of time: what to do, not to do, and to preserve in it."""

    name: str
    heading: str
    steps: tuple[Step, ...]
    do_not: tuple[Step, ...]
    collect: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Playbook:
    """What to do in one kind of incident."""

    id: str
    title: Words
    goal: Words
    rank: int
    opens_on: tuple[tuple[tuple[str, bool], ...], ...]
    otherwise: bool
    urgency: str
    owner: str
    reviewed: date
    asked_as: tuple[Words, ...]
    asked_under: Mapping[str, tuple[Words, ...]]
    phases: tuple[Phase, ...]


def parse(stem: str, file: PlaybookFile, found: Sequence[Block], page: Page) -> Playbook:
    """Read a playbook's blocks; what is wrong with them goes to the page."""
    sections: dict[tuple[str, str], list[Step]] = {}
    headings: dict[str, str] = {}
    goal: list[str] = []
    for block in found:
        if not block.headings:
            goal.append(block.text)
            continue
        phase, section = _place(block, page)
        headings.setdefault(phase, block.headings[0])
        if block.item:
            step = _step(block, page) if section == "steps" else Step("", Words(block.text))
            kept = sections.setdefault((phase, section), [])
            kept.append(_sourced(step, block))
    for name in PHASES[:2]:
        if (name, "steps") not in sections:
            page.wrong((), f"the phase `{name}` needs steps under `### Do`")
    _unique(sections, page)
    return Playbook(
        id=stem,
        title=file.title,
        goal=Words(" ".join(goal)),
        rank=file.rank,
        opens_on=tuple(
            tuple(_conditions(each, page.line(("opens_on", at)), page))
            for at, each in enumerate(file.opens_on)
        ),
        otherwise=file.otherwise,
        urgency=file.urgency,
        owner=file.owner,
        reviewed=file.reviewed,
        asked_as=file.asked_as,
        asked_under=file.asked_under,
        phases=tuple(
            Phase(
                name,
                headings[name],
                *(tuple(sections.get((name, section), ())) for section in SECTIONS.values()),
            )
            for name in PHASES
            if name in headings
        ),
    )


def _place(block: Block, page: Page) -> tuple[str, str]:
    phase = slug(block.headings[0])
    if phase not in PHASES:
        page.told(
            block.line, f"a phase is one of {', '.join(PHASES)}; `{block.headings[0]}` is none"
        )
    section = slug(block.headings[1]) if len(block.headings) > 1 else "do"
    if section not in SECTIONS:
        page.told(block.line, f"under a phase stand Do, Do not and Preserve; `{section}` is none")
    return phase, SECTIONS.get(section, "steps")


def slug(heading: str) -> str:
    """Return a heading of a playbook as it stands in an id."""
    return "-".join(heading.casefold().split())


def _step(block: Block, page: Page) -> Step:
    match = _STEP.match(block.text)
    if match is None:
        page.told(block.line, "a step is - `id` what to do (who: role; by: when) [source]")
        return Step("", Words(block.text))
    told = dict(_told(match.group("told"), block, page))
    who = tuple(each.strip() for each in told.get("who", "").split(","))
    for each in who:
        if each not in _ROLES:
            page.told(block.line, f"`{each}` is no role; see knowledge/README.md")
    return Step(
        id=match.group("id"),
        do=Words(match.group("do")),
        who=who,
        by=told.get("by", ""),
        only_if=tuple(_conditions(told.get("only_if", ""), block.line, page)),
        then=told.get("then", ""),
    )


def _told(text: str, block: Block, page: Page) -> Iterator[tuple[str, str]]:
    for piece in text.split(";"):
        key, _, value = piece.partition(":")
        if key.strip() not in _KEYS or not value.strip():
            page.told(block.line, f"`{piece.strip()}`: a step takes {', '.join(_KEYS)}")
        yield key.strip(), value.strip()


def _conditions(text: str, line: int, page: Page) -> Iterator[tuple[str, bool]]:
    for each in filter(None, (piece.strip() for piece in text.split(","))):
        fact = each.removeprefix("not ").strip()
        if fact not in TRIAGE:
            page.told(line, f"`{fact}` is no triage fact; there are {', '.join(TRIAGE)}")
        yield fact, not each.startswith("not ")


def _sourced(step: Step, block: Block) -> Step:
    return Step(step.id, step.do, step.who, step.by, step.only_if, step.then, sources=block.sources)


def _unique(sections: dict[tuple[str, str], list[Step]], page: Page) -> None:
    seen: set[str] = set()
    for step in (step for steps in sections.values() for step in steps if step.id):
        if step.id in seen:
            page.wrong((), f"the step id `{step.id}` stands here twice")
        seen.add(step.id)
