"""What `make test` holds: figures of the blind sets, two or three points below what was measured.

A floor is raised when a figure rises, and lowered only with a reason that stands in the commit.
Sets that are written anew measure other things than those before: the floors of November 2026
are of a set whose incidents and unanswered questions lie closer to one another, and eight of them
are lower.
"""

from collections.abc import Iterable

from tests.eval.check import HOSTILE
from tests.eval.figures import Aim, Figure, least, most
from tests.eval.respond import ORDERS

FLOORS: dict[str, dict[str, Aim]] = {
    "check": {
        "honest people disturbed": most(0.045),
        "hard look-alikes among them disturbed": most(0.06),
        "ordinary honest people among them disturbed": most(0.02),
        "honest people of two more writers disturbed": most(0.03),
        "hard look-alikes among these disturbed": most(0.05),
        "strong and moderate flags found": least(0.83),
        "hard ones among them found": least(0.8),
        "easy ones among them found": least(0.84),
        "strong and moderate flags found, de": least(0.84),
        "strong and moderate flags found, pt": least(0.83),
        "found under their own catalogue row": least(0.66),
        "quotes that stand exactly where they say": least(1.0),
        "swap groups with identical findings": least(1.0),
        "swap groups with signs that have findings at all": least(0.9),
        HOSTILE: least(1.0),
    },
    "ask": {
        "answerable questions answered": least(0.91),
        "the right page is among the sources": least(0.82),
        "expected facts in the answer's words": least(0.78),
        "expected facts in the passages cited": least(0.79),
        "Recall@5": least(0.63),
        "nDCG@10": least(0.65),
        "unanswerable questions declined": least(0.86),
        "false premises: something wrong said": most(0.0),
        "false premises: facts that put them right": least(0.8),
        "the right page is among the sources, by words": least(0.73),
        "unanswerable questions declined, by words": least(0.78),
    },
    "respond": {
        "the right playbook opened": least(0.85),
        "the right playbook opened for everyday messages": least(0.94),
        "the right one opened or offered beside it": least(0.86),
        ORDERS: most(0.0),
        "every place that counts: its contacts and deadlines shown": least(0.83),
        "no place's contacts shown where no place counts": least(0.96),
    },
    "route": {
        "messages at the right desk": least(0.93),
        "incidents at the respond desk": least(0.97),
        "everyday messages at the right desk": least(0.95),
        "incidents among them at the respond desk": least(0.98),
        "messages at the right desk, de": least(0.9),
        "messages at the right desk, pt": least(0.9),
    },
}

BY_WORDS: dict[str, Aim] = {
    "the right playbook opened": least(0.78),
    "messages at the right desk": least(0.88),
    "incidents at the respond desk": least(0.9),
    "everyday messages at the right desk": least(0.92),
    "incidents among them at the respond desk": least(0.97),
}
"""What is left of these where the model that sees meaning is not there."""


def below(figures: Iterable[Figure]) -> list[str]:
    """Return the figures that are worse than their floor, in words."""
    return [
        f"{each.desk}: {each.name}: {each.shown}, floor {floor}"
        for each in figures
        if (floor := FLOORS[each.desk].get(each.name)) is not None and not floor.met(each.value)
    ]


def unheld(figures: Iterable[Figure]) -> list[str]:
    """Return the figures that have an aim and no floor."""
    aimed = (each for each in figures if each.aim is not None)
    return [each.name for each in aimed if each.name not in FLOORS[each.desk]]
