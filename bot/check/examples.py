"""Proves every signal on its own examples: the texts that must raise it and the look-alikes."""

from collections.abc import Iterator
from datetime import date

from bot.check.findings import raised
from bot.library.library import Library, Signal
from bot.library.shapes import Mistake
from bot.reading.parts import Part
from bot.reading.profile import read

# Examples are read on one fixed day, so that "present" means the same whenever they are proved.
EXAMPLE_DAY = date(2026, 11, 21)


def prove(library: Library, folder: str = "knowledge") -> Iterator[Mistake]:
    """Yield a mistake for every example that does not do what it should."""
    for signal in library.signals:
        file = f"{folder}/signals/{signal.file.area}/{signal.id}.yaml"
        for kind, texts, wanted in (
            ("fires", signal.file.examples.fires, True),
            ("quiet", signal.file.examples.quiet, False),
        ):
            for at, text in enumerate(texts):
                if holds(signal, text, library) is not wanted:
                    told = "does not raise the signal" if wanted else "raises the signal"
                    yield Mistake(file, 1, f"examples.{kind}.{at}: {told}: {text[:80]!r}")


def holds(signal: Signal, text: str, library: Library) -> bool:
    """Whether a signal is raised by a text."""
    profile = read((Part("example", text),), library, EXAMPLE_DAY)
    return bool(raised(signal, profile, library)[0])
