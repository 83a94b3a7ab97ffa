"""The ask desk: a question in, one structured answer out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Literal

from bot.ask.answer import Answered, Wording, answer
from bot.ask.evidence import Evidence
from bot.ask.glossary import glossary
from bot.ask.question import Question, turns, understand
from bot.ask.search import searcher
from bot.ask.sentences import Candidate
from bot.ask.views import ELSEWHERE, HERE, PAGE, key
from bot.library.library import Library
from bot.library.passages import Passage, citation
from bot.library.wording import ENGLISH, Say
from bot.ports import Meaning

_NEAREST = 250  # views that search by meaning brings: several kinds of each passage that matters
_OVER = {
    "number": "{ours} and {theirs} give different numbers: “{one}” against “{other}”",
    "rule": "{ours} and {theirs} do not agree: “{one}” against “{other}”",
}
_KINDS = {
    "policy": "Policy", "guidance": "Guidance", "playbook": "Playbook", "contact": "Contact",
}  # fmt: skip
_PREMISE = "Your question says {stated} {unit}; the passages quoted here say {found}."
_UNITS = {
    "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months",
    "year": "years", "percent": "percent", "euro": "euros", "dollar": "dollars",
}  # fmt: skip
_BY_WORDS = "Search by meaning is not there now; this answer was found by words alone."


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence as it stands in the folder or restates it, and the ids of its passages."""

    text: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence stands, who stands behind it, and the words themselves."""

    passage: Passage
    publisher: str
    date: str
    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the folder says to a question; structured, in the order it is shown.

    Attributes:
        sentences: the answer, word for word out of the folder; empty where it has none.
        sources: one for each passage that a sentence stands in, in order of first use.
        nearest: what came closest, for where there is no answer.
        conflicts: contradictions between documents, in words.
        notices: about the answer itself.
        library: hash of the library it was made from.
        written_by: ``model`` where sentences restate the folder's, else ``rules``.
    """

    answered: bool
    evidence: Evidence
    question: Question
    sentences: tuple[Cited, ...]
    sources: tuple[Source, ...]
    nearest: tuple[Passage, ...]
    conflicts: tuple[str, ...]
    notices: tuple[str, ...]
    library: str
    written_by: Literal["rules", "model"] = "rules"


@dataclass(frozen=True, slots=True)
class Consulted:
    """What the folder says to a question, before it is laid out."""

    question: Question
    said: Answered
    by_words: bool


def assess(
    text: str,
    library: Library,
    meaning: Meaning,
    *,
    earlier: Sequence[str] = (),
    jurisdiction: str = "",
    say: Say = ENGLISH,
) -> Answer:
    """Answer a question from the folder.

    Args:
        text: what is asked.
        library: what is known.
        meaning: search by meaning; where it is absent the answer comes by words and says so.
        earlier: the asker's turns before it, oldest first.
        jurisdiction: a code such as ``DE`` where it was given by itself.
        say: tells contradictions and notices in the asker's language; what is quoted stays.
    """
    consulted = consult(text, library, meaning, earlier=earlier, jurisdiction=jurisdiction)
    return lay(consulted, library, meaning, say)


def consult(
    text: str,
    library: Library,
    meaning: Meaning,
    *,
    earlier: Sequence[str] = (),
    jurisdiction: str = "",
    also: str = "",
) -> Consulted:
    """Look a question up; ``also`` is the same question in other words, to find more with."""
    asked = wording(text, library, meaning, earlier=earlier, jurisdiction=jurisdiction)
    more = None
    if also:
        other = replace(asked.question, text=also, earlier=())
        more = _wording((also,), lambda: other, library, meaning)
    said = answer(asked, searcher(library), library.answering, more)
    return Consulted(asked.question, said, asked.near is None)


def lay(consulted: Consulted, library: Library, meaning: Meaning, say: Say) -> Answer:
    """Return the answer in the folder's own sentences."""
    said = consulted.said
    return Answer(
        answered=bool(said.chosen),
        evidence=said.evidence,
        question=consulted.question,
        sentences=tuple(Cited(each.sentence.text, (each.passage.id,)) for each in said.chosen),
        sources=sources(said.chosen, library),
        nearest=tuple(each.passage for each in said.near) if not said.chosen else (),
        conflicts=tuple(_conflicts(said, say)),
        notices=tuple(_notices(said, meaning if consulted.by_words else None, say)),
        library=library.hash,
    )


