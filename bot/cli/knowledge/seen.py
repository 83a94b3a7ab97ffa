"""What ``deskcheck knowledge report`` has seen, before it is laid out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from bot.library.library import Library
from bot.library.report import Survey
from bot.library.shapes import Weight


@dataclass(frozen=True, slots=True)
class Disturbed:
    """An honest text on which a signal fires: where it stands, the weight, the first quote."""

    where: str
    weight: Weight
    quote: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What fires on honest texts.

    Attributes:
        texts: how many there are.
        loud: where those stand whose priority is above routine.
        signals: by signal, the texts on which it fires; the heaviest first.
    """

    texts: int
    loud: tuple[str, ...]
    signals: tuple[tuple[str, list[Disturbed]], ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that has no good passage (``declined``) or is answered from another page."""

    where: str
    text: str
    told: str
    declined: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """What people who use the bot said about it, from its ledger.

    Attributes:
        checks: how many there were.
        fired: by signal, in how many checks it fired.
        wrong: by signal, how often it was marked as a wrong flag.
        helped: by desk, how often it helped and how often it did not.
        declined: questions that were not answered.
    """

    checks: int
    fired: Counter[str]
    wrong: Counter[str]
    helped: dict[str, tuple[int, int]]
    declined: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that stands on the page.

    Attributes:
        honest: None where no texts were given.
        marked: None where no bot has run here.
    """

    folder: str
    library: Library
    today: date
    survey: Survey
    honest: Heard | None
    questions: int
    unanswered: tuple[Unanswered, ...]
    marked: Marked | None = None
