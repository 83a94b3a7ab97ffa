"""A check as a note for the applicant tracker: what was seen and done, nobody's quoted words."""

from collections.abc import Iterator
from datetime import datetime

from bot.check.desk import Assessment
from bot.check.words import DECIDED, FAIR, HEADLINE, count
from bot.library.wording import Say
from bot.talk.reply import Remark
from bot.talk.session import Marks


def note(assessment: Assessment, marks: Marks, made: datetime, say: Say) -> str:
    """Return the note as plain text."""
    return "\n".join(_lines(assessment, marks, made, say))


def _lines(assessment: Assessment, marks: Marks, made: datetime, say: Say) -> Iterator[str]:
    yield f"Deskcheck, {made:%Y-%m-%d} ({assessment.library})"
    yield f"{say(HEADLINE[assessment.priority])}. {count(assessment, say)}"
    for finding in assessment.findings:
        yield f"- {finding.title} ({say(finding.weight)}, {say(finding.area)})"
        yield from (f"    {_told(each)}" for each in marks.remarks.get(finding.signal, ()))
    if assessment.plan.steps:
        yield say("What to verify, in this order") + ":"
    for step in assessment.plan.steps:
        tick = marks.ticks.get(step.step)
        yield f"[{'x' if tick else ' '}] {step.title}" + (f" ({_told(tick)})" if tick else "")
    for each in marks.decided:
        yield f"{say(DECIDED, when=f'{each.when:%Y-%m-%d}')} ({each.who})"
    yield say(FAIR)


def _told(remark: Remark) -> str:
    told = f"{remark.when:%Y-%m-%d} {remark.who}".rstrip()
    return f"{told}: {' '.join(remark.text.split())}" if remark.text else told
