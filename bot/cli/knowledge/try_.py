"""``deskcheck knowledge try``: what a text raises, why, and what it nearly raised."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.channels.plain import plain
from bot.check.examples import EXAMPLE_DAY
from bot.check.findings import Raised, find, judge, raised
from bot.check.nearly import Lack, Near, nearly
from bot.check.priority import prioritise
from bot.cli.shared import given_input, settings
from bot.library.library import Library, Signal
from bot.library.load import draft_signal, load
from bot.reading.parts import Part, Span
from bot.reading.profile import Profile, read

_SHOWN = 12  # signs that nearly fired which are shown without --all
_QUOTE = 90  # characters of a quote that are shown


def try_(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A signal file, also one that is still a draft; without it, the whole folder.",
            show_default=False,
        ),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help=f"Show all that nearly fired, not the {_SHOWN} nearest.")
    ] = False,
) -> None:
    """Try a text from standard input: what fires, why, and what nearly did: [FILE] < text."""
    library = load(settings().knowledge, evaluation=True)
    if file is None:
        profile = _read(library, datetime.now(UTC).date())
        typer.echo("\n".join(_told(profile, library, all_)))
    else:
        signal = draft_signal(file, library)
        typer.echo("\n".join(_one(signal, _read(library, EXAMPLE_DAY), library)))


def _read(library: Library, today: date) -> Profile:
    return read((Part("text", given_input()),), library, today)


def _told(profile: Profile, library: Library, everything: bool) -> Iterator[str]:
    """Yield what fires, strongest first, and what nearly did, nearest first."""
    fired = sorted(judge(profile, library), key=lambda each: (-each.weight.rank, each.signal.id))
    if fired:
        priority = prioritise(find(profile, library), library.priority)
        told = "1 sign fires" if len(fired) == 1 else f"{len(fired)} signs fire"
        yield f"{told}; priority {priority}."
    else:
        yield "No sign fires."
    for each in fired:
        yield from _fired(each)
    near = nearly(profile, library, [each.signal.id for each in fired])
    if near:
        yield ""
        yield f"{len(near)} nearly fired, the nearest first."
    shown = near if everything else [each for each in near if each.close][:_SHOWN]
    for one in shown:
        yield from _near(one)
    if len(near) > len(shown):
        yield f"{len(near) - len(shown)} more with --all."


def _fired(each: Raised) -> Iterator[str]:
    signal, own = each.signal, each.signal.file.weight
    ways = [
        *(["lists"] if any(seen.heard for seen in each.seen) else []),
        *(["facts"] if any(not seen.heard for seen in each.seen) else []),
        *(["likeness"] if each.alike else []),
    ]
    told = f"  {each.weight:<8}  {signal.id} ({signal.file.area}), by {' and '.join(ways)}"
    if each.doubted:
        told += "; doubted: reads like no example, so one weight less"
    if each.seen and (each.weight.milder if not each.doubted else each.weight) < own.milder:
        told += "; the words only suggest it (milder), so one weight less"
    if not each.seen:
        told += f"; no list knows the words, so below its own weight ({own})"
    if signal.file.status == "test":
        told += "; status test: not in use yet"
    yield told
    words: dict[Span, list[Span]] = {}
    for seen in (*each.seen, *(each.alike.seen if each.alike else ())):
        words.setdefault(seen.span, []).extend(seen.marks)
    for place, marks in words.items():
        yield f"{'':12}{_quoted(place)}"
        yield f"{'':14}words: {_words(marks)}"


def _near(near: Near) -> Iterator[str]:
    yield f"  {near.signal}: {_lack(near)}"
    yield f"{'':12}{_quoted(near.place)}"
    if near.there:
        there = ", ".join(f"{name} {_quoted(span)}" for name, span in near.there)
        yield f"{'':14}there: {there}"


def _lack(near: Near) -> str:
    lists, words = ", ".join(near.lists), _words(near.words)
    match near.lack:
        case Lack.MISSING:
            return f"only the list {' or '.join(near.lists)} is missing"
        case Lack.FACT:
            return f"only the fact `{lists}` is missing"
        case Lack.DENIED:
            return f"denied by {words} ({lists})"
        case Lack.CLEARED if near.lists == ("not",):
            return f"cleared by what stands under `not`: {words}"
        case Lack.CLEARED:
            return f"cleared by {words} ({lists})"
        case Lack.OURS:
            return f"said of our own side by {words} ({lists})"
        case Lack.APART:
            return "its words stand too far apart"
        case Lack.ASKED:
            return "the sentence asks and tells nothing"
        case Lack.SUPPOSED:
            return "the sentence only supposes, or such fraud is its subject"
        case Lack.WORK:
            return "the sentence reports work done"


def _one(signal: Signal, profile: Profile, library: Library) -> Iterator[str]:
    """Yield what raises one signal, or the ideas of every sentence where nothing does."""
    seen, weight = raised(signal, profile, library)
    if seen:
        yield f"{signal.id} ({weight}) is raised by:"
        for each in seen:
            yield f"  {each.span.quote!r} - the words {[mark.quote for mark in each.marks]}"
        return
    yield f"{signal.id} stays quiet."
    for statement in profile.statements:
        ideas = sorted(
            {hit.idea + ("!" if hit.denied_by or hit.ours else "") for hit in statement.hits}
        )
        sheet = profile.sheets[statement.sheet]
        yield f"  {sheet.span(statement.sentence.start, statement.sentence.end).quote!r}"
        yield f"    {', '.join(ideas) or 'no idea of any list'}"


def _words(spans: Iterable[Span]) -> str:
    return ", ".join(dict.fromkeys(_quoted(span) for span in spans)) or "nothing"


def _quoted(span: Span) -> str:
    text = " ".join(plain(span.quote).split())
    return f"'{text if len(text) <= _QUOTE else text[: _QUOTE - 3] + '...'}'"
