"""Hosts of mail and sites: whether two are easily taken for one another, or one for a firm."""

import re
import unicodedata
from functools import cache
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

_DISTANCE = 2  # letters by which a look-alike differs at most
LONG = 9  # letters; a shorter host differs by one only, as words of that length often do by two
_SHORTEST = 5  # letters; below this two hosts are similar by chance
_AFFIX = re.compile(
    r"(?:^|-)(?:hr|inc|corp|group|jobs?|careers?|team|global|ltd|llc|co|company|official|mail|"
    r"office|people|work|recruiting|verify|references?|refs?|talent|staff|payroll|hiring|com|net|"
    r"support|online|admin|desk|personal|rh|carreiras|karriere)(?=-|$)"
)
_GLUED = re.compile(
    r"(hr|inc|corp|jobs?|careers?|group|llc|ltd|co|global|team|mail|references?|talent|hiring|com)$"
)
# Under these anybody can have a known firm's name; a firm's own further sites stand under others.
_OPEN = frozenset(
    {
        "co", "cm", "net", "org", "info", "biz", "online", "site", "xyz", "work", "live", "email",
        "top", "club", "careers", "jobs", "team", "pro", "agency", "ltd", "inc", "company",
        "services", "solutions", "center", "support", "cc", "us.com", "eu.com",
    }
)  # fmt: skip
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": "and"})


@cache
def _extract() -> Any:
    # Imported here: reading the bundled suffix list costs 70 ms and few pastes have referees.
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def registered(host: str) -> tuple[str, str]:
    """Return the name a host was registered under and its suffix: ``acme``, ``co.uk``."""
    parts = _extract()(host)
    if parts.suffix:
        return parts.domain, parts.suffix
    label, _, suffix = host.rpartition(".")  # a suffix that is on no list, as in examples
    return label.rpartition(".")[2], suffix


def misspelt(label: str, name: str) -> bool:
    """Whether a host has a name with wrong letters; written without its marks it is not wrong."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if label in (folded, name.translate(_SPELT_OUT)) or folded != name:
        return False
    if abs(len(label) - len(name)) > 1 or label.startswith(name) or name.startswith(label):
        return False
    return DamerauLevenshtein.distance(label, name, score_cutoff=_DISTANCE) <= _DISTANCE


def similar(host: str, other: str) -> bool:
    """Whether two hosts are of different owners by name but easily taken for one another."""
    (one, suffix), (two, other_suffix) = registered(host), registered(other)
    if not one or not two or (one, suffix) == (two, other_suffix):
        return False
    if one == two:
        return suffix in _OPEN and other_suffix not in _OPEN
    plain_one, plain_two = _plain(one), _plain(two)
    if min(len(plain_one), len(plain_two)) < _SHORTEST:
        return False
    if plain_one == plain_two:
        return True
    most = _DISTANCE if min(len(plain_one), len(plain_two)) >= LONG else 1
    return DamerauLevenshtein.distance(plain_one, plain_two, score_cutoff=most) <= most


def _plain(label: str) -> str:
    """Drop the additions that are put around a known name: ``acme-careers``, ``acmehr``."""
    bare = _AFFIX.sub("", label).replace("-", "")
    without = _GLUED.sub("", bare)
    return without if len(without) >= _SHORTEST else bare
