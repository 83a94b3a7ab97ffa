"""Sentences out of passages, or an honest "not in the folder"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.ask.conflicts import Conflict, conflicts, quantities
from bot.ask.question import Question, holds
from bot.ask.search import Found, Searcher
from bot.ask.sentences import Candidate, best, candidates
from bot.ask.views import by_passage
from bot.ask.views import elsewhere as elsewhere_of

_SENTENCES, _LENGTH = 5, 800  # of one answer: what is read in a chat at a glance
_READ = 5  # passages whose sentences are looked at
_NEAR = 3  # headings shown where there is no answer
_FIRM = 0.70  # of the best passage's score that another needs to be quoted beside it
# The gate, tuned on questions that the folder answers and neighbouring ones that it does not. A
# similarity alone cannot tell them apart: it has to be greater than that to any question that is
# known not to be answered here, and the words of the question have to be known here.
_KNOWN = 0.05  # what knowing all words of a question adds to that margin
_ENOUGH, _WEAK = 0.065, -0.03
_NEVER = 0.3  # similarity below which nothing is said, whatever the margin
_COVERED, _VOCABULARY = 0.33, 0.6  # by words alone: in one passage, and in the folder


class Evidence(StrEnum):
    """How much the folder says about a question."""

    GOOD = "good"
    WEAK = "weak"
    NONE = "none"
    EMPTY = "empty"
    """There is no folder to look in."""


@dataclass(frozen=True, slots=True)
class Premise:
    """Amounts of one unit in the question, and the other ones that the folder gives."""

    unit: str
    stated: str
    found: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What the passages say to a question.

    Attributes:
        chosen: the sentences to quote, the company's own policy first; empty without evidence.
        near: the passages that came closest, best first.
        premise: what the question takes for granted and the folder gives otherwise.
    """

    evidence: Evidence
    chosen: tuple[Candidate, ...]
    near: tuple[Found, ...]
    conflicts: tuple[Conflict, ...]
    premise: Premise | None = None


def answer(
    question: Question,
    searcher: Searcher,
    meaning: Sequence[Mapping[str, float]] | None,
) -> Answered:
    """Answer a question from the passages.

    Args:
        question: what is asked.
        searcher: the passages.
        meaning: for the question and each one it follows on, similarity by view (see ``views``);
            None where search by meaning is not there.
    """
    if not searcher.passages:
        return Answered(Evidence.EMPTY, (), (), ())
    abroad = question.places and (p.id for p in searcher.passages if not holds(p, question))
    asked = (question.text, *question.earlier)
    near = None if meaning is None else [by_passage(each) for each in meaning]
    found = searcher.search(asked, near, leave_out=set(abroad or ()))
    whole = " ".join(asked)
    evidence = (
        _by_words(whole, found, searcher)
        if meaning is None or near is None
        else _by_meaning(whole, found, searcher, near, [elsewhere_of(each) for each in meaning])
    )
    if evidence is not Evidence.GOOD:
        return Answered(evidence, (), tuple(found[:_NEAR]), ())
    read = [each for each in found[:_READ] if each.score >= _FIRM * found[0].score]
    ranked = candidates(whole, read, searcher, meaning[0] if meaning else None)
    order = {each.passage.id: at for at, each in enumerate(read)}
    chosen = sorted(
        best(ranked, _SENTENCES, _LENGTH),
        key=lambda one: (not _own(one), order[one.passage.id], one.number),
    )
    return Answered(
        evidence=evidence,
        chosen=tuple(chosen),
        near=tuple(found[:_NEAR]),
        conflicts=tuple(conflicts(chosen, searcher.terms)),
        premise=_premise(question.text, chosen),
    )


def _own(candidate: Candidate) -> bool:
    return candidate.passage.kind == "policy" and candidate.passage.adopted


def _by_meaning(
    whole: str,
    found: Sequence[Found],
    searcher: Searcher,
    nearby: Sequence[Mapping[str, float]],
    elsewhere: Sequence[float],
) -> Evidence:
    """Weigh what is near; a follow-up is as near as itself or as the question that it leans on."""
    best = [each.passage.id for each in found[:_NEAR]]
    margin = -1.0
    for near, other in zip(nearby, elsewhere, strict=True):
        nearest = max((near.get(each, 0.0) for each in best), default=0.0)
        if nearest >= _NEVER:
            margin = max(margin, nearest - other)
    margin += _KNOWN * searcher.known(whole)
    if margin >= _ENOUGH:
        return Evidence.GOOD
    return Evidence.WEAK if margin >= _WEAK else Evidence.NONE


def _by_words(whole: str, found: Sequence[Found], searcher: Searcher) -> Evidence:
    covered = max((each.covered for each in found[:_NEAR]), default=0.0)
    known = searcher.known(whole)
    if covered < _COVERED / 2 or known < _VOCABULARY / 2:
        return Evidence.NONE
    firm = covered >= _COVERED and known >= _VOCABULARY
    return Evidence.GOOD if firm and covered > searcher.elsewhere(whole) else Evidence.WEAK


def _premise(question: str, chosen: Sequence[Candidate]) -> Premise | None:
    """Return where the question takes a number for granted that the folder gives otherwise."""
    said = quantities(" ".join(each.sentence.text for each in chosen))
    for unit, amounts in quantities(question).items():
        if unit in said and amounts.isdisjoint(said[unit]):
            stated = ", ".join(f"{amount:g}" for amount in sorted(amounts))
            found = ", ".join(f"{amount:g}" for amount in sorted(said[unit]))
            return Premise(unit, stated, found)
    return None
