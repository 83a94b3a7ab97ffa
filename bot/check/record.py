"""An assessment as the plain object that ``--json`` prints; its keys are a stable contract."""

from typing import Any

from bot.check.desk import Assessment
from bot.check.findings import Finding
from bot.check.plan import PlannedStep
from bot.library.shapes import SourceFile
from bot.reading.linked import Link
from bot.reading.parts import Part, Span


def record(assessment: Assessment, *, with_text: bool = False) -> dict[str, Any]:
    """Return the assessment as JSON-ready values.

    Args:
        assessment: what the desk said.
        with_text: also print the parts' text as it was read, so that offsets can be followed.
    """
    parts = assessment.parts
    printed: dict[str, Any] = {
        "priority": str(assessment.priority),
        "findings": [_finding(each, parts) for each in assessment.findings],
        "plan": [_step(each) for each in assessment.plan.steps],
        "not_given": list(assessment.not_given),
        "unread": [{"what": each.what, "reason": each.reason} for each in assessment.unread],
        "parts": [
            {"name": part.name, "text": part.text} if with_text else {"name": part.name}
            for part in parts
        ],
        "explanation": _explanation(assessment),
        "notices": list(assessment.notices),
        "library": assessment.library,
    }
    if with_text and len(parts) == 1:
        printed["text"] = parts[0].text
    return printed


def _finding(finding: Finding, parts: tuple[Part, ...]) -> dict[str, Any]:
    linked = {"link": _link(finding.link)} if finding.link else {}
    return {
        "signal": finding.signal,
        "title": finding.title,
        "area": finding.area,
        "weight": str(finding.weight),
        "covers": list(finding.covers),
        "evidence": [_place(span, parts) for span in finding.evidence],
        "why": finding.why,
        "innocent_reasons": list(finding.innocent_reasons),
        "clears": finding.clears,
        "sources": [source(each) for each in finding.sources],
        **linked,
    }


def _link(link: Link) -> dict[str, Any]:
    """Return who shares it: checks by what they are called, never what stands in them."""
    return {
        "case": link.case,
        "others": [{"case": each.case, "date": f"{each.at:%Y-%m-%d}"} for each in link.others],
        "count": link.count,
        "common": link.common,
    }


def _place(span: Span, parts: tuple[Part, ...]) -> dict[str, Any]:
    return {
        "part": parts[span.part].name,
        "quote": span.quote,
        "start": span.start,
        "end": span.end,
    }


def _explanation(assessment: Assessment) -> dict[str, Any] | None:
    if assessment.explanation is None:
        return None
    return {
        "note": assessment.explanation.note,
        "suggestions": [
            {
                "signal": each.signal,
                "title": each.title,
                "evidence": _place(each.evidence, assessment.parts),
            }
            for each in assessment.explanation.suggestions
        ],
    }


def source(file: SourceFile) -> dict[str, str]:
    """Return a source as it may be shown: its address only where somebody saw it."""
    return {
        "id": file.id,
        "title": file.title,
        "publisher": file.publisher,
        "date": file.date,
        "url": file.url if file.url_basis == "seen" else "",
    }


def _step(step: PlannedStep) -> dict[str, Any]:
    return {
        "step": step.step,
        "title": step.title,
        "how": step.how,
        "who": step.who,
        "effort": step.effort,
        "friction": step.friction,
        "before_stage": step.before_stage,
        "message": step.message,
        "gate": step.gate,
        "answers": list(step.answers),
    }
