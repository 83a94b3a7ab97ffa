"""Builds indexes in child processes and kills them: ``python -m tests.engines.killed FOLDER``.

The children are forked from here, where Chroma is imported already but nothing is open, so that
each costs a fraction of a second. A child that starts building says so by a byte for every sign of
progress; after a random number of them, and a random moment more, it is killed.
"""

import importlib
import itertools
import os
import random
import signal
import sys
import time
from pathlib import Path

from bot.engines.passage_index import ChromaIndex
from tests.engines.vectors import ChanceEmbedder, passages

CHILDREN = 40
SIZE = 96
_SIGNS = 2 * (SIZE // 16 + 2)  # in two builds, about


def version(number: int) -> dict[str, str]:
    """The passages of one version; half of each is in the next."""
    return passages(range(number * SIZE // 2, number * SIZE // 2 + SIZE))


def _build(folder: Path, told: int) -> None:
    index = ChromaIndex(folder, ChanceEmbedder(), persist_every=20)

    def sign(done: int, total: int) -> None:
        os.write(told, b".")

    for number in itertools.count():
        index.replace(version(number % 3), sign)


def _start(folder: Path) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _build(folder, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def _kill(child: int, reading: int, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, _SIGNS)):
        if not os.read(reading, 1):
            break
    time.sleep(chance.random() / 50)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(reading)
    if not os.WIFSIGNALED(status):
        raise SystemExit("a child ended by itself")


def main(folder: Path) -> None:
    """Let two children at a time build, each in a folder of its own, and kill them."""
    importlib.import_module("chromadb")  # once, here: the children are forked with it

    chance = random.Random(os.urandom(8))
    for number in range(0, CHILDREN, 2):
        pair = [_start(folder / str(each)) for each in (number, number + 1)]
        for child, reading in pair:
            _kill(child, reading, chance)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
