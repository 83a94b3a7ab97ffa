"""How the cost of reading grows with the length of a text."""

import time
import timeit
from collections.abc import Callable

LINEAR = 15  # times the cost for ten times the text; quadratic would be a hundred


def growth(run: Callable[[str], object], make: Callable[[int], str]) -> float:
    """Return how many times longer ``run`` takes on 200,000 characters than on 20,000.

    What takes less than ten milliseconds counts as ten; a result that is too high because the
    machine was busy is measured again.
    """
    short, long = make(20_000), make(200_000)

    def cost(text: str) -> float:
        return min(timeit.repeat(lambda: run(text), time.process_time, number=1, repeat=3))

    ratio = float("inf")
    for _ in range(5):
        ratio = min(ratio, cost(long) / max(cost(short), 0.01))
        if ratio <= LINEAR:
            break
    return ratio


# Texts that send a careless pattern back and forth; each makes about `length` characters.
HOSTILE: dict[str, Callable[[int], str]] = {
    "one letter": lambda length: "a" * length,
    "words": lambda length: "word " * (length // 5),
    "spaces": lambda length: "a" + " " * length + "b",
    "stops without an end": lambda length: "a" + "." * length + "-b",
    "stops and quotes": lambda length: "a" + '."' * (length // 2) + "-b",
    "dashes": lambda length: "a " + "-" * length + "b",
    "empty lines": lambda length: "a" + "\n" * length + "b",
    "lines of spaces": lambda length: ("a" + " " * 198 + "\n") * (length // 200),
    "quoted replies": lambda length: "a-\n" + "> " * (length // 2) + "B",
    "broken words": lambda length: "ab-\n" * (length // 4),
    "a time and spaces": lambda length: "00:08" + " " * length + "\n",
    "a name and spaces": lambda length: "a" + " " * length + ":\n",
    "speakers": lambda length: "I: a?\nC: b.\n" * (length // 12),
    "two-sided marks": lambda length: "a" + "\u0316\u0301" * (length // 2),
    "marked letters": lambda length: "a\u0301" * (length // 2),
    "look-alikes": lambda length: "раypal " * (length // 7),
}
