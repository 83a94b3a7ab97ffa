"""Measures everything on the blind sets: ``make eval``."""

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.engines.meaning import NoMeaning
from bot.library.library import Library
from bot.library.load import load
from bot.ports import Meaning
from tests.eval import ask, check, older, respond, route
from tests.eval.figures import Figure
from tests.eval.report import PAGE, ROOT, Run, table, write
from tests.eval.sets import rows
from tests.questions import by_meaning

_STARTED = time.monotonic()


def say(line: str) -> None:
    """Print a sign of life."""
    print(f"{time.monotonic() - _STARTED:6.1f} s  {line}", file=sys.stderr, flush=True)


def prepared(done: int, total: int) -> None:
    """Say how far search by meaning is, now and then."""
    if done == total or done % 800 == 0:
        say(f"search by meaning: {done} of {total} texts")


def blind(library: Library, meaning: Meaning) -> Iterator[Figure]:
    """Yield every figure on the blind sets, set by set."""
    say("honest and flagged pastes")
    alternatives = rows("flagged_alt_quotes")
    yield from check.pastes(rows("honest"), rows("flagged"), alternatives, library)
    yield from check.peaceful(rows("honest_more"), library)
    say("swaps")
    yield from check.swaps(rows("swaps"), rows("swaps_meta"), library)
    say("hostile texts")
    yield check.hostile(rows("hostile"), library)
    for way, how in ((meaning, ""), (NoMeaning(), ask.WORDS)):
        say(f"questions{how}")
        yield from ask.questions(rows("questions"), library, way, how)
        say(f"questions that are not answered{how}")
        yield ask.nothing(rows("nothing"), library, way, how)
    say("false premises")
    yield from ask.premises(rows("premises"), library, meaning)
    say("incidents")
    yield from respond.incidents(rows("incidents"), library, meaning)
    yield respond.everyday(rows("messages"), library, meaning)
    say("messages")
    yield from route.messages(rows("routing"), rows("incidents"), library, meaning)
    yield from route.everyday(rows("messages"), library, meaning)


def before(library: Library, meaning: Meaning) -> Iterator[Figure]:
    """Yield the older sets' figures."""
    say("older pastes")
    yield from older.pastes(library)
    say("older questions")
    yield from older.asked(library, meaning)
    say("older messages")
    yield from older.messages(library)


def main() -> int:
    """Print the table and write the page; fail without search by meaning."""
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("--index", type=Path, default=ROOT / ".deskcheck" / "index")
    parser.add_argument("--print", action="store_true", help="write no page, only print")
    given = parser.parse_args()
    say("knowledge folder")
    library = load(ROOT / "knowledge")
    say("search by meaning (some minutes the first time)")
    meaning = by_meaning(library, given.index, prepared)
    if meaning.absent:
        say(f"{meaning.absent} `make setup` tries again to get the model.")
        return 1
    figures = list(blind(library, meaning))
    print(f"library {library.hash}, written without sight of any word list, never tuned on")
    print(table(figures))
    past = list(before(library, meaning))
    print("\nolder sets, most of them tuned on")
    print(table(past))
    missed = sum(each.verdict == "MISSED" for each in figures)
    print(f"\naims missed: {missed} of {sum(each.aim is not None for each in figures)}")
    if not given.print:
        write(Run(date.today().isoformat(), library.hash, figures, past))
        say(f"written: {PAGE.relative_to(ROOT)} and the README's figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
