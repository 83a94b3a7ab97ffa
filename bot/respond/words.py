"""The respond desk's own wording: advice laid out as a reply, and playbooks as pages to print."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from bot.library.library import Library
from bot.library.papers import PHASES, ContactFile
from bot.library.playbooks import Playbook, Step
from bot.respond.clocks import Clock
from bot.respond.desk import WARNINGS, Advice, Incident, Todo, assess, condition
from bot.talk import reply
from bot.talk.reply import (
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    Notice,
    Prose,
    Reply,
    Title,
)

_WHO = {
    "receiver": "whoever received it", "security": "security lead", "hr": "HR", "it": "IT",
    "counsel": "counsel", "finance": "finance", "manager": "manager", "payroll": "payroll",
    "communications": "communications", "executive": "executive owner",
    "engineering": "engineering lead", "recruiter": "recruiter",
    "hiring-manager": "hiring manager",
}  # fmt: skip
_PHASE = {
    "now": "Now", "day-1": "Day 1", "72-hours": "72 hours", "week-1": "Week 1", "later": "Later",
}  # fmt: skip
_ANSWERS = (("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"))


def render(advice: Advice, library: Library) -> Reply:
    """Lay advice out; private to the asker, whoever else may read the place it was asked in."""
    return Reply(
        parts=tuple(_parts(advice, library)),
        fallback=f"{advice.playbook.title.en}: {advice.warnings[0]}",
        sensitive=True,
    )


def _parts(advice: Advice, library: Library) -> Iterator[reply.Part]:
    yield Title(f"{advice.playbook.title.en} - {_PHASE[advice.phase.name]}")
    yield Notice(advice.warnings[0])
    for fact in advice.questions:
        yield Prose(library.triage[fact].question.en)
        yield Buttons(tuple(Button(f"respond.fact.{fact}.{id_}", label) for id_, label in _ANSWERS))
    yield from _phase(advice)
    yield from _clocks(advice.clocks)
    yield from _contacts(advice.contacts)
    if advice.also:
        yield Title("This playbook applies as well", 2)
        yield Bullets(tuple(each.title.en for each in advice.also))
    for notice in advice.notices:
        yield Notice(notice)
    for warning in advice.warnings[1:]:
        yield Notice(warning)
    yield Buttons(tuple(_buttons(advice)))


def _phase(advice: Advice) -> Iterator[reply.Part]:
    yield Title("What to do", 2)
    yield Checklist(tuple(_item(each) for each in advice.do))
    for heading, steps in (("Do not", advice.do_not), ("Preserve", advice.collect)):
        if steps:
            yield Title(heading, 2)
            yield Bullets(tuple(each.do for each in steps))


def _item(todo: Todo) -> ChecklistItem:
    step = todo.step
    who = ", ".join(_WHO[each] for each in step.who)
    return ChecklistItem(
        id=step.id,
        title=step.do,
        how=f"Only if: {todo.condition}." if todo.condition else "",
        detail="; ".join(filter(None, (who, step.by))),
    )


def _clocks(clocks: Iterable[Clock]) -> Iterator[reply.Part]:
    lines = tuple(_clock(each) for each in clocks)
    if lines:
        yield Title("Deadlines to notify", 2)
        yield Bullets(lines)
        yield Prose(
            "Information, not legal advice: counsel decides which apply. Business days are Monday "
            "to Friday; public holidays are not taken into account."
        )


def _clock(clock: Clock) -> str:
    file = clock.file
    told = f"{file.regime.en} ({clock.jurisdiction}), {file.applies.en}: {file.limit}"
    if clock.deadline is None:
        return f"{told}, counted from {file.counts_from.en}."
    moment = f"{clock.deadline:%a %d %b %Y, %H:%M} {clock.deadline.tzname()}"
    return f"{told} from {file.counts_from.en}: by {moment}."


def _contacts(contacts: Iterable[tuple[str, ContactFile]]) -> Iterator[reply.Part]:
    for place, listed in groupby(contacts, key=lambda each: each[0]):
        yield Title(f"Whom to tell: {place}", 2)
        yield Bullets(
            tuple(f"{each.name.en}: {each.reach}. {each.purpose.en}" for _, each in listed)
        )


def _buttons(advice: Advice) -> Iterator[Button]:
    phases = [each.name for each in advice.playbook.phases]
    at = phases.index(advice.phase.name)
    for name in phases[at + 1 : at + 2]:
        yield Button(f"respond.phase.{name}", f"Next: {_PHASE[name]}")
    for name in phases[:at][-1:]:
        yield Button(f"respond.phase.{name}", f"Back: {_PHASE[name]}")
    for other in advice.also:
        yield Button(f"respond.playbook.{other.id}", other.title.en)


def pressed(incident: Incident, press: str) -> Incident | None:
    """Return an incident after a button, or None for a button of another desk."""
    match press.split("."):
        case ["respond", "phase", phase] if phase in PHASES:
            return replace(incident, phase=phase)
        case ["respond", "playbook", id_]:
            return replace(incident, playbook=id_, phase=PHASES[0])
        case ["respond", "fact", fact, "unsure"]:
            return replace(incident, asked=(*incident.asked, fact))
        case ["respond", "fact", fact, answer] if answer in ("yes", "no"):
            told = {**incident.facts, fact: answer == "yes"}
            return replace(incident, facts=told, asked=(*incident.asked, fact), playbook="")
    return None


def page(advice: Advice, library: Library) -> Reply:
    """Lay out every phase of the advice's playbook for one page to print."""
    parts: list[reply.Part] = [Title(advice.playbook.title.en), Prose(advice.playbook.goal)]
    parts += (Notice(each) for each in advice.warnings)
    for phase in advice.playbook.phases:
        here = assess(replace(advice.incident, phase=phase.name), library)
        parts.append(Title(_PHASE[phase.name], 2))
        parts += _phase(replace(here, do_not=phase.do_not))
    parts += (*_clocks(advice.clocks), *_contacts(advice.contacts))
    parts += (Notice(each) for each in advice.notices)
    return Reply(parts=tuple(parts), fallback=advice.playbook.title.en, sensitive=True)


