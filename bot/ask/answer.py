"""Sentences out of passages, or an honest "not in the folder"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.ask.conflicts import Conflict, conflicts, quantities
from bot.ask.evidence import Evidence, Seen, see, weigh
from bot.ask.question import Question, holds
from bot.ask.search import Asked, Found, Searcher
from bot.ask.sentences import Candidate, best, candidates
from bot.library.answering import AnsweringFile

_SENTENCES, _LENGTH = 10, 1_200  # of one answer: what is read in a chat without scrolling
_READ = 6  # passages whose sentences are looked at
_NEAR = 3  # headings shown where there is no answer
_ALSO = 0.8  # of a search's score for what another wording of the question finds
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
        read: the passages whose sentences were looked at, best first; empty without evidence.
    """

    evidence: Evidence
    chosen: tuple[Candidate, ...]
    near: tuple[Found, ...]
    conflicts: tuple[Conflict, ...]
    premise: Premise | None = None
    read: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in some words, looked up.

    Attributes:
        question: what is asked.
        asked: what its words say.
        near: for the question and each one it follows on, similarity by view (see ``views``);
            None where search by meaning is not there.
    """

    question: Question
    asked: Asked
    near: Sequence[Mapping[str, float]] | None


def answer(
    wording: Wording,
    searcher: Searcher,
    taught: AnsweringFile | None = None,
    also: Wording | None = None,
) -> Answered:
    """Answer a question from the passages.

    Args:
        wording: what is asked.
        searcher: the passages.
        taught: how evidence is weighed; None for round figures.
        also: another wording, which may find more and takes nothing away.
    """
    if not searcher.passages:
        return Answered(Evidence.EMPTY, (), (), ())
    found, seen = look(wording, searcher)
    evidence = weigh(seen, taught)
    weighed, near = wording.asked.weighed, wording.near[0] if wording.near else None
    if also is not None:
        others, other = look(also, searcher)
        if _agree(found, others) and weigh(other, taught) is Evidence.GOOD:
            evidence = Evidence.GOOD
        found, near = _joined(found, others), _nearer(near, also.near)
        weighed = searcher.weigh(" ".join((*wording.asked.texts, *also.asked.texts)))
    if evidence is not Evidence.GOOD:
        return Answered(evidence, (), tuple(found[:_NEAR]), ())
    places = next((p for each in found if len(p := each.passage.jurisdictions) == 1), ())
    read = [
        each
        for each in found[:_READ]
        if each.score >= (_ABROAD if _abroad(each, places) else _FIRM) * found[0].score
    ]
    ranked = candidates(weighed, read, searcher, near)
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
        premise=_premise(wording.question.text, chosen),
        read=tuple(read),
    )


def _agree(found: Sequence[Found], others: Sequence[Found]) -> bool:
    """Whether the question itself finds what another wording finds first.

    Else whoever words it could have a question answered that nobody asked.
    """
    return bool(others) and others[0].passage.id in {each.passage.id for each in found}


def _joined(found: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """Return what either search found, by the sum of their scores."""
    more = {each.passage.id: each for each in others}
    own = {each.passage.id: each for each in found}
    scored = {
        id_: (
            (own[id_].score if id_ in own else 0.0)
            + _ALSO * (more[id_].score if id_ in more else 0.0)
        )
        for id_ in (*own, *(each for each in more if each not in own))
    }
    ranked = sorted(scored.items(), key=lambda each: -each[1])
    return [replace({**more, **own}[id_], score=score / (1 + _ALSO)) for id_, score in ranked]


def _nearer(
    near: Mapping[str, float] | None, more: Sequence[Mapping[str, float]] | None
) -> Mapping[str, float] | None:
    if near is None or not more:
        return near
    return {id_: max(near.get(id_, 0.0), more[0].get(id_, 0.0)) for id_ in {**near, **more[0]}}


def look(wording: Wording, searcher: Searcher) -> tuple[list[Found], Seen]:
    """Return the passages found, best first, and what shows whether they answer the question."""
    question = wording.question
    abroad = question.places and (p.id for p in searcher.passages if not holds(p, question))
    views = None if wording.near is None else [searcher.views.of(each) for each in wording.near]
    near = None if views is None else [each.blended() for each in views]
    found = searcher.search(wording.asked, near, leave_out=set(abroad or ()))
    return found, see(wording.asked, found, views)


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
    asked = quantities(question)
    if not asked:
        return None
    said = quantities(" ".join(each.sentence.text for each in chosen))
    for unit, amounts in asked.items():
        if unit in said and amounts.isdisjoint(said[unit]):
            stated = ", ".join(f"{amount:g}" for amount in sorted(amounts))
            found = ", ".join(f"{amount:g}" for amount in sorted(said[unit]))
            return Premise(unit, stated, found)
    return None
