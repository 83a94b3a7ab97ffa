"""The check desk's own wording: an assessment laid out as a reply."""

from collections.abc import Iterator
from dataclasses import replace

from bot.check import aside, finalists
from bot.check.desk import Assessment
from bot.check.findings import Finding
from bot.check.others import Watch
from bot.check.plan import PlannedStep
from bot.check.priority import Priority
from bot.check.shared import linked
from bot.library.shapes import SourceFile
from bot.library.wording import ENGLISH, Say
from bot.reading.parts import Part, Span, Unread
from bot.talk import reply
from bot.talk.reply import (
    FEEDBACK,
    LABELS,
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Notice,
    Prose,
    Quote,
    Reply,
    SourceLine,
    Sources,
    Title,
)
from bot.talk.session import Marks

_FIRST = 5  # steps laid out in full; the later ones wait as titles until these are done

HEADLINE = {
    Priority.ESCALATE: "Escalate: talk to your security lead before the next step",
    Priority.VERIFY_FIRST: "Verify first, then go on",
    Priority.ROUTINE: "Routine: go on with the checks everyone gets",
}
_MEANING = {
    Priority.ESCALATE: "Several signs stand together, or somebody threatens or demands. Pause what "
    "cannot be undone (contract, access, shipping, payment) until they are cleared.",
    Priority.VERIFY_FIRST: "Something here needs an answer before the next stage. "
    "Most such signs turn out to have an ordinary reason.",
    Priority.ROUTINE: "Nothing here asks for more than your usual process.",
}
_WHO = {
    "recruiter": "recruiter", "hiring-manager": "hiring manager", "hr": "HR", "it": "IT",
    "payroll": "payroll", "security": "security lead", "counsel": "counsel",
    "manager": "manager",
}  # fmt: skip
_BEFORE = {
    "reply": "before anybody replies", "interview": "before the interview",
    "offer": "before an offer", "onboarding": "before onboarding",
    "access": "before any access", "payment": "before any payment",
}  # fmt: skip
_FRICTION = {
    "none": "nothing for the candidate to do", "low": "little effort for the candidate",
    "medium": "some effort for the candidate", "high": "a real effort for the candidate",
}  # fmt: skip
_WHY, _REASONS, _CLEARS = LABELS[:3]
_COUNSEL = "Speak to counsel first; do not start this step alone."
FAIR = (
    "Signs are reasons to verify, not a judgement about a person. "
    "Every step above is the same for everyone at that stage."
)
_HAPPENED = "If this has happened at your company already, open the playbook for it below."
_FINE, _WRONG = "Note why this is fine", "Wrong flag"
_NOTE = "A person has decided"
_ONLY_THAT = "Who pressed it and when is noted; what was decided is not kept here. Note it?"
DECIDED = "Noted on {when}: a person has decided. What was decided is not kept here."
_DELETE = "The check, its ticks and notes, and my messages about it are deleted. Go on?"


def render(assessment: Assessment, say: Say = ENGLISH, marks: Marks | None = None) -> Reply:
    """Lay an assessment out; private to the asker, because it holds a candidate's data."""
    return Reply(
        parts=tuple(_parts(assessment, say, marks or Marks())),
        fallback=f"{say(HEADLINE[assessment.priority])}. {count(assessment, say)}",
        sensitive=True,
        written_by="model" if assessment.explanation else "rules",
    )


def maybe_happened(assessment: Assessment) -> Assessment:
    """Return a check that says its text may tell of an incident, and offers the playbook."""
    return replace(assessment, notices=(*assessment.notices, _HAPPENED))


def unread(assessment: Assessment, say: Say = ENGLISH) -> str:
    """Return in words what could not be read, for a check that has nothing else to say."""
    told = " ".join(_not_read(each, say) for each in assessment.unread)
    return told or say("There is no text in this. Paste a profile, or give a file.")


def _not_read(unread: Unread, say: Say) -> str:
    return f"{unread.what} {say(unread.reason)}."


