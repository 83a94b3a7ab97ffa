"""``deskcheck knowledge report``: the state of the folder on one page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.ask.changes import said
from bot.ask.evidence import Evidence
from bot.check.examples import EXAMPLE_DAY
from bot.check.findings import find
from bot.check.priority import Priority, prioritise
from bot.cli.knowledge.page import page
from bot.cli.knowledge.seen import Disturbed, Heard, Marked, Seen, Unanswered
from bot.cli.knowledge.texts import Case, Texts, of_file, own
from bot.cli.progress import Bar
from bot.cli.shared import many, settings
from bot.engines.meaning import NoMeaning
from bot.library.library import Library
from bot.library.load import draw, made
from bot.library.report import survey
from bot.reading.parts import Part
from bot.reading.profile import read
from bot.settings import Settings
from bot.talk.trouble import DeskcheckError


def report(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the page is written.")] = Path(
        "knowledge-report.html"
    ),
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='More texts, one JSON object a line: {"paste", "flags"} is checked, and honest '
            'where it has no flags; {"text", "rel"} is asked.',
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write one page on the folder: coverage, gaps, what is old or unread, what is said twice.

    The page needs no network. Answers are found by words alone, so that nothing is prepared.
    """
    root = settings().knowledge
    more = of_file(texts) if texts else Texts()
    draft, digest = draw(root)
    library = made(draft, digest, root)
    today = datetime.now(UTC).date()
    questions = (own(draft) + more).questions
    seen = Seen(
        folder=root.name,
        library=library,
        today=today,
        survey=survey(draft, library, today),
        honest=_honest(more.pastes, library) if texts else None,
        questions=len(questions),
        unanswered=tuple(_unanswered(questions, library)),
        marked=_marked(settings()),
    )
    try:
        out.write_text(page(seen), encoding="utf-8")
    except OSError:
        raise DeskcheckError(f"{out} cannot be written; check its folder.") from None
    typer.echo(f"{out} is written: {', '.join(_told(seen))}.")


def _marked(given: Settings) -> Marked | None:
    """Read what people marked from the bot's ledger; None where no bot has run."""
    # Imported here: a report of a folder that no bot uses pays for no database.
    from bot.engines.clock import SystemClock
    from bot.engines.ledger import written

    opened = written(given.database, SystemClock())
    if opened is None:
        return None
    fired: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    good: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    checks = declined = 0
    with opened as lines:
        for line in lines:
            match line.event:
                case "check":
                    checks += 1
                    fired.update(str(line.facts.get("signals", "")).split())
                case "ask":
                    declined += not line.facts.get("answered")
                case "flag.wrong":
                    wrong[str(line.facts.get("signal"))] += 1
                case "feedback.good":
                    good[str(line.facts.get("desk"))] += 1
                case "feedback.bad":
                    bad[str(line.facts.get("desk"))] += 1
    helped = {desk: (good[desk], bad[desk]) for desk in sorted({*good, *bad})}
    return Marked(checks, fired, wrong, helped, declined)


def _told(seen: Seen) -> Iterator[str]:
    survey = seen.survey
    yield many(len(seen.library.signals), "signal")
    yield many(sum(survey.pages.values()), "page")
    yield many(len(survey.stale), "old page")
    yield many(len(survey.unverified), "unverified source")
    if seen.honest is not None:
        yield f"{many(len(seen.honest.signals), 'signal')} on honest texts"
    lacking = sum(each.declined for each in seen.unanswered)
    yield f"{many(lacking, 'question')} without a good passage"
    yield f"{many(len(survey.twice), 'pair')} of pages that share text"


def _honest(cases: Sequence[Case], library: Library) -> Heard:
    """Check the honest texts; return what disturbs them, by signal."""
    honest = [each for each in cases if not each.given.get("flags")]
    bar = Bar("Checking")
    found: dict[str, list[Disturbed]] = {}
    loud: list[str] = []
    for at, case in enumerate(honest, 1):
        findings = find(read((Part("text", case.text),), library, EXAMPLE_DAY), library)
        if prioritise(findings, library.priority) is not Priority.ROUTINE:
            loud.append(case.where)
        for each in findings:
            quote = each.evidence[0].quote
            found.setdefault(each.signal, []).append(Disturbed(case.where, each.weight, quote))
        bar(at, len(honest))
    return Heard(len(honest), tuple(loud), tuple(sorted(found.items(), key=_loudest)))


def _loudest(each: tuple[str, list[Disturbed]]) -> tuple[int, int, str]:
    signal, places = each
    return -max(one.weight.rank for one in places), -len(places), signal


def _unanswered(cases: Sequence[Case], library: Library) -> Iterator[Unanswered]:
    """Yield the questions without a good passage, or whose answer stands on another page."""
    bar = Bar("Asking")
    for at, case in enumerate(cases, 1):
        bar(at, len(cases))
        if case.given.get("rel", True):  # what names no passage is not to be answered
            answer = said(case.text, case.earlier, library, NoMeaning())
            if answer.evidence is not Evidence.GOOD:
                yield Unanswered(case.where, case.text, str(answer.evidence), True)
            elif not any(_fits(case, each) for each in answer.passages):
                yield Unanswered(case.where, case.text, ", ".join(answer.passages), False)


def _fits(case: Case, passage: str) -> bool:
    """Whether a passage is one that a question asks for, as far as that is known."""
    if case.given:
        return passage in case.given.get("rel", (passage,))
    return passage.partition("#")[0] == case.where.rpartition(":")[0].rpartition(".")[0]
