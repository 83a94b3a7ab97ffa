"""Passages: what stands under one heading of a page, and may be quoted in an answer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from bot.library.paper import Block, sentences
from bot.library.papers import GuidanceFile, PlaceFile
from bot.library.playbooks import Phase, Playbook
from bot.library.shapes import SourceFile, Words

Kind = Literal["policy", "guidance", "playbook", "contact"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that can be quoted by itself, and the ids of its sources."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under one heading.

    Attributes:
        id: folder path of its page and slug of its heading; stays while both stay.
        text: what stands there, without the headings.
        document: title of its page.
        publisher: who stands behind it: the publishers of its sources, or the company.
        published: date of the newest source, as that writes it.
        reviewed: when the page was last looked through.
        url: address of its first source that was seen, or empty.
        jurisdictions: where it holds; empty for everywhere.
        asked_as: other ways to ask for its page; searched, never shown.
        asked_here: other ways to ask for what stands under its heading.
        adopted: False for a policy template that the company has not adopted.
    """

    id: str
    text: str
    document: str
    heading: str
    publisher: str
    published: str
    reviewed: str
    url: str
    jurisdictions: tuple[str, ...]
    kind: Kind
    sentences: tuple[Sentence, ...] = ()
    asked_as: tuple[str, ...] = ()
    asked_here: tuple[str, ...] = ()
    owner: str = ""
    legal: bool = False
    adopted: bool = True


def slug(heading: str) -> str:
    """Return a heading as it stands in an id."""
    return re.sub(r"[\W_]+", "-", heading.casefold()).strip("-")


def of_page(
    name: str,
    kind: Kind,
    file: GuidanceFile,
    found: Sequence[Block],
    sources: Mapping[str, SourceFile],
    company: str,
) -> Iterator[Passage]:
    """Yield the passages of a guidance or policy page.

    Args:
        name: path in the folder, without its ending.
        kind: guidance or policy.
        file: its front matter.
        found: its blocks.
        sources: by id.
        company: who a policy's words are from.
    """
    for headings, group in groupby(found, key=lambda block: block.headings):
        under = [block for block in group if not block.leads]
        if not under:
            continue
        cited = dict.fromkeys(each for block in under for each in block.sources)
        files = [sources[each] for each in cited if each in sources]
        by, published, url = citation(files)
        heading = " - ".join(headings)
        yield Passage(
            id=f"{name}#{slug(heading)}" if heading else name,
            text=" ".join(block.text for block in under),
            document=file.title.en,
            heading=heading or file.title.en,
            publisher=by if kind == "guidance" else _company(company, file),
            published=published,
            reviewed=file.reviewed.isoformat(),
            url=url,
            jurisdictions=file.jurisdictions,
            kind=kind,
            sentences=tuple(
                Sentence(sentence, ids)
                for block in under
                for piece, ids in block.said
                for sentence in sentences(piece)
            ),
            asked_as=tuple(asks(file.asked_as)),
            asked_here=tuple(asks(file.asked_under.get(heading or file.title.en, ()))),
            owner=file.owner,
            legal=file.legal,
            adopted=kind != "policy" or file.status == "adopted",
        )


def asks(asked: Iterable[Words]) -> Iterator[str]:
    """Yield ways to ask, each in every language that it is written in."""
    for words in asked:
        yield from (each for each in (words.en, words.de, words.pt) if each)


def _company(company: str, file: GuidanceFile) -> str:
    return company if file.status == "adopted" else "policy template, not adopted yet"


def citation(files: Sequence[SourceFile]) -> tuple[str, str, str]:
    """Return publishers, newest date and first seen address of sources."""
    by = "; ".join(dict.fromkeys(each.publisher for each in files))
    # A few sources write more than a date, or none; those that begin with a year can be compared.
    dated = [each.date for each in files if each.date[:4].isdigit()]
    published = max(dated, default=files[0].date if files else "")
    url = next((each.url for each in files if each.url_basis == "seen"), "")
    return by, published, url


def of_playbook(playbook: Playbook, sources: Mapping[str, SourceFile]) -> Iterator[Passage]:
    """Yield the passages of a playbook, one a phase."""
    for phase in playbook.phases:
        steps = (*phase.steps, *phase.do_not, *phase.collect)
        cited = dict.fromkeys(each for step in steps for each in step.sources)
        by, published, url = citation([sources[each] for each in cited if each in sources])
        yield Passage(
            id=f"playbooks/{playbook.id}#{phase.name}",
            text=" ".join(step.do.en for step in steps),
            document=f"Playbook: {playbook.title.en}",
            heading=phase.heading,
            publisher=by,
            published=published,
            reviewed=playbook.reviewed.isoformat(),
            url=url,
            jurisdictions=(),
            kind="playbook",
            sentences=tuple(
                Sentence(said, step.sources) for step in steps for said in sentences(step.do.en)
            ),
            asked_as=tuple(asks(playbook.asked_as)),
            asked_here=tuple(asks(_of_phase(playbook, phase))),
            owner=playbook.owner,
        )


def _of_phase(playbook: Playbook, phase: Phase) -> tuple[Words, ...]:
    own = playbook.asked_under.get(phase.heading, ())
    # The whole playbook is asked for at its first hour.
    whole = playbook.asked_under.get(playbook.title.en, ()) if phase is playbook.phases[0] else ()
    return (*own, *whole)


def of_place(stem: str, file: PlaceFile, sources: Mapping[str, SourceFile]) -> Iterator[Passage]:
    """Yield a place's contacts and its clocks as two passages."""
    reporting = tuple(
        Sentence(f"{each.name.en}: {each.reach.en}. {each.purpose.en}", each.sources)
        for each in file.contacts
    )
    clocks = tuple(
        Sentence(
            f"{each.regime.en}: {each.limit}, counted from {each.counts_from.en}; "
            f"it applies {each.applies.en}.",
            each.sources,
        )
        for each in file.clocks
    )
    report, notify = file.asked_under.get("report", ()), file.asked_under.get("clocks", ())
    for name, heading, said, asked in (
        ("report", f"Where to report in {file.title.en}", reporting, report),
        ("clocks", f"Deadlines to notify in {file.title.en}", clocks, notify),
    ):
        if said:
            yield _listed(f"contacts/{stem}#{name}", heading, file, said, asked, sources)


def _listed(
    id_: str,
    heading: str,
    file: PlaceFile,
    said: tuple[Sentence, ...],
    asked: tuple[Words, ...],
    sources: Mapping[str, SourceFile],
) -> Passage:
    cited = dict.fromkeys(each for sentence in said for each in sentence.sources)
    by, published, url = citation([sources[each] for each in cited if each in sources])
    code = file.jurisdiction
    return Passage(
        id=id_,
        text=" ".join(each.text for each in said),
        document=f"Contacts and deadlines: {file.title.en}",
        heading=heading,
        publisher=by,
        published=published,
        reviewed=file.reviewed.isoformat(),
        url=url,
        jurisdictions=() if code == "ANY" else (code,),
        kind="contact",
        sentences=said,
        asked_here=tuple(asks(asked)),
        owner="counsel",
        legal=True,
    )


def stale(reviewed: date, today: date, days: int) -> bool:
    """Whether a page was last looked through more than ``days`` ago."""
    return (today - reviewed).days > days
