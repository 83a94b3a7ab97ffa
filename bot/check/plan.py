"""What to verify, in which order: least burden on the candidate and most telling first."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.check.findings import Findings
from bot.check.others import Watch, others
from bot.library.library import Library
from bot.library.questions import TopicFile
from bot.library.shapes import StepFile, Weight

STAGES = ("interview", "offer", "onboarding", "access", "payment")
_BEFORE = ("reply", *STAGES)
_FRICTION = ("none", "low", "medium", "high")
_TELLS: Mapping[Weight, int] = {Weight.WEAK: 1, Weight.MODERATE: 2, Weight.STRONG: 4}


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One verification step.

    Attributes:
        effort: our minutes.
        friction: what it costs the candidate (none, low, medium, high).
        before_stage: the stage it should be done before; "reply" means before anybody answers.
        message: neutral words to send, empty where the candidate is not written to.
        gate: "counsel" where counsel comes first, else "none".
        answers: ids of the signals it answers; empty for a step that is part of ordinary checks.
    """

    step: str
    title: str
    how: str
    who: str
    effort: int
    friction: str
    before_stage: str
    message: str
    gate: str
    answers: tuple[str, ...]
    good_answer: str
    cannot_prove: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions about one matter, each with what a good answer is."""

    title: str
    stage: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VerificationPlan:
    """The steps in the order they should be done, and what helps beside them.

    Attributes:
        others: what only others can see in the stages ahead.
        questions: what every finalist can be asked, by topic.
    """

    steps: tuple[PlannedStep, ...]
    others: tuple[Watch, ...] = ()
    questions: tuple[Topic, ...] = ()


def plan(
    findings: Findings, library: Library, stage: str = "", language: str = "en"
) -> VerificationPlan:
    """Merge the findings' steps; with no findings, return the ordinary checks everyone gets.

    Args:
        findings: what was seen.
        library: gives the steps.
        stage: where the process stands (one of ``STAGES``); earlier steps move up to it.
        language: of the texts.
    """
    answers: dict[str, list[str]] = {}
    telling: dict[str, int] = {}
    for finding in findings:
        for step in finding.steps:
            answers.setdefault(step, []).append(finding.signal)
            telling[step] = telling.get(step, 0) + _TELLS[finding.weight]
    if not answers:
        answers = {step: [] for step, file in library.steps.items() if file.standard}

    def order(step: str) -> tuple[bool, int, int, int, str]:
        file = library.steps[step]
        return (
            file.before != "reply",
            _FRICTION.index(file.friction),
            -telling.get(step, 0),
            file.effort,
            step,
        )

    return VerificationPlan(
        tuple(
            _planned(step, library.steps[step], tuple(answers[step]), stage, language)
            for step in sorted(answers, key=order)
        ),
        others=others(findings, library, stage, language),
        questions=tuple(_topic(each, language) for each in library.questions.values()),
    )


def _topic(file: TopicFile, language: str) -> Topic:
    return Topic(
        title=file.title.said(language),
        stage=file.stage,
        questions=tuple(
            (each.ask.said(language), each.good_answer.said(language)) for each in file.questions
        ),
    )


def _planned(
    step: str, file: StepFile, answers: tuple[str, ...], stage: str, language: str
) -> PlannedStep:
    before: str = file.before
    if stage in STAGES and before in STAGES and STAGES.index(before) < STAGES.index(stage):
        before = stage
    return PlannedStep(
        step=step,
        title=file.title.said(language),
        how=file.how.said(language),
        who=file.who,
        effort=file.effort,
        friction=file.friction,
        before_stage=before,
        message=file.message.said(language),
        gate=file.gate,
        answers=answers,
        good_answer=file.good_answer.said(language),
        cannot_prove=file.cannot_prove.said(language),
    )
