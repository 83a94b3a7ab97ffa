"""What the folder covers, and what in it is old, unread, unfinished or said twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from bot.library.conditions import Condition, Every, Not, Says, Some, Test
from bot.library.draft import Draft
from bot.library.library import Idea, Library
from bot.library.lint_papers import REVIEW
from bot.library.passages import stale
from bot.library.shapes import LANGUAGES, Area, SourceFile, Stage, Weight
from bot.library.shingles import Pair, alike

AREAS: tuple[str, ...] = get_args(Area)
STAGES: tuple[str, ...] = get_args(Stage)
_CITING = 4  # of those that cite a source which are named
_ALIKE = 0.05  # of the smaller page's runs of words; below it are only phrases


@dataclass(frozen=True, slots=True)
class Place:
    """Something that wants a hand: where it stands (``file:line``) and what is the matter."""

    where: str
    told: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What a folder covers and what it lacks.

    Attributes:
        signals: number by area, stage and weight.
        heard: for each language, how many signals can be raised by a text in it.
        words: for each language, how many list entries there are.
        deaf: for each language but English, the signals that no text in it can raise.
        rows: catalogue rows, each with the signals that cover it.
        gaps: rows whose number lies below the highest covered of their letters, and nothing covers.
        sources: number by how they were read.
        pages: number of pages by kind, and of passages.
        stale: pages that were last looked through more than a year ago.
        unverified: sources that nobody has read or seen, with those that cite them.
        unfinished: drafts, templates and places to be filled in.
        twice: pages that share much of their words.
    """

    signals: Counter[tuple[str, str, Weight]]
    heard: Mapping[str, int]
    words: Mapping[str, int]
    deaf: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[str, ...]]
    gaps: tuple[str, ...]
    sources: Counter[str]
    pages: Counter[str]
    stale: tuple[Place, ...]
    unverified: tuple[Place, ...]
    unfinished: tuple[Place, ...]
    twice: tuple[Pair, ...]


def survey(draft: Draft, library: Library, today: date) -> Survey:
    """Look a folder over.

    Args:
        draft: its files, with their lines.
        library: what is loaded of them.
        today: the day from which age is counted.
    """
    heard = {
        code: [each.id for each in library.signals if _speaks(each.when, library.ideas, code)]
        for code in LANGUAGES
    }
    everything = [each.id for each in library.signals]
    rows = _rows(library)
    entries = Counter(entry.language for idea in library.ideas.values() for entry in idea.entries)
    return Survey(
        signals=Counter(
            (each.file.area, each.file.stage, each.file.weight) for each in library.signals
        ),
        heard={code: len(some) for code, some in heard.items()},
        words={code: entries[code] for code in LANGUAGES},
        deaf={
            code: tuple(each for each in everything if each not in set(some))
            for code, some in heard.items()
            if code != "en"
        },
        rows=rows,
        gaps=tuple(_gaps(rows)),
        sources=Counter(each.read for each in library.sources.values()),
        pages=_pages(library),
        stale=tuple(_stale(draft, today)),
        unverified=tuple(_unverified(draft, library)),
        unfinished=tuple(_unfinished(draft)),
        twice=tuple(alike(_texts(library), _ALIKE)),
    )


def _speaks(condition: Condition, ideas: Mapping[str, Idea], code: str) -> bool:
    """Whether a text in a language can make a condition hold."""
    match condition:
        case Says(all_of=all_of, any_of=any_of):
            known = {
                idea: any(each.language == code for each in ideas[idea].entries)
                for idea in (*all_of, *any_of)
            }
            return all(known[each] for each in all_of) and (
                not any_of or any(known[each] for each in any_of)
            )
        case Every(of):
            return all(_speaks(each, ideas, code) for each in of)
        case Some(of):
            return any(_speaks(each, ideas, code) for each in of)
        case Test() | Not():
            return True


