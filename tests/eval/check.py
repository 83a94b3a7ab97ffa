"""The check desk on the blind pastes: how quiet, what is found, whether swaps change anything."""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from bot.ask import desk as asking
from bot.ask import words as answers
from bot.channels import markdown
from bot.check import words
from bot.check.desk import Assessment, assess
from bot.check.priority import Priority
from bot.check.record import record
from bot.cli.shared import dump
from bot.engines.meaning import NoMeaning
from bot.frontdesk.route import route
from bot.library.library import Library
from bot.library.shapes import Weight
from bot.reading.parts import Part
from bot.respond import desk as advising
from bot.respond import words as advice
from bot.talk.message import Message
from tests.eval.figures import Figure, least, most, share
from tests.eval.sets import LANGUAGES, Row
from tests.evaluation import TODAY, covers_half

DESK = "check"
FEW, MANY = most(0.02), most(0.05)
FOUND, HARD = 0.85, 0.65
BESIDE = 0.10  # of English, that another language may find less
PATIENCE = 5.0  # seconds of this process that a hostile text may cost, all desks together
HOSTILE = f"hostile texts answered without an error, within {PATIENCE:.0f} s"
_RANKS = ("weak", "moderate", "strong")
_AWARE = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


def checked(text: str, library: Library) -> Assessment:
    """Check one paste."""
    return assess((Part("paste", text),), library, TODAY)


def disturbed(assessment: Assessment) -> bool:
    """Whether an honest person would be held up: anything strong, or more than routine."""
    strong = any(each.weight is Weight.STRONG for each in assessment.findings)
    return strong or assessment.priority is not Priority.ROUTINE


def exact(assessment: Assessment) -> Iterator[bool]:
    """Yield for every quote whether it stands, character by character, where it says."""
    for finding in assessment.findings:
        for span in finding.evidence:
            yield assessment.parts[span.part].text[span.start : span.end] == span.quote != ""


def quiet(honest: Sequence[Row], seen: Sequence[Assessment]) -> list[Figure]:
    """Return how many honest people are disturbed; the first figures of all."""
    loud = [(row, disturbed(each)) for row, each in zip(honest, seen, strict=True)]
    flagged = (any(f.weight is not Weight.WEAK for f in each.findings) for each in seen)
    figures = [
        share(DESK, "honest people disturbed", (held for _, held in loud), FEW),
        share(
            DESK,
            "hard look-alikes among them disturbed",
            (held for row, held in loud if row["look_alike"]),
            MANY,
        ),
        share(
            DESK,
            "ordinary honest people among them disturbed",
            (held for row, held in loud if not row["look_alike"]),
        ),
    ]
    figures += [
        share(DESK, f"honest people disturbed, {each}", (h for r, h in loud if r["lang"] == each))
        for each in LANGUAGES
    ]
    return [
        *figures,
        share(DESK, "honest people shown something moderate", flagged),
        share(
            DESK, "honest people shown anything, weak signs too", (bool(e.findings) for e in seen)
        ),
    ]


class Found:
    """What became of one marked flag."""

    def __init__(self, row: Row, flag: Row, assessment: Assessment, others: Sequence[str]) -> None:
        """Compare.

        Args:
            row: the paste.
            flag: what is marked in it.
            assessment: of the paste.
            others: quotes that show the same flag as well.
        """
        quotes = (flag["quote"], *others)
        near = [
            each
            for each in assessment.findings
            if any(covers_half(each, row["paste"], quote) for quote in quotes)
        ]
        self.language, self.hard = row["lang"], row["hard"]
        self.weak = flag["strength"] == "weak"
        self.shown = bool(near)
        self.named = any(flag["covers"] in each.covers for each in near)


