import os
import subprocess
import sys
from dataclasses import replace

import pytest

from bot.check.examples import holds, prove
from bot.library.library import Library

# In a process of its own: a copy is made of a process with one thread alone.
_ALL_WRONG = """
import os
from pathlib import Path
from bot.check import examples
from bot.library.load import load
parent, held = os.getpid(), examples.holds
def holds(signal, text, library):
    if {killed} and os.getpid() != parent:
        os._exit(9)
    os.write(2, b"this\\n" if os.getpid() == parent else b"another\\n")
    return text not in signal.file.examples.fires
examples.holds = holds
for each in examples.prove(load(Path("knowledge"))):
    print(each)
"""


def test_an_example_that_does_not_hold_is_a_located_mistake(library: Library) -> None:
    signal = next(each for each in library.signals if each.id == "camera-refused")
    examples = signal.file.examples.model_copy(
        update={"fires": ("Nice weather.",), "quiet": (signal.file.examples.fires[0],)}
    )
    wrong = replace(signal, file=signal.file.model_copy(update={"examples": examples}))
    told = [str(each) for each in prove(replace(library, signals=(wrong,)))]
    assert len(told) == 2
    assert "knowledge/signals/interview/camera-refused.yaml:1" in told[0]
    assert "does not raise" in told[0] and "raises the signal" in told[1]


def test_an_example_that_holds_is_no_mistake(library: Library) -> None:
    signal = next(each for each in library.signals if each.id == "camera-refused")
    assert holds(signal, signal.file.examples.fires[0], library)
    assert not holds(signal, signal.file.examples.quiet[0], library)


@pytest.mark.parametrize("killed", [False, True])
def test_every_example_is_proved_once_with_a_second_process_and_without(
    killed: bool, library: Library
) -> None:
    run = [sys.executable, "-c", _ALL_WRONG.format(killed=killed)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    told, by = done.stdout.splitlines(), done.stderr.split()
    assert len(told) == len(set(told)) == len(by)
    assert len(told) == sum(
        len(signal.file.examples.fires) + len(signal.file.examples.quiet)
        for signal in library.signals
    )
    two = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
    assert ("another" in by) is (two and not killed)
