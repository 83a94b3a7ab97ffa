"""The respond desk's own wording: advice laid out as a reply, and playbooks as pages to print."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from bot.library.library import Library
from bot.library.papers import PHASES, ContactFile
from bot.library.playbooks import Playbook, Step
from bot.library.wording import ENGLISH, Say
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
from bot.talk.session import Marks

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
_NO_ADVICE = (
    "Information, not legal advice: counsel decides which apply. Business days are Monday to "
    "Friday; public holidays are not taken into account."
)
_KEEP = (
    "Keep this where somebody inside the workspace cannot read it. It was written from library "
    "{hash}."
)
_ANSWERS = (("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"))


def render(
    advice: Advice, library: Library, say: Say = ENGLISH, marks: Marks | None = None
) -> Reply:
    """Lay advice out; private to the asker, whoever else may read the place it was asked in."""
    return Reply(
        parts=tuple(_parts(advice, library, say, marks or Marks())),
        fallback=f"{say.of(advice.playbook.title)}: {advice.warnings[0]}",
        sensitive=True,
    )


def _parts(advice: Advice, library: Library, say: Say, marks: Marks) -> Iterator[reply.Part]:
    yield Title(f"{say.of(advice.playbook.title)} - {say(_PHASE[advice.phase.name])}")
    yield Notice(advice.warnings[0])
    for fact in advice.questions:
        yield Prose(say.of(library.triage[fact].question))
        yield Buttons(
            tuple(Button(f"respond.fact.{fact}.{id_}", say(label)) for id_, label in _ANSWERS)
        )
    yield from _phase(advice, say, marks)
    yield from _clocks(advice.clocks, say)
    yield from _contacts(advice.contacts, say)
    if advice.also:
        yield Title(say("This playbook applies as well"), 2)
        yield Bullets(tuple(say.of(each.title) for each in advice.also))
    for notice in advice.notices:
        yield Notice(notice)
    for warning in advice.warnings[1:]:
        yield Notice(warning)
    yield Buttons(tuple(_buttons(advice, say)))


def _phase(advice: Advice, say: Say, marks: Marks) -> Iterator[reply.Part]:
    yield Title(say("What to do"), 2)
    yield Checklist(tuple(_item(each, say, marks) for each in advice.do))
    yield from _beside(advice.do_not, advice.collect, say)


def _beside(do_not: tuple[Step, ...], collect: tuple[Step, ...], say: Say) -> Iterator[reply.Part]:
    for heading, steps in (("Do not", do_not), ("Preserve", collect)):
        if steps:
            yield Title(say(heading), 2)
            yield Bullets(tuple(say.of(each.do) for each in steps))


def _item(todo: Todo, say: Say, marks: Marks) -> ChecklistItem:
    step = todo.step
    who = ", ".join(say(_WHO[each]) for each in step.who)
    return ChecklistItem(
        id=step.id,
        title=say.of(step.do),
        how=say("Only if: {fact}.", fact=todo.condition) if todo.condition else "",
        detail="; ".join(filter(None, (who, say(step.by)))),
        done=marks.ticks.get(step.id),
    )


def _clocks(clocks: Iterable[Clock], say: Say) -> Iterator[reply.Part]:
    lines = tuple(_clock(each, say) for each in clocks)
    if lines:
        yield Title(say("Deadlines to notify"), 2)
        yield Bullets(lines)
        yield Prose(say(_NO_ADVICE))


def _clock(clock: Clock, say: Say) -> str:
    file = clock.file
    about = f"{say.of(file.regime)} ({clock.jurisdiction}), {say.of(file.applies)}"
    told = f"{about}: {file.limit.said(say)}"
    since = say.of(file.counts_from)
    if clock.deadline is None:
        return say("{told}, counted from {since}.", told=told, since=since)
    moment = say("{at:%a %d %b %Y, %H:%M}", at=clock.deadline)
    zone = clock.deadline.tzname()
    return say("{told} from {since}: by {at}.", told=told, since=since, at=f"{moment} {zone}")


def _contacts(contacts: Iterable[tuple[str, ContactFile]], say: Say) -> Iterator[reply.Part]:
    for place, listed in groupby(contacts, key=lambda each: each[0]):
        yield Title(say("Whom to tell: {place}", place=place), 2)
        yield Bullets(
            tuple(
                f"{say.of(each.name)}: {say.of(each.reach)}. {say.of(each.purpose)}"
                for _, each in listed
            )
        )


def _buttons(advice: Advice, say: Say) -> Iterator[Button]:
    phases = [each.name for each in advice.playbook.phases]
    at = phases.index(advice.phase.name)
    for name in phases[at + 1 : at + 2]:
        yield Button(f"respond.phase.{name}", say("Next: {phase}", phase=say(_PHASE[name])))
    for name in phases[:at][-1:]:
        yield Button(f"respond.phase.{name}", say("Back: {phase}", phase=say(_PHASE[name])))
    for other in advice.also:
        yield Button(f"respond.playbook.{other.id}", say.of(other.title))
    yield Button("respond.print", say("The whole playbook to print"))


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


def page(advice: Advice, library: Library, say: Say = ENGLISH) -> Reply:
    """Lay out every phase of the advice's playbook for one page to print."""
    parts: list[reply.Part] = [
        Title(say.of(advice.playbook.title)),
        Prose(say.of(advice.playbook.goal)),
    ]
    parts += map(Notice, advice.warnings)
    for phase in advice.playbook.phases:
        here = assess(replace(advice.incident, phase=phase.name), library, say)
        parts.append(Title(say(_PHASE[phase.name]), 2))
        parts += _phase(replace(here, do_not=phase.do_not), say, Marks())
    parts += (*_clocks(advice.clocks, say), *_contacts(advice.contacts, say))
    parts += map(Notice, advice.notices)
    return Reply(parts=tuple(parts), fallback=say.of(advice.playbook.title), sensitive=True)


def handbook(library: Library, say: Say = ENGLISH) -> Reply:
    """Lay out all playbooks and contacts, for the day when the workspace cannot be trusted."""
    parts: list[reply.Part] = [Title(say("Playbooks and contacts"))]
    parts.append(Prose(say(_KEEP, hash=library.hash)))
    parts += (Notice(say(each)) for each in WARNINGS)
    for playbook in sorted(library.playbooks.values(), key=lambda each: each.rank):
        parts += _whole(playbook, library, say)
    for file in library.places.values():
        parts += _contacts(((say.of(file.title), each) for each in file.contacts), say)
        parts += _clocks((Clock(file.jurisdiction, each, None) for each in file.clocks), say)
        parts += (Notice(say.of(each)) for each in file.gaps)
    company = library.organisation
    if company is not None:
        parts.append(Title(say("People at {company}", company=say(company.name)), 2))
        parts.append(
            Bullets(tuple(f"{say.of(r.title)}: {say(r.reach)}" for r in company.roles.values()))
        )
    return Reply(parts=tuple(parts), fallback=say("All playbooks and contacts."))


def _whole(playbook: Playbook, library: Library, say: Say) -> Iterator[reply.Part]:
    yield Title(say.of(playbook.title))
    yield Prose(say.of(playbook.goal))
    for phase in playbook.phases:
        yield Title(say(_PHASE[phase.name]), 2)
        todo = (Todo(step, condition(step, library, say)) for step in phase.steps)
        yield Checklist(tuple(_item(each, say, Marks()) for each in todo))
        yield from _beside(phase.do_not, phase.collect, say)