def found(
    flagged: Sequence[Row], seen: Sequence[Assessment], alternatives: Sequence[Row]
) -> list[Figure]:
    """Return how many of the marked flags are found.

    Found is a flag of which some finding quotes half of the marked words or more.
    """
    others = {(each["id"], each["covers"]): each["alt"] for each in alternatives}
    flags = [
        Found(row, flag, assessment, others.get((row["id"], flag["covers"]), ()))
        for row, assessment in zip(flagged, seen, strict=True)
        for flag in row["flags"]
    ]
    firm = [each for each in flags if not each.weak]
    part = partial(share, DESK)
    name = "strong and moderate flags found"
    english = part(f"{name}, en", (each.shown for each in firm if each.language == "en"))
    near = least(english.value - BESIDE, "en less 10 points")
    return [
        part(name, (each.shown for each in firm), least(FOUND)),
        part("hard ones among them found", (each.shown for each in firm if each.hard), least(HARD)),
        part("easy ones among them found", (each.shown for each in firm if not each.hard)),
        english,
        *(
            part(f"{name}, {lang}", (each.shown for each in firm if each.language == lang), near)
            for lang in ("de", "pt")
        ),
        part("found under their own catalogue row", (each.named for each in firm)),
        part("weak flags found", (each.shown for each in flags if each.weak)),
        *raised(flagged, seen),
    ]


def raised(flagged: Sequence[Row], seen: Sequence[Assessment]) -> list[Figure]:
    """Return how many of those with something marked are held up; what makes quiet costs here."""
    named = (
        ("pastes with a strong flag that stop for checks", "strong"),
        ("pastes with a moderate flag and no strong one that do", "moderate"),
    )
    held = [
        (max(row["flags"], key=lambda each: _RANKS.index(each["strength"]))["strength"], each)
        for row, each in zip(flagged, seen, strict=True)
    ]
    return [
        share(DESK, name, (disturbed(each) for strength, each in held if strength == kind))
        for name, kind in named
    ]


def kinds(group: Row, library: Library) -> list[tuple[object, ...]]:
    """Return priority and findings of every variant, without their words."""
    seen = (checked(text, library) for text in group["variants"])
    return [
        (each.priority, *((f.signal, f.weight, len(f.evidence)) for f in each.findings))
        for each in seen
    ]


def endured(text: str, library: Library) -> bool:
    """Whether every desk answers a hostile text without an error, and in time."""
    start = time.process_time()
    try:
        route(Message("1", text), library)
        seen = checked(text, library)
        dump(record(seen, with_text=True)).encode()
        told = advising.assess(advising.opening(text, library, _AWARE), library)
        replies = (
            words.render(seen),
            answers.render(asking.assess(text, library, NoMeaning()), library),
            advice.render(told, library),
        )
        for reply in replies:
            markdown.render(reply).encode()
    except Exception:  # whatever it is: a person would have got no answer
        return False
    return all(exact(seen)) and time.process_time() - start <= PATIENCE


def peaceful(honest: Sequence[Row], library: Library) -> list[Figure]:
    """Return how many of the second set's honest people are disturbed."""
    loud = [(row, disturbed(checked(row["paste"], library))) for row in honest]
    near = (held for row, held in loud if row["look_alike"])
    return [
        share(DESK, "honest people of two more writers disturbed", (h for _, h in loud), FEW),
        share(DESK, "hard look-alikes among these disturbed", near, MANY),
    ]


def pastes(
    honest: Sequence[Row], flagged: Sequence[Row], alternatives: Sequence[Row], library: Library
) -> list[Figure]:
    """Return the figures of honest and flagged pastes."""
    calm = [checked(row["paste"], library) for row in honest]
    seen = [checked(row["paste"], library) for row in flagged]
    quotes = (held for each in (*calm, *seen) for held in exact(each))
    return [
        *quiet(honest, calm),
        *found(flagged, seen, alternatives),
        share(DESK, "quotes that stand exactly where they say", quotes, least(1.0)),
    ]


def swaps(groups: Iterable[Row], told: Iterable[Row], library: Library) -> list[Figure]:
    """Return how often another name, place, number or school changes nothing.

    Args:
        groups: variants of one paste.
        told: of each group whether it shows signs.
        library: what is known.
    """
    every = {group["id"]: kinds(group, library) for group in groups}
    same = (len(set(each)) == 1 for each in every.values())
    signs = [row["id"] for row in told if row["flagged"]]
    heard = (all(len(each) > 1 for each in every[id_]) for id_ in signs)
    return [
        share(DESK, "swap groups with identical findings", same, least(1.0)),
        share(DESK, "swap groups with signs that have findings at all", heard),
    ]


def hostile(given: Iterable[Row], library: Library) -> Figure:
    """Return how many hostile texts are answered by every desk."""
    # As a channel hands them over: in a message.
    texts = (Message("", each["paste"]).text for each in given)
    return share(DESK, HOSTILE, (endured(each, library) for each in texts), least(1.0))
