"""How soon the process should look: a priority of the check, never a verdict on a person."""

from collections.abc import Iterable
from enum import StrEnum

from bot.check.findings import Finding, Findings
from bot.library.shapes import PriorityFile, PriorityRule, Weight


class Priority(StrEnum):
    """What to do next with the process."""

    ESCALATE = "escalate"
    VERIFY_FIRST = "verify-first"
    ROUTINE = "routine"


def prioritise(findings: Findings, rules: PriorityFile) -> Priority:
    """Return the first level that one of its rules reaches; signs that share words count once."""
    signs = _distinct(findings)
    if any(_reached(rule, signs) for rule in rules.escalate):
        return Priority.ESCALATE
    if any(_reached(rule, signs) for rule in rules.verify_first):
        return Priority.VERIFY_FIRST
    return Priority.ROUTINE


def _distinct(findings: Findings) -> list[Finding]:
    """Keep the strongest of findings that rest on the same words (they come strongest first)."""
    kept: list[Finding] = []
    for finding in findings:
        if not any(_share(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _share(one: Finding, other: Finding) -> bool:
    return any(mark.overlaps(their) for mark in one.marks for their in other.marks)


def _reached(rule: PriorityRule, signs: Iterable[Finding]) -> bool:
    fitting = [sign for sign in signs if rule.area in (None, sign.area)]
    return _choose(sorted(rule.weights, reverse=True), fitting, rule.areas == "different", ())


def _choose(
    weights: list[Weight], signs: list[Finding], different: bool, chosen: tuple[Finding, ...]
) -> bool:
    if not weights:
        return True
    areas = {sign.area for sign in chosen}
    return any(
        _choose(weights[1:], signs, different, (*chosen, sign))
        for sign in signs
        if sign not in chosen
        and sign.weight >= weights[0]
        and not (different and sign.area in areas)
    )
