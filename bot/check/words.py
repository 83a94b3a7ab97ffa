"""The check desk's own wording: an assessment laid out as a reply."""

from collections.abc import Iterator

from bot.check.desk import Assessment
from bot.check.findings import Finding
from bot.check.others import Watch
from bot.check.plan import PlannedStep
from bot.check.priority import Priority
from bot.library.shapes import SourceFile
from bot.reading.parts import Part, Span
from bot.talk import reply
from bot.talk.reply import (
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

_FIRST = 5  # steps laid out in full; the later ones wait as titles until these are done

_HEADLINE = {
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
_COUNSEL = "Speak to counsel first; do not start this step alone."
_FAIR = (
    "Signs are reasons to verify, not a judgement about a person. "
    "Every step above is the same for everyone at that stage."
)

_ASKED = (
    "The same for every finalist, whatever was found, in the same words. Offer another format to "
    "whoever needs one, and note what was answered, not how it sounded."
)


def render(assessment: Assessment) -> Reply:
    """Lay an assessment out; private to the asker, because it holds a candidate's data."""
    return Reply(
        parts=tuple(_parts(assessment)),
        fallback=f"{_HEADLINE[assessment.priority]}. {_count(assessment)}",
        sensitive=True,
    )


def unread(assessment: Assessment) -> str:
    """Return in words what could not be read, for a check that has nothing else to say."""
    told = " ".join(f"{each.what} {each.reason}." for each in assessment.unread)
    return told or "There is no text in this. Paste a profile, or give a file."


def _parts(assessment: Assessment) -> Iterator[reply.Part]:
    role = f" - {assessment.role}" if assessment.role else ""
    yield Title(_HEADLINE[assessment.priority] + role)
    yield Prose(f"{_count(assessment)} {_MEANING[assessment.priority]}")
    for finding in assessment.findings:
        yield _card(finding, assessment.parts)
    yield from _plan(assessment)
    yield from _others(assessment)
    if assessment.not_given:
        yield Title("Not in what you pasted", 2)
        yield Bullets(assessment.not_given)
    for each in assessment.unread:
        yield Notice(f"{each.what} {each.reason}.")
    for notice in assessment.notices:
        yield Notice(notice)
    yield Prose(_FAIR)
    yield Buttons(tuple(_buttons(assessment)))


def _count(assessment: Assessment) -> str:
    weights = [each.weight for each in assessment.findings]
    if not weights:
        return "No signs found in this text."
    named = [f"{weights.count(weight)} {weight}" for weight in sorted(set(weights), reverse=True)]
    signs = "1 sign" if len(weights) == 1 else f"{len(weights)} signs"
    return f"{signs} to clear up: {', '.join(named)}."


def _card(finding: Finding, parts: tuple[Part, ...]) -> FindingCard:
    return FindingCard(
        signal=finding.signal,
        title=f"Reads like: {finding.title}" if finding.likened else finding.title,
        area=finding.area,
        weight=str(finding.weight),
        quotes=tuple(_quote(span, finding.marks, parts) for span in finding.evidence),
        why=finding.why,
        innocent_reasons=finding.innocent_reasons,
        clears=finding.clears,
        sources=tuple(source_line(each) for each in finding.sources),
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


def source_line(file: SourceFile) -> SourceLine:
    """Return a source as it may be shown, with how it was read where that was second-hand."""
    note = f"as reported by {file.via}" if file.read == "secondary" and file.via else ""
    return SourceLine(
        id=file.id,
        title=file.title,
        publisher=file.publisher,
        date=file.date,
        url=file.url if file.url_basis == "seen" else "",
        note=note,
    )


def _plan(assessment: Assessment) -> Iterator[reply.Part]:
    steps = assessment.plan.steps
    if not steps:
        return
    if not assessment.findings:
        yield Title("The checks everyone gets", 2)
        yield Bullets(
            tuple(
                f"{each.title} ({_WHO[each.who]}, {_BEFORE[each.before_stage]})" for each in steps
            )
        )
        return
    yield Title("What to verify, in this order", 2)
    yield Checklist(tuple(_item(step) for step in steps[:_FIRST]))
    if len(steps) > _FIRST:
        yield Title("Then, for what is still open", 2)
        yield Bullets(
            tuple(
                f"{each.title} ({_WHO[each.who]}, {_BEFORE[each.before_stage]})"
                for each in steps[_FIRST:]
            )
        )


def _others(assessment: Assessment) -> Iterator[reply.Part]:
    if assessment.plan.others:
        yield Title("What only others can see", 2)
        yield Bullets(tuple(_watch(each) for each in assessment.plan.others))


def _watch(watch: Watch) -> str:
    who = _WHO[watch.seen_by]
    return f"{who[0].upper()}{who[1:]}, {watch.when}: {'; '.join(watch.what)}"


def _item(step: PlannedStep) -> ChecklistItem:
    detail = (
        f"{_WHO[step.who]}, {step.effort} min, {_BEFORE[step.before_stage]}; "
        f"{_FRICTION[step.friction]}"
    )
    return ChecklistItem(
        id=step.step,
        title=step.title,
        how=step.how,
        detail=detail,
        message=step.message if step.gate == "none" else "",
        caution=_COUNSEL if step.gate == "counsel" else "",
    )


def _buttons(assessment: Assessment) -> Iterator[Button]:
    if any(finding.area == "extortion" for finding in assessment.findings):
        yield Button("respond.open", "Open the playbook for this")
    if assessment.findings:
        yield Button("check.words", "All words to send")
        yield Button("check.limits", "What each step shows and cannot show")
        yield Button("check.sources", "Sources in full")
    if assessment.plan.questions:
        yield Button("check.questions", "Questions to ask")
    yield Button("help", "How this works")


def more(assessment: Assessment, press: str) -> Reply | None:
    """Return what a button under a check asks for, or None for a button of another desk."""
    match press:
        case "check.words":
            parts = _to_send(assessment)
        case "check.limits":
            parts = _limits(assessment)
        case "check.sources":
            parts = _sources(assessment)
        case "check.questions":
            parts = _questions(assessment)
        case _:
            return None
    return Reply(parts=tuple(parts), fallback="More on the last check.", sensitive=True)


def _to_send(assessment: Assessment) -> Iterator[reply.Part]:
    yield Title("Words to send, as they stand", 1)
    for step in assessment.plan.steps:
        if step.message:
            yield Title(step.title, 2)
            if step.gate == "counsel":
                yield Notice(_COUNSEL)
            yield Prose(step.message)


def _limits(assessment: Assessment) -> Iterator[reply.Part]:
    yield Title("What each step shows", 1)
    for step in assessment.plan.steps:
        yield Title(step.title, 2)
        yield Bullets((f"A good answer: {step.good_answer}", f"Cannot prove: {step.cannot_prove}"))


def _questions(assessment: Assessment) -> Iterator[reply.Part]:
    yield Title("Questions to ask", 1)
    yield Prose(_ASKED)
    for topic in assessment.plan.questions:
        yield Title(f"{topic.title} ({topic.stage})", 2)
        yield Bullets(tuple(f"{ask} A good answer: {good}" for ask, good in topic.questions))


def _sources(assessment: Assessment) -> Iterator[reply.Part]:
    yield Title("Sources", 1)
    files = {each.id: each for finding in assessment.findings for each in finding.sources}
    yield Sources(tuple(source_line(each) for each in files.values()))
