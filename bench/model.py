"""Milliseconds that our own checks add to an answer in a chat model's words."""

import statistics
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bot.ask.desk import consult, lay
from bot.ask.written import Asked, write
from bot.library.library import Library
from bot.ports import Meaning
from tests.eval_model import questions, scripted
from tests.questions import by_meaning

ROOT = Path(__file__).parent.parent
_ROUNDS = 4  # through the questions; the first only warms up


def run(library: Library) -> None:
    """Print what an answer costs beyond the rules' own, and how soon its first sentence is there.

    The model is a script that needs no time; a question in another language is looked up twice.
    """
    meaning = by_meaning(library, ROOT / ".deskcheck" / "index", lambda done, total: None)
    print("an answer in a chat model's words, beyond the rules' own answer (a script writes)")
    for language in ("en", "de", "pt"):
        rows = [each for each in questions() if each["language"] == language]
        added, first = _measured(rows, library, meaning)
        p95 = statistics.quantiles(added, n=20)[18]
        print(
            f"  {language}  checks p50 {statistics.median(added):6.1f} ms   p95 {p95:6.1f} ms   "
            f"first sentence p95 {statistics.quantiles(first, n=20)[18]:6.1f} ms"
        )


def _measured(
    rows: list[dict[str, str]], library: Library, meaning: Meaning
) -> tuple[list[float], list[float]]:
    added, first = [], []
    for at in range(_ROUNDS * len(rows)):
        row = rows[at % len(rows)]
        model, told = scripted(row, library), list[float]()
        also = row.get("english", "")
        start = time.perf_counter()
        own = consult(row["text"], library, meaning)
        if also:
            own = consult(row["text"], library, meaning, also=also)
        lay(own, library, meaning, library.say(row["language"]))
        between = time.perf_counter()
        tell = partial(_note, told)
        say = library.say(row["language"])
        write(Asked(row["text"], "bench"), library, meaning, model, say, tell)
        end = time.perf_counter()
        if at >= len(rows):
            added.append((end - between - (between - start)) * 1000)
            first += [(told[0] - model.grown[0]) * 1000] if told else []
    return added, first


def _note(told: list[float], sentences: Sequence[str]) -> None:
    told.append(time.perf_counter())