def _rows(library: Library) -> dict[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = {}
    for signal in library.signals:
        for row in signal.file.covers:
            rows.setdefault(row, []).append(signal.id)
    return {row: tuple(rows[row]) for row in sorted(rows)}


def _gaps(rows: Mapping[str, object]) -> Iterator[str]:
    highest: Counter[str] = Counter()
    for row in rows:
        letters, _, digits = row.partition("-")
        highest[letters] = max(highest[letters], int(digits))
    for letters, last in sorted(highest.items()):
        every = (f"{letters}-{number:02}" for number in range(1, last))
        yield from (row for row in every if row not in rows)


def _pages(library: Library) -> Counter[str]:
    pages = {(each.kind, each.id.partition("#")[0]) for each in library.passages}
    return Counter(kind for kind, _ in pages)


def _stale(draft: Draft, today: date) -> Iterator[Place]:
    dated = [(f"{name}.md", each.reviewed) for name, each in draft.papers.items()]
    dated += [(f"playbooks/{name}.md", each.reviewed) for name, each in draft.playbooks.items()]
    dated += [(f"contacts/{name}.yaml", each.reviewed) for name, each in draft.places.items()]
    for name, reviewed in sorted(dated, key=lambda each: (each[1], each[0])):
        if stale(reviewed, today, REVIEW):
            line = draft.line(name, ("reviewed",))
            yield Place(f"{name}:{line}", f"last looked through on {reviewed}")


def _unverified(draft: Draft, library: Library) -> Iterator[Place]:
    """Yield the sources that nobody has verified, those that nobody has read first."""
    citing: dict[str, dict[str, None]] = {}  # in order, each once
    for signal in library.signals:
        for cited in signal.file.sources:
            citing.setdefault(cited, {})[signal.id] = None
    for passage in library.passages:
        for cited in (each for one in passage.sentences for each in one.sources):
            citing.setdefault(cited, {})[passage.id.partition("#")[0]] = None
    places = []
    for at, (id_, source) in enumerate(draft.sources.items()):
        if wrong := _unread(source):
            told = f"{id_}: {wrong}; {_cited(list(citing.get(id_, ())))}"
            where = f"sources.yaml:{draft.line('sources.yaml', ('sources', at))}"
            places.append((source.read != "memory", at, Place(where, told)))
    yield from (place for _, _, place in sorted(places, key=lambda each: each[:2]))


def _cited(by: list[str]) -> str:
    if not by:
        return "cited nowhere"
    more = f" and {len(by) - _CITING} more" if len(by) > _CITING else ""
    return f"cited by {', '.join(by[:_CITING])}{more}"


def _unread(source: SourceFile) -> str:
    """Return what about a source nobody has verified, empty where somebody has."""
    told = {
        "nobody has read it (read: memory)": source.read == "memory",
        "its address is from memory": source.url_basis == "from-memory",
        "confidence low": source.confidence == "low",
    }
    return ", ".join(wrong for wrong, is_so in told.items() if is_so)


def _unfinished(draft: Draft) -> Iterator[Place]:
    for name, left in sorted(draft.unfilled.items()):
        yield Place(f"{name}:{left[0].line}", f"a draft with {len(left)} places to be filled in")
    statuses: dict[str, str] = {f"{name}.md": each.status for name, each in draft.papers.items()}
    statuses |= {f"steps/{name}.yaml": each.status for name, each in draft.steps.items()}
    for signal in draft.signals.values():
        statuses[f"signals/{signal.file.area}/{signal.id}.yaml"] = signal.file.status
    for name, status in sorted(statuses.items()):
        if status in ("draft", "template", "test"):
            yield Place(f"{name}:{draft.line(name, ('status',))}", f"status: {status}")


def _texts(library: Library) -> dict[str, str]:
    """Return the text of every page that people wrote as prose, by its name."""
    texts: dict[str, list[str]] = {}
    for passage in library.passages:
        if passage.kind in ("guidance", "policy"):
            texts.setdefault(passage.id.partition("#")[0], []).append(passage.text)
    return {name: " ".join(some) for name, some in texts.items()}
