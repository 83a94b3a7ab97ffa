"""``deskcheck knowledge diff``: what a change of the folder changes in findings and answers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TypeVar

import typer
from rich.table import Table
from rich.text import Text

from bot.ask import changes as asking
from bot.ask.changes import Said
from bot.channels.plain import plain
from bot.channels.terminal.serve import console
from bot.check import changes as checking
from bot.check.changes import Outcome
from bot.check.examples import EXAMPLE_DAY
from bot.cli.knowledge.texts import Case, Texts, of_file, own
from bot.cli.progress import Bar
from bot.cli.shared import many, settings
from bot.engines.meaning import NoMeaning
from bot.library.draft import Draft
from bot.library.library import Library
from bot.library.load import KnowledgeError, draw, made
from bot.library.revision import at_revision
from bot.library.shapes import Weight
from bot.talk.trouble import DeskcheckError

_SHOWN = 40  # texts of each kind that are shown without --all
_TEXT = 110  # characters of a text or sentence that are shown
_NONE = "-"

T = TypeVar("T")


@dataclass(frozen=True)
class Folder:
    """One side of the comparison."""

    draft: Draft
    library: Library
    texts: Texts


@dataclass(frozen=True)
class Row:
    """A text for which something differs, and what each side says of it."""

    case: Case
    before: tuple[str, ...]
    after: tuple[str, ...]


def diff(
    base: Annotated[
        str, typer.Option(metavar="REV", help="The git revision to compare with.")
    ] = "HEAD",
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='More texts, one JSON object a line: {"paste"} is checked, {"text"} is asked.',
            show_default=False,
        ),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help=f"Show every text that differs, not the first {_SHOWN}.")
    ] = False,
) -> None:
    """Say what your change of the folder changes: findings, weights, priorities and answers.

    Checked are the examples of all signals, asked are the questions of all pages, with --texts
    more of both. Answers are found by words alone, so that nothing has to be prepared.
    """
    root = settings().knowledge
    more = of_file(texts) if texts else Texts()
    after = _folder(root, "The folder as it is")
    with TemporaryDirectory() as place:
        before = _folder(at_revision(root, base, Path(place)), f"The folder at {base}")
    both = after.texts + before.texts + more
    sides = before.library, after.library
    checked = [] if checking.same(*sides) else _tried("Checking", both.pastes, sides, _check)
    asked = [] if asking.same(*sides) else _tried("Asking", both.questions, sides, _ask)
    rows = [_outcome(*each) for each in checked], [_said(*each) for each in asked]
    tried = f"{many(len(both.pastes), 'text')} to check, {many(len(both.questions), 'question')}"
    if not checked and not asked:
        typer.echo(f"Nothing changes against {base} ({tried}): the same findings and answers.")
        return
    files = list(_files(before.draft, after.draft))
    typer.echo(f"Against {base} ({tried}, found by words):")
    typer.echo(f"Differing: {many(len(files), 'file')}: {', '.join(_cut_list(files))}.")
    for told in _signals(checked):
        typer.echo(told)
    # A check differs in a word or two, an answer in whole sentences.
    for title, some, wide in zip(("checked text", "question"), rows, (4, 2), strict=True):
        if some:
            _show(title, some, base, len(some) if all_ else _SHOWN, wide)


def _folder(root: Path, name: str) -> Folder:
    draft, digest = draw(root)
    try:
        library = made(draft, digest, root, evaluation=True)
    except KnowledgeError as error:
        raise DeskcheckError(
            f"{name} cannot be used; {error.message_for_people[:1].lower()}"
            f"{error.message_for_people[1:]}"
        ) from None
    return Folder(draft, library, own(draft))


def _files(before: Draft, after: Draft) -> Iterator[str]:
    for name in sorted(before.pages.keys() | after.pages.keys()):
        one, other = before.pages.get(name), after.pages.get(name)
        if one is None or other is None:
            yield f"{name} ({'new' if one is None else 'gone'})"
        elif one.data != other.data:
            yield name


def _cut_list(files: Sequence[str]) -> list[str]:
    return [*files[:12], f"and {len(files) - 12} more"] if len(files) > 12 else list(files)


def _tried(
    title: str, cases: Sequence[Case], sides: Sequence[Library], one: Callable[[Case, Library], T]
) -> list[tuple[Case, T, T]]:
    """Try every case on both sides; return those that differ, with what each side says."""
    bar, told = Bar(title), []
    for number, library in enumerate(sides):
        for at, case in enumerate(cases, 1):
            told.append(one(case, library))
            bar(number * len(cases) + at, len(sides) * len(cases))
    both = zip(cases, told, told[len(cases) :], strict=False)
    return [each for each in both if each[1] != each[2]]


def _check(case: Case, library: Library) -> Outcome:
    return checking.outcome(case.text, library, EXAMPLE_DAY)


def _ask(case: Case, library: Library) -> Said:
    return asking.said(case.text, case.earlier, library, NoMeaning())


def _signals(checked: Iterable[tuple[Case, Outcome, Outcome]]) -> Iterator[str]:
    """Yield for each signal that differs how often it is new, gone, heavier or lighter."""
    count: dict[str, Counter[str]] = {}
    priorities: Counter[str] = Counter()
    for _, before, after in checked:
        if before.priority is not after.priority:
            priorities[f"{before.priority} to {after.priority}"] += 1
        for signal, one, other in checking.differing(before, after):
            count.setdefault(signal, Counter())[_way(one, other)] += 1
    for signal, ways in sorted(count.items(), key=lambda each: (-each[1].total(), each[0])):
        yield f"  {signal}: " + ", ".join(f"{number} {way}" for way, number in ways.items())
    for way, number in priorities.most_common():
        yield f"  priority {way}: {number}"


def _way(one: Weight | None, other: Weight | None) -> str:
    if one is None or other is None:
        return "new" if one is None else "gone"
    return "heavier" if one < other else "lighter"


def _outcome(case: Case, before: Outcome, after: Outcome) -> Row:
    sides: tuple[list[str], list[str]] = ([], [])
    if before.priority is not after.priority:
        sides[0].append(f"priority {before.priority}")
        sides[1].append(f"priority {after.priority}")
    for signal, *weights in checking.differing(before, after):
        for side, weight in zip(sides, weights, strict=True):
            side.append(f"{signal} {weight}" if weight else f"{signal} {_NONE}")
    return Row(case, tuple(sides[0]), tuple(sides[1]))


def _said(case: Case, before: Said, after: Said) -> Row:
    return Row(case, tuple(_of(before, after)), tuple(_of(after, before)))


def _of(said: Said, other: Said) -> Iterator[str]:
    """Yield what one side says and the other does not; what both say is not repeated."""
    if not said.sentences:
        yield f"no answer (evidence {said.evidence})"
    elif said.passages != other.passages:
        yield f"cites {', '.join(said.passages)}"
    for sentence, passage in said.sentences:
        if (sentence, passage) not in other.sentences:
            yield f"says: {_cut(sentence)}"
    if set(said.sentences) == set(other.sentences):
        yield "the same sentences in another order"


def _show(title: str, rows: Sequence[Row], base: str, most: int, wide: int) -> None:
    out = console()
    table = Table(show_edge=False, expand=True, title=f"Differing: {many(len(rows), title)}")
    for heading, share in (("text", wide), (f"at {base}", 2), ("now", 2)):
        table.add_column(heading, ratio=share, overflow="fold")
    for row in rows[:most]:
        table.add_row(_text((row.case.where, _cut(row.case.text))), *map(_text, _sides(row)))
    out.print()
    out.print(table)
    if len(rows) > most:
        out.print(f"{len(rows) - most} more with --all.")


def _sides(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return row.before or (_NONE,), row.after or (_NONE,)


def _text(lines: Iterable[str]) -> Text:
    return Text(plain("\n".join(lines)))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _TEXT else f"{text[: _TEXT - 3]}..."
