"""Names of places and the countries that have one (GeoNames; see docs/decisions/0003)."""

import gzip
import re
from functools import cache
from importlib import resources


@cache
def known() -> dict[str, str]:
    """Return place names (``=name`` for countries and states) with the countries that have one."""
    data = resources.files("bot.reading").joinpath("places.tsv.gz").read_bytes()
    lines = gzip.decompress(data).decode().splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)


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
    for piece in pieces:
        if piece in names:
            return frozenset(names[piece].split())
    return frozenset()


def _agreed(code: str, name: str, pieces: list[str]) -> frozenset[str]:
    """Weigh a short code against the town before it: "Florianópolis, SC" is no US state."""
    town = frozenset(known().get(pieces[0], "").split())
    if name == "georgia":  # the one country whose name a US state has too
        return town & {"GE", "US"} or frozenset(("GE", "US"))
    if len(pieces[-1]) <= 3 and len(pieces) > 1 and town and code not in town:
        return town
    return frozenset((code,))


def is_place(name: str) -> bool:
    """Whether a written name (case folded) is one of a known place."""
    return name in known() or "=" + name in known()
