"""Proves every signal on its own examples: the texts that must raise it and the look-alikes."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing import get_context

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

    def proved(half: int, of: int) -> Iterator[Mistake]:
        for signal in library.signals[half::of]:
            yield from _of_one(signal, library, folder, line)

    if not _may_halve():
        yield from proved(0, 1)
        return
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    helper = context.Process(target=lambda: there.send(list(proved(1, 2))), daemon=True)
    helper.start()
    there.close()
    yield from proved(0, 2)
    try:
        yield from here.recv()
    except EOFError:  # killed, for want of memory perhaps
        yield from proved(1, 2)
    helper.join()


def _may_halve() -> bool:
    """Whether a second process can take half: it is a copy of this one, and of no thread."""
    # A copy shares what was read of the folder, which is why it is quicker; macOS takes it ill.
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _of_one(
    signal: Signal, library: Library, folder: str, line: Callable[[str, Where], int]
) -> Iterator[Mistake]:
    file = f"signals/{signal.file.area}/{signal.id}.yaml"
    for kind, texts, wanted in (
        ("fires", signal.file.examples.fires, True),
        ("quiet", signal.file.examples.quiet, False),
    ):
        for at, text in enumerate(texts):
            if holds(signal, text, library) is not wanted:
                told = "does not raise the signal" if wanted else "raises the signal"
                told = f"examples.{kind}.{at}: {told}: {text[:80]!r}"
                yield Mistake(f"{folder}/{file}", line(file, ("examples", kind, at)), told)


def holds(signal: Signal, text: str, library: Library) -> bool:
    """Whether a signal is raised by a text."""
    profile = read((Part("example", text),), library, EXAMPLE_DAY)
    return bool(raised(signal, profile, library)[0])