def wording(
    text: str,
    library: Library,
    meaning: Meaning,
    *,
    earlier: Sequence[str] = (),
    jurisdiction: str = "",
) -> Wording:
    """Look a question up by its words and by meaning, and understand it; see ``assess``."""
    asked = turns(text, library, earlier)
    understood = partial(understand, text, library, earlier, jurisdiction)
    return _wording(asked, understood, library, meaning)


def _wording(
    texts: Sequence[str], understood: Callable[[], Question], library: Library, meaning: Meaning
) -> Wording:
    # In English: the model knows no other language.
    english = [glossary(library).english(each) for each in texts]
    question, asked = cache(understood), cache(partial(searcher(library).read, *texts))
    near = meaning.nearest(english, _NEAREST, lambda: (asked(), question()))
    return Wording(question(), asked(), near)


def texts(library: Library) -> dict[str, str]:
    """Return what search by meaning looks at: passages, sentences, and ways to ask; and the rest.

    The rest are questions that the folder does not answer.
    """
    english = glossary(library).english
    noted = searcher(library).elsewhere
    found = {f"{ELSEWHERE}{number}": english(asked) for number, asked in noted.items()}
    for passage in library.passages:
        headings = dict.fromkeys((passage.document, passage.heading))
        found[passage.id] = f"{'. '.join(headings)}. {passage.text}"
        for number, sentence in enumerate(passage.sentences):
            found[key(passage, number)] = sentence.text
        for mark, asks in ((HERE, passage.asked_here), (PAGE, passage.asked_as)):
            found |= {
                f"{passage.id}{mark}{number}": english(asked) for number, asked in enumerate(asks)
            }
    return found


def sources(chosen: Sequence[Candidate], library: Library) -> tuple[Source, ...]:
    """Return a source for each passage that sentences stand in, in order of first use."""
    quoted: dict[str, list[Candidate]] = {}
    for each in chosen:
        quoted.setdefault(each.passage.id, []).append(each)
    return tuple(_source(each, library) for each in quoted.values())


def _source(quoted: Sequence[Candidate], library: Library) -> Source:
    passage = quoted[0].passage
    ids = dict.fromkeys(source for each in quoted for source in each.sentence.sources)
    publisher, date, url = citation([library.sources[each] for each in ids])
    return Source(
        passage=passage,
        # A company's rule is the company's, whatever public source it leans on.
        publisher=passage.publisher if passage.kind == "policy" else publisher,
        date=date,
        url=url,
        quote=" ".join(each.sentence.text for each in quoted),
    )


def _conflicts(said: Answered, say: Say) -> list[str]:
    return [
        say(
            _OVER[each.over],
            ours=_named(each.ours, say),
            theirs=_named(each.theirs, say),
            one=each.ours.sentence.text,
            other=each.theirs.sentence.text,
        )
        for each in said.conflicts
    ]


def _named(candidate: Candidate, say: Say) -> str:
    passage = candidate.passage
    own = passage.adopted and passage.kind == "policy"
    return f"{say('Your policy' if own else _KINDS[passage.kind])} “{passage.document}”"


def _notices(said: Answered, absent: Meaning | None, say: Say) -> list[str]:
    told = []
    if said.premise is not None:
        unit, stated, found = said.premise.unit, said.premise.stated, said.premise.found
        told.append(say(_PREMISE, stated=stated, unit=say(_UNITS[unit]), found=found))
    if any(each.passage.legal for each in said.chosen):
        told.append(say("This is information, not legal advice; ask counsel before you act on it."))
    if any(not each.passage.adopted for each in said.chosen):
        told.append(say("A policy template is quoted that your company has not adopted yet."))
    if absent is not None and absent.absent:
        # How far it is and what broke is told in English alone.
        told.append(absent.absent if say.language == "en" else say(_BY_WORDS))
    return told
