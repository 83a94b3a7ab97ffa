"""The older sets, briefly; most of them were tuned on, so they tell of regressions only."""

from collections.abc import Iterable, Iterator
from functools import partial

from bot.library.library import Library
from bot.ports import Meaning
from tests.eval.check import checked, disturbed
from tests.eval.figures import Figure, mean, share
from tests.eval.route import desk
from tests.eval.sets import Row
from tests.evaluation import HONEST, SETS, UNTUNED, covers_half, lines, same_findings
from tests.questions import measure, questions


def _marked(names: Iterable[str], library: Library) -> Iterator[bool]:
    """Yield for every strong or moderate flag of sets whether it is found."""
    for row in (row for name in names for row in lines(f"pastes/{name}.jsonl")):
        flags = [each for each in row["flags"] if each["strength"] != "weak"]
        seen = checked(row["paste"], library).findings if flags else ()
        yield from (
            any(covers_half(each, row["paste"], flag["quote"]) for each in seen) for flag in flags
        )


def _honest(names: Iterable[str]) -> Iterator[Row]:
    for name in names:
        yield from (row for row in lines(f"{name}.jsonl") if not row.get("flags"))


def pastes(library: Library) -> list[Figure]:
    """Return what is found and how quiet it is, on sets tuned on and on the one that was not."""
    tuned = [name for name in HONEST if name.rpartition("/")[2] not in UNTUNED]
    figures = []
    for told, marked, honest in (
        (f"{len(SETS)} sets, tuned on or learned from", SETS, tuned),
        ("held out", UNTUNED, [f"pastes/{name}" for name in UNTUNED]),
    ):
        loud = (disturbed(checked(row["paste"], library)) for row in _honest(honest))
        figures += [
            share("check", f"honest people disturbed; {told}", loud),
            share("check", f"strong and moderate found; {told}", _marked(marked, library)),
        ]
    groups = len(lines("pastes/swaps.jsonl"))
    same = round(same_findings(library) * groups)
    name = "swap groups with identical findings"
    return [*figures, share("check", name, [True] * same + [False] * (groups - same))]


def asked(library: Library, meaning: Meaning) -> list[Figure]:
    """Return what the ask desk says to the half that was tuned on, and to the other."""
    figures = []
    for half, told in (("dev", "tuned on"), ("test", "not tuned on")):
        found, part = measure(questions(half), library, meaning), partial(share, "ask")
        figures += [
            part(f"answered; {told}", found.answered),
            part(f"quotes a relevant passage; {told}", found.fitting),
            part(f"declined; {told}", found.declined),
            mean("ask", f"nDCG@10; {told}", found.ndcg),
        ]
    return figures


def messages(library: Library) -> list[Figure]:
    """Return how many of the older messages reach their desk, by words alone."""
    return [
        share(
            "route",
            f"messages at the right desk; {name}, {told}",
            (desk(row["text"], library) == row["intent"] for row in lines(f"{name}.jsonl")),
        )
        for name, told in (
            ("routing", "tuned on"),
            ("messages", "tuned on"),
            ("messages4", "hard on purpose, not learned from"),
        )
    ]