def _parts(assessment: Assessment, say: Say, marks: Marks) -> Iterator[reply.Part]:
    role = f" - {assessment.role}" if assessment.role else ""
    yield Title(say(HEADLINE[assessment.priority]) + role)
    yield Prose(f"{count(assessment, say)} {say(_MEANING[assessment.priority])}")
    if _HAPPENED in assessment.notices:  # whoever needs it may read no further
        yield Notice(say(_HAPPENED))
    for finding in assessment.findings:
        yield _card(finding, assessment.parts, say, marks)
    yield from _plan(assessment, say, marks)
    yield from _others(assessment, say)
    if assessment.explanation:
        yield from aside.render(assessment.explanation, assessment.parts, say)
    if assessment.not_given:
        yield Title(say("Not in what you pasted"), 2)
        yield Bullets(tuple(map(say, assessment.not_given)))
    for each in assessment.unread:
        yield Notice(_not_read(each, say))
    yield from (Notice(say(each)) for each in assessment.notices if each != _HAPPENED)
    for decided in marks.decided:
        yield Notice(say(DECIDED, when=f"{decided.when:%Y-%m-%d}"))
    yield Prose(say(FAIR))
    yield Buttons(tuple(_buttons(assessment, say)))


def count(assessment: Assessment, say: Say) -> str:
    """Return in words how many signs there are, by weight."""
    weights = [each.weight for each in assessment.findings]
    if not weights:
        return say("No signs found in this text.")
    named = ", ".join(
        f"{weights.count(weight)} {say(weight)}" for weight in sorted(set(weights), reverse=True)
    )
    if len(weights) == 1:
        return say("1 sign to clear up: {named}.", named=named)
    return say("{count} signs to clear up: {named}.", count=len(weights), named=named)


def _card(finding: Finding, parts: tuple[Part, ...], say: Say, marks: Marks) -> FindingCard:
    title = finding.title
    return FindingCard(
        signal=finding.signal,
        title=say("Reads like: {title}", title=title) if finding.likened else title,
        area=finding.area,
        weight=str(finding.weight),
        quotes=tuple(_quote(span, finding.marks, parts) for span in finding.evidence),
        why=f"{finding.why} {linked(finding.link, say)}" if finding.link else finding.why,
        innocent_reasons=finding.innocent_reasons,
        clears=finding.clears,
        sources=tuple(source_line(each, say) for each in finding.sources),
        labels=(say(_WHY), say(_REASONS), say(_CLEARS), say("Sources")),
        tags=(say(finding.weight), say(finding.area)),
        remarks=marks.remarks.get(finding.signal, ()),
        buttons=(
            Button(f"finding.fine:{finding.signal}", say(_FINE), asks=say("Why is it fine?")),
            Button(f"finding.wrong:{finding.signal}", say(_WRONG), asks=say("What is wrong?")),
        ),
    )


def _quote(span: Span, marks: tuple[Span, ...], parts: tuple[Part, ...]) -> Quote:
    inside = (mark for mark in marks if mark.overlaps(span))
    return Quote(
        text=span.quote,
        part=parts[span.part].name if len(parts) > 1 else "",
        marks=tuple(
            (max(mark.start, span.start) - span.start, min(mark.end, span.end) - span.start)
            for mark in inside
        ),
    )


def source_line(file: SourceFile, say: Say = ENGLISH) -> SourceLine:
    """Return a source as it may be shown, with how it was read where that was second-hand."""
    second = file.read == "secondary" and file.via
    note = say("as reported by {whom}", whom=file.via) if second else ""
    return SourceLine(
        id=file.id,
        title=file.title,
        publisher=file.publisher,
        date=file.date,
        url=file.url if file.url_basis == "seen" else "",
        note=note,
    )


def _plan(assessment: Assessment, say: Say, marks: Marks) -> Iterator[reply.Part]:
    steps = assessment.plan.steps
    if not steps:
        return
    if not assessment.findings:
        yield Title(say("The checks everyone gets"), 2)
        yield Bullets(tuple(_line(each, say) for each in steps))
        return
    yield Title(say("What to verify, in this order"), 2)
    yield Checklist(tuple(_item(step, say, marks) for step in steps[:_FIRST]))
    if len(steps) > _FIRST:
        yield Title(say("Then, for what is still open"), 2)
        yield Bullets(tuple(_line(each, say) for each in steps[_FIRST:]))


