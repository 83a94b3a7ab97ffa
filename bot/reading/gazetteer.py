"""Names of places and the countries that have one (GeoNames; see docs/decisions/0003)."""

import gzip
import re
from bisect import bisect_right
from functools import cache
from importlib import resources

_NONE: frozenset[str] = frozenset()
_PIECE = 1_000  # characters: few pieces to keep, and each is looked through in a microsecond


class _Names:
    """Sorted lines ``name<tab>countries``, some with ``<tab>country`` behind, in pieces.

    A dictionary of them would take 30 MB and 60 ms, and a list of them 8 MB.
    """

    def __init__(self, lines: str) -> None:
        """Cut the lines, each with a line break before it."""
        self._pieces: list[str] = []
        at = 0
        while at < len(lines):
            end = lines.find("\n", at + _PIECE)
            end = len(lines) if end < 0 else end
            self._pieces.append(lines[at:end])
            at = end
        self._firsts = [each[1 : each.index("\t") + 1] for each in self._pieces]
        # Asked for most of all, and few.
        first, last = lines.index("\n="), lines.rindex("\n=")
        marked = lines[first + 1 : lines.find("\n", last + 1)].split("\n")
        self._marked = dict(each.split("\t", 1) for each in marked)

    def get(self, name: str) -> str:
        """Return the countries of a name, separated by spaces; empty where it is not known."""
        return self._rest(name).partition("\t")[0]

    def main(self, name: str) -> str:
        """Return the one country that a name mostly means; empty where that is none."""
        countries, _, largest = self._rest(name).partition("\t")
        return largest or (countries if " " not in countries else "")

    def _rest(self, name: str) -> str:
        if name[:1] == "=":
            return self._marked.get(name, "")
        piece = self._pieces[bisect_right(self._firsts, f"{name}\t") - 1]
        _, found, after = piece.partition(f"\n{name}\t")
        return after.partition("\n")[0] if found else ""


@cache
def known() -> _Names:
    """Return all place names; countries and states have a ``=`` before theirs."""
    data = resources.files("bot.reading").joinpath("places.tsv.gz").read_bytes()
    lines = gzip.decompress(data).decode().rstrip("\n")
    return _Names(lines[lines.index("\n") :])


def regions(place: str) -> frozenset[str]:
    """Return the countries a written place may be in; empty where it is not known.

    "Austin, TX" and "Porto, Portugal" are one country each, "Cambridge" is several.
    """
    pieces = [each.strip(" .*'\"").casefold() for each in re.split(r"[,/(|]| - ", place)]
    pieces = [each for each in pieces if each][:4]
    names = known()
    for piece in reversed(pieces):
        code = names.get("=" + piece) or (names.get(f"=us-{piece}") if len(pieces) > 1 else None)
        if code:
            return _agreed(code, piece, pieces)
    return next((frozenset(names.get(each).split()) for each in pieces if names.get(each)), _NONE)


def _agreed(code: str, name: str, pieces: list[str]) -> frozenset[str]:
    """Weigh a short code against the town before it: "Florianópolis, SC" is no US state."""
    town = frozenset(known().get(pieces[0]).split())
    if name == "georgia":  # the one country whose name a US state has too
        return town & {"GE", "US"} or frozenset(("GE", "US"))
    if len(pieces[-1]) <= 3 and len(pieces) > 1 and town and code not in town:
        return town
    return frozenset((code,))


def is_place(name: str) -> bool:
    """Whether a written name (case folded) is one of a known place."""
    return bool(known().get(name) or known().get("=" + name))


def is_area(name: str) -> bool:
    """Whether a written name (case folded) is a country's or a state's, also a state's letters."""
    return bool(known().get("=" + name) or known().get("=us-" + name))
