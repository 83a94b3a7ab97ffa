"""Advice as the plain object that ``--json`` prints; its keys are a stable contract."""

from typing import Any

from bot.library.library import Library
from bot.respond.desk import Advice


def record(advice: Advice, library: Library) -> dict[str, Any]:
    """Return the advice as JSON-ready values; moments are ISO 8601 with their offset."""
    return {
        "playbook": advice.playbook.id,
        "also": [each.id for each in advice.also],
        "urgency": advice.urgency,
        "jurisdictions": list(advice.jurisdictions),
        "phase": advice.phase.name,
        "do": [
            {
                "id": each.step.id,
                "step": each.step.do,
                "who": list(each.step.who),
                "by": each.step.by,
                "only_if": each.condition,
                "then": each.step.then,
            }
            for each in advice.do
        ],
        "do_not": [each.do for each in advice.do_not],
        "collect": [each.do for each in advice.collect],
        "contacts": [
            {
                "place": place,
                "name": each.name.en,
                "kind": each.kind,
                "reach": each.reach,
                "for": each.purpose.en,
            }
            for place, each in advice.contacts
        ],
        "clocks": [
            {
                "jurisdiction": each.jurisdiction,
                "regime": each.file.regime.en,
                "limit": str(each.file.limit),
                "deadline": each.deadline.isoformat() if each.deadline else None,
                "from": each.file.counts_from.en,
                "applies": each.file.applies.en,
            }
            for each in advice.clocks
        ],
        "questions": [library.triage[fact].question.en for fact in advice.questions],
        "warnings": list(advice.warnings),
        "notices": list(advice.notices),
        "library": advice.library,
    }