def _line(step: PlannedStep, say: Say) -> str:
    return f"{step.title} ({say(_WHO[step.who])}, {say(_BEFORE[step.before_stage])})"


def _others(assessment: Assessment, say: Say) -> Iterator[reply.Part]:
    if assessment.plan.others:
        yield Title(say("What only others can see"), 2)
        yield Bullets(tuple(_watch(each, say) for each in assessment.plan.others))


def _watch(watch: Watch, say: Say) -> str:
    who = say(_WHO[watch.seen_by])
    return f"{who[0].upper()}{who[1:]}, {say(watch.when)}: {'; '.join(watch.what)}"


def _item(step: PlannedStep, say: Say, marks: Marks) -> ChecklistItem:
    when = f"{say(_WHO[step.who])}, {step.effort} min, {say(_BEFORE[step.before_stage])}"
    return ChecklistItem(
        id=step.step,
        title=step.title,
        how=step.how,
        detail=f"{when}; {say(_FRICTION[step.friction])}",
        message=step.message if step.gate == "none" else "",
        caution=say(_COUNSEL) if step.gate == "counsel" else "",
        send=say("Say"),
        done=marks.ticks.get(step.step),
    )


def _buttons(assessment: Assessment, say: Say) -> Iterator[Button]:
    extorted = any(finding.area == "extortion" for finding in assessment.findings)
    if extorted or _HAPPENED in assessment.notices:
        yield Button("respond.open", say("Open the playbook for this"))
    if assessment.findings:
        yield Button("check.words", say("All words to send"))
        yield Button("check.limits", say("What each step shows and cannot show"))
        yield Button("check.sources", say("Sources in full"))
    if assessment.plan.questions:
        yield Button("check.questions", say("Questions to ask"))
    if assessment.findings:
        yield Button("case.copy", say("Copy as a note"))
    yield Button(
        "security.ask",
        say("Ask security"),
        asks=say("Your question"),
        offers=say("Send the checked text along"),
    )
    if assessment.findings:
        yield Button("decision.noted", say(_NOTE), confirm=say(_ONLY_THAT))
    yield from (Button(id_, say(label)) for id_, label in FEEDBACK)
    yield Button("case.delete", say("Delete my check"), confirm=say(_DELETE))
    yield Button("help", say("How this works"))


def more(assessment: Assessment, press: str, say: Say = ENGLISH) -> Reply | None:
    """Return what a button under a check asks for, or None for a button of another desk."""
    match press:
        case "check.words":
            parts = _to_send(assessment, say)
        case "check.limits":
            parts = _limits(assessment, say)
        case "check.sources":
            parts = _sources(assessment, say)
        case "check.questions":
            parts = finalists.render(assessment.plan.questions, say)
        case _:
            return None
    return Reply(parts=tuple(parts), fallback=say("More on the last check."), sensitive=True)


def _to_send(assessment: Assessment, say: Say) -> Iterator[reply.Part]:
    yield Title(say("Words to send, as they stand"), 1)
    for step in assessment.plan.steps:
        if step.message:
            yield Title(step.title, 2)
            if step.gate == "counsel":
                yield Notice(say(_COUNSEL))
            yield Prose(step.message)


def _limits(assessment: Assessment, say: Say) -> Iterator[reply.Part]:
    yield Title(say("What each step shows"), 1)
    for step in assessment.plan.steps:
        yield Title(step.title, 2)
        good = say("A good answer: {answer}", answer=step.good_answer)
        yield Bullets((good, say("Cannot prove: {what}", what=step.cannot_prove)))


def _sources(assessment: Assessment, say: Say) -> Iterator[reply.Part]:
    yield Title(say("Sources"), 1)
    files = {each.id: each for finding in assessment.findings for each in finding.sources}
    yield Sources(tuple(source_line(each, say) for each in files.values()))
