"""How alike two work histories are worded, told from a sketch that holds no word of either.

A sketch is a MinHash (Broder 1997, On the resemblance and containment of documents) over runs of
words, keyed, so that nobody without the key can try texts against it. Bands of it are kept as
marks: two texts that are alike share one at least, so that a look-up finds them without comparing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.casebook.key import Key
from bot.reading.parts import Span
from bot.reading.profile import Profile

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_BANDS, _ROWS = 10, 4  # two texts that share 7 of 10 runs share a band 94 times in 100
_HASHES = _BANDS * _ROWS
_RUN = 4  # words; shorter runs are phrases that any two histories share
_LEAST = 40  # runs; of a shorter text two sketches are alike by chance
_AFTER = 1500  # characters that the last role may go on for
_LONGEST = 200_000  # characters of one part
_CHUNK = 4096  # runs looked at together, so that a long text needs no more memory
_SHOWN = 3  # places where the shared words are quoted
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is left of a history: for each hash its least value, and where that run stands."""

    least: tuple[int, ...]
    places: tuple[Span, ...]

    def bands(self, key: Key) -> Iterator[int]:
        """Yield the marks by which alike histories are found."""
        for band in range(_BANDS):
            rows = self.least[band * _ROWS : (band + 1) * _ROWS]
            yield key.mark(f"band {band}", " ".join(map(str, rows)))

    @property
    def kept(self) -> bytes:
        """What is kept of it."""
        return b"".join(each.to_bytes(4, "big") for each in self.least)

    def shared(self, kept: bytes) -> list[Span]:
        """Return where the runs stand that another history, of which this was kept, has too."""
        if len(kept) != len(self.least) * 4:
            return []
        theirs = (int.from_bytes(kept[at : at + 4], "big") for at in range(0, len(kept), 4))
        pairs = zip(self.least, theirs, self.places, strict=True)
        return [place for mine, their, place in pairs if mine == their]

    def likeness(self, kept: bytes) -> float:
        """Return the share, 0 to 1, of the runs of both that both have."""
        return len(self.shared(kept)) / _HASHES


def sketch(profile: Profile, key: Key) -> Sketch | None:
    """Return the sketch of a profile's work history; None where it gives none of any length."""
    runs = list(_runs(profile))
    if len({run for run, _ in runs}) < _LEAST:
        return None
    least, where = _minima([run for run, _ in runs], key.derived("history"))
    return Sketch(least, tuple(runs[at][1] for at in where))


def quoted(places: list[Span]) -> tuple[Span, ...]:
    """Return a few of the places, none twice, far enough from one another to be worth reading."""
    chosen: list[Span] = []
    for each in sorted(places, key=lambda span: (span.part, span.start)):
        last = chosen[-1] if chosen else None
        if last is None or last.part != each.part or each.start > last.end + 80:
            chosen.append(each)
    return tuple(chosen[:_SHOWN])


def _runs(profile: Profile) -> Iterator[tuple[str, Span]]:
    """Yield the runs of words from the first dated role to behind the last, part by part."""
    for number, part in enumerate(profile.parts):
        spans = [
            span
            for fact in profile.named.get("history.employer", ())
            for span in fact.spans
            if span.part == number
        ]
        if not spans:
            continue
        start = min(span.start for span in spans)
        end = min(max(span.end for span in spans) + _AFTER, start + _LONGEST)
        words = list(_WORD.finditer(part.text, start, min(end, len(part.text))))
        for at in range(len(words) - _RUN + 1):
            few = words[at : at + _RUN]
            first, last = few[0].start(), few[-1].end()
            run = " ".join(word.group().casefold() for word in few)
            yield run, Span(number, first, last, part.text[first:last])


def _minima(runs: list[str], key: bytes) -> tuple[tuple[int, ...], list[int]]:
    """Return the least value of every hash, and the number of the run that has it."""
    import numpy

    hashed = numpy.array(
        [int.from_bytes(blake2b(run.encode(), digest_size=8, key=key).digest()) for run in runs],
        dtype=numpy.uint64,
    )
    least = numpy.full(_HASHES, numpy.iinfo(numpy.uint32).max, dtype=numpy.uint64)
    where = numpy.zeros(_HASHES, dtype=numpy.int64)
    for start in range(0, len(hashed), _CHUNK):
        values = _permuted(hashed[start : start + _CHUNK], key)
        first = values.argmin(axis=0)
        found = values[first, numpy.arange(_HASHES)]
        lower = found < least
        least[lower], where[lower] = found[lower], first[lower] + start
    return tuple(map(int, least)), [int(each) for each in where]


def _permuted(hashed: "NDArray[numpy.uint64]", key: bytes) -> "NDArray[numpy.uint64]":
    """Return for each run (row) its value by every hash (column), 32 bits each."""
    import numpy

    seeds = [blake2b(bytes((at,)), digest_size=16, key=key).digest() for at in range(_HASHES)]
    factor = numpy.array([int.from_bytes(each[:8]) | 1 for each in seeds], dtype=numpy.uint64)
    offset = numpy.array([int.from_bytes(each[8:]) for each in seeds], dtype=numpy.uint64)
    # Multiply-shift (Dietzfelbinger 1996): the upper half of a * x + b modulo 2**64.
    mixed = hashed[:, None] * factor[None, :] + offset[None, :]
    return mixed >> numpy.uint64(32)
