"""Links to checks of other applicants as findings, with what the folder says of them."""

from collections.abc import Iterable, Iterator

from bot.check.findings import SHOWN, Finding, Findings
from bot.check.seen import around, joined
from bot.library.library import Library
from bot.library.links import LinkFile
from bot.library.shapes import Weight
from bot.library.wording import Say
from bot.reading.linked import Link
from bot.reading.parts import Part


def shared(
    links: Iterable[Link], parts: tuple[Part, ...], library: Library, language: str
) -> Findings:
    """Return a finding for each link that the folder explains.

    Args:
        links: what checks of other applicants have of this one.
        parts: that were checked, to quote from.
        library: what is known.
        language: of the texts.
    """
    return Findings() + Findings(tuple(_all(links, parts, library, language)))


def _all(
    links: Iterable[Link], parts: tuple[Part, ...], library: Library, language: str
) -> Iterator[Finding]:
    for link in links:
        if file := library.links.get(link.kind):
            yield _finding(link, file, parts, library, language)


def _finding(
    link: Link, file: LinkFile, parts: tuple[Part, ...], library: Library, language: str
) -> Finding:
    quotes = joined(parts, [around(parts, span) for span in link.spans])[:SHOWN]
    reasons = (*((file.widely,) if link.common else ()), *file.innocent_reasons)
    return Finding(
        signal=link.kind,
        title=file.title.said(language),
        area=file.area,
        weight=Weight.WEAK if link.common else file.weight,
        evidence=tuple(each.span for each in quotes),
        marks=tuple(mark for each in quotes for mark in each.marks),
        why=file.why.said(language),
        innocent_reasons=tuple(each.said(language) for each in reasons),
        clears=file.clears.said(language),
        steps=file.verify,
        sources=tuple(library.sources[each] for each in file.sources),
        covers=file.covers,
        link=link,
    )


def linked(link: Link, say: Say) -> str:
    """Return in words which checks share something: by what they are called, and their days."""
    named = ", ".join(f"{each.case} ({each.at:%Y-%m-%d})" for each in link.others)
    told = say(
        "This is check {case}; it shares this with check {others}.", case=link.case, others=named
    )
    more = link.count - len(link.others)
    return (
        f"{told} {say('At least {count} more applicants gave it.', count=more)}"
        if more > 0
        else told
    )
