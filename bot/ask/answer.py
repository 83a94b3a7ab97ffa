"""Sentences out of passages, or an honest "not in the folder"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ask.conflicts import Conflict, conflicts, quantities
from bot.ask.evidence import Evidence, Seen, see, weigh
from bot.ask.question import Question, holds
from bot.ask.search import Found, Searcher
from bot.ask.sentences import Candidate, best, candidates
from bot.ask.views import blended
from bot.library.answering import AnsweringFile

_SENTENCES, _LENGTH = 10, 1_200  # of one answer: what is read in a chat without scrolling
_READ = 6  # passages whose sentences are looked at
_NEAR = 3  # headings shown where there is no answer
_FIRM = 0.6  # of the best passage's score that another needs to be quoted beside it
_ABROAD = 0.85  # the same, where it holds at another place than the best one of a place


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
    taught: AnsweringFile | None = None,
) -> Answered:
    """Answer a question from the passages.

    Args:
        question: what is asked.
        searcher: the passages.
        meaning: for the question and each one it follows on, similarity by view (see ``views``);
            None where search by meaning is not there.
        taught: how evidence is weighed; None for round figures.
    """
    if not searcher.passages:
        return Answered(Evidence.EMPTY, (), (), ())
    found, seen = look(question, searcher, meaning)
    evidence = weigh(seen, taught)
    if evidence is not Evidence.GOOD:
        return Answered(evidence, (), tuple(found[:_NEAR]), ())
    places = next((p for each in found if len(p := each.passage.jurisdictions) == 1), ())
    read = [
        each
        for each in found[:_READ]
        if each.score >= (_ABROAD if _abroad(each, places) else _FIRM) * found[0].score
    ]
    whole = " ".join((question.text, *question.earlier))
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


def look(
    question: Question, searcher: Searcher, meaning: Sequence[Mapping[str, float]] | None
) -> tuple[list[Found], Seen]:
    """Return the passages found, best first, and what shows whether they answer the question."""
    abroad = question.places and (p.id for p in searcher.passages if not holds(p, question))
    asked = (question.text, *question.earlier)
    near = None if meaning is None else [blended(each, searcher.kinds) for each in meaning]
    found = searcher.search(asked, near, leave_out=set(abroad or ()))
    return found, see(" ".join(asked), found, searcher, meaning)


def _abroad(found: Found, places: Sequence[str]) -> bool:
    """Whether a passage holds at other places than these, where it holds at some only."""
    own = found.passage.jurisdictions
    return bool(own and places) and not any(_within(one, two) for one in own for two in places)


def _within(one: str, other: str) -> bool:
    """Whether one of two places is the other or lies in it."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _own(candidate: Candidate) -> bool:
    return candidate.passage.kind == "policy" and candidate.passage.adopted


def _premise(question: str, chosen: Sequence[Candidate]) -> Premise | None:
    """Return where the question takes a number for granted that the folder gives otherwise."""
    said = quantities(" ".join(each.sentence.text for each in chosen))
    for unit, amounts in quantities(question).items():
        if unit in said and amounts.isdisjoint(said[unit]):
            stated = ", ".join(f"{amount:g}" for amount in sorted(amounts))
            found = ", ".join(f"{amount:g}" for amount in sorted(said[unit]))
            return Premise(unit, stated, found)
    return None
