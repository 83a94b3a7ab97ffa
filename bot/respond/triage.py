"""Which facts of an incident its words tell, which playbook that opens, and what is to ask."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.library.choosing import Seen, turned, weigh
from bot.library.library import Library
from bot.library.page import Where
from bot.library.papers import TRIAGE
from bot.library.playbooks import Playbook
from bot.library.shapes import Mistake
from bot.reading import told
from bot.reading.compared import compared, worded
from bot.reading.told import Told

Facts = Mapping[str, bool]
"""What is known of an incident: triage fact -> holds; a fact that is open is not there."""

Vectors = Callable[[], Seen]
"""Makes the vectors of an incident's words."""

_QUESTIONS = 2
_HEARD = 20_000  # characters of an incident that are read


@dataclass(frozen=True, slots=True)
class Opened:
    """The playbook that the facts open, and the others that apply, too."""

    playbook: Playbook
    also: tuple[Playbook, ...]


def tell(text: str, library: Library) -> dict[str, bool]:
    """Return the facts that a text tells; where it says both, the worse one counts.

    Nothing else of the text is kept.
    """
    return facts(told.tell(text[:_HEARD], library))


def facts(sentences: Iterable[Told]) -> dict[str, bool]:
    """Return the facts that sentences tell."""
    found: dict[str, bool] = {}
    for each in sentences:
        for fact in TRIAGE:
            if fact in each.cues:
                found[fact] = True
            elif fact in each.denied:
                found.setdefault(fact, False)
    return found


def opened(facts: Facts, library: Library) -> Opened:
    """Return the playbook for what is known, and those that apply beside it."""
    ranked = sorted(library.playbooks.values(), key=lambda each: each.rank)
    fitting = [each for each in ranked if _opens(each, facts)]
    main = fitting[0] if fitting else next(each for each in ranked if each.otherwise)
    return Opened(main, tuple(each for each in fitting[1:]))


def likeliest(text: str, library: Library, vectors: Vectors = lambda: None) -> str:
    """Return the id of the playbook for an incident's words; empty for the one its facts open.

    Like ``tell``, this keeps nothing of the text; ``vectors`` are asked for where they may count.
    """
    if library.choosing is None:
        return ""
    heard = text[:_HEARD]
    sentences = told.tell(heard, library)
    ruled = opened(facts(sentences), library).playbook.id
    features = compared(worded(heard, sentences, library), sentences)
    odds: Mapping[str, float] = weigh(library.choosing.playbooks, features, ruled)
    if library.choosing.meaning is not None:
        odds = turned(library.choosing.meaning.playbooks, odds, vectors)
    chosen = max(odds, key=odds.__getitem__)
    return chosen if chosen != ruled and chosen in library.playbooks else ""


def questions(facts: Facts, library: Library) -> tuple[str, ...]:
    """Return the facts to ask for, at most two, the most telling first."""
    ranked = sorted(library.triage.items(), key=lambda each: each[1].rank)
    return tuple(fact for fact, _ in ranked if fact not in facts)[:_QUESTIONS]


def holds(conditions: tuple[tuple[str, bool], ...], facts: Facts) -> bool | None:
    """Whether conditions hold: None where a fact that they need is open."""
    if any(fact in facts and facts[fact] is not wanted for fact, wanted in conditions):
        return False
    return None if any(fact not in facts for fact, _ in conditions) else True


def _opens(playbook: Playbook, facts: Facts) -> bool:
    return any(holds(conditions, facts) is True for conditions in playbook.opens_on)


def prove(
    library: Library, folder: str = "knowledge", line: Callable[[str, Where], int] = lambda *_: 1
) -> Iterator[Mistake]:
    """Yield a mistake for every example of a triage file that it is wrong about.

    Args:
        library: the facts.
        folder: what the folder is called.
        line: tells the line of something in a file.
    """
    for fact, file in library.triage.items():
        examples = file.examples
        for kind, texts, wanted in (
            ("yes", examples.yes, True), ("no", examples.no, False), ("open", examples.open, None),
        ):  # fmt: skip
            for at, text in enumerate(texts):
                if tell(text, library).get(fact) is not wanted:
                    wrong = f"examples.{kind}.{at}: is not told as {kind}: {text[:80]!r}"
                    name = f"triage/{fact}.yaml"
                    where = line(name, ("examples", kind, at))
                    yield Mistake(f"{folder}/{name}", where, wrong)
