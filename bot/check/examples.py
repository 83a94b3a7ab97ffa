"""Proves every signal on its own examples: the texts that must raise it and the look-alikes."""

from collections.abc import Callable, Iterator
from datetime import date

from bot.check.findings import raised
from bot.library.library import Library, Signal
from bot.library.page import Where
from bot.library.shapes import Mistake
from bot.reading.parts import Part
from bot.reading.profile import read

# Examples are read on one fixed day, so that "present" means the same whenever they are proved.
EXAMPLE_DAY = date(2026, 11, 21)


def prove(
    library: Library, folder: str = "knowledge", line: Callable[[str, Where], int] = lambda *_: 1
) -> Iterator[Mistake]:
    """Yield a mistake for every example that does not do what it should.

    Args:
        library: the signals.
        folder: what the folder is called.
        line: tells the line of something in a file.
    """
    for signal in library.signals:
        file = f"signals/{signal.file.area}/{signal.id}.yaml"
        for kind, texts, wanted in (
            ("fires", signal.file.examples.fires, True),
            ("quiet", signal.file.examples.quiet, False),
        ):
            for at, text in enumerate(texts):
                if holds(signal, text, library) is not wanted:
                    told = "does not raise the signal" if wanted else "raises the signal"
                    where = line(file, ("examples", kind, at))
                    told = f"examples.{kind}.{at}: {told}: {text[:80]!r}"
                    yield Mistake(f"{folder}/{file}", where, told)


def holds(signal: Signal, text: str, library: Library) -> bool:
    """Whether a signal is raised by a text."""
    profile = read((Part("example", text),), library, EXAMPLE_DAY)
    return bool(raised(signal, profile, library)[0])