def handbook(library: Library) -> Reply:
    """Lay out all playbooks and contacts, for the day when the workspace cannot be trusted."""
    parts: list[reply.Part] = [Title("Playbooks and contacts")]
    parts.append(
        Prose(
            "Keep this where somebody inside the workspace cannot read it. It was written from "
            f"library {library.hash}."
        )
    )
    parts += (Notice(each) for each in WARNINGS)
    for playbook in sorted(library.playbooks.values(), key=lambda each: each.rank):
        parts += _whole(playbook, library)
    for file in library.places.values():
        parts += _contacts((file.title.en, each) for each in file.contacts)
        parts += _clocks(Clock(file.jurisdiction, each, None) for each in file.clocks)
        parts += (Notice(each.en) for each in file.gaps)
    company = library.organisation
    if company is not None:
        parts.append(Title(f"People at {company.name}", 2))
        parts.append(Bullets(tuple(f"{r.title.en}: {r.reach}" for r in company.roles.values())))
    return Reply(parts=tuple(parts), fallback="All playbooks and contacts.")


def _whole(playbook: Playbook, library: Library) -> Iterator[reply.Part]:
    yield Title(playbook.title.en)
    yield Prose(playbook.goal)
    for phase in playbook.phases:
        yield Title(_PHASE[phase.name], 2)
        yield Checklist(tuple(_item(_open(step, library)) for step in phase.steps))
        for heading, steps in (("Do not", phase.do_not), ("Preserve", phase.collect)):
            if steps:
                yield Title(heading, 2)
                yield Bullets(tuple(each.do for each in steps))


def _open(step: Step, library: Library) -> Todo:
    return Todo(step, condition(step, library))
