"""Advice as the plain object that ``--json`` prints; its keys are a stable contract."""

from typing import Any

from bot.library.library import Library
from bot.library.wording import ENGLISH, Say
from bot.respond.desk import Advice


def record(advice: Advice, library: Library, say: Say = ENGLISH) -> dict[str, Any]:
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
                "step": say.of(each.step.do),
                "who": list(each.step.who),
                "by": say(each.step.by),
                "only_if": each.condition,
                "then": each.step.then,
            }
            for each in advice.do
        ],
        "do_not": [say.of(each.do) for each in advice.do_not],
        "collect": [say.of(each.do) for each in advice.collect],
        "contacts": [
            {
                "place": place,
                "name": say.of(each.name),
                "kind": each.kind,
                "reach": say.of(each.reach),
                "for": say.of(each.purpose),
            }
            for place, each in advice.contacts
        ],
        "clocks": [
            {
                "jurisdiction": each.jurisdiction,
                "regime": say.of(each.file.regime),
                "limit": each.file.limit.said(say),
                "deadline": each.deadline.isoformat() if each.deadline else None,
                "from": say.of(each.file.counts_from),
                "applies": say.of(each.file.applies),
            }
            for each in advice.clocks
        ],
        "questions": [say.of(library.triage[fact].question) for fact in advice.questions],
        "warnings": list(advice.warnings),
        "notices": list(advice.notices),
        "library": advice.library,
    }
