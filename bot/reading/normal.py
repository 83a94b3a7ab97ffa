"""Text made comparable *for matching only*, with offsets that lead back to the original.

Quotes are never taken from here: a place found in normal text is translated back and the
original characters are shown.
"""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# Letters that look like Latin ones (a selection of Unicode UTS #39 confusables). They are folded
# only inside a word that also has Latin letters, so that text in those scripts stays as it is.
_LOOK_ALIKE = str.maketrans(
    "авеёкмнорстухіјѕԁԛԝһАВЕКМНОРСТУХІЈЅαβενικορτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "abeekmhopctyxijsdqwhABEKMHOPCTYXIJSaBevikoptuxyABEZHIKMNOPTYX",
)
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\v": "\n", "\f": "\n",
    "\u2260": " is not ",
}  # fmt: skip

# What differs from itself when normalised: marks of a quoted reply at the start of a line, a word
# broken by a hyphen at the end of a line, control characters, everything outside ASCII, and a
# letter with combining marks behind it (composed together, a bounded number at a time, because to
# order n marks takes n * n steps).
_SPECIAL = re.compile(
    r"(?P<quoted>^[ \t]*(?:>[ \t]?)+)"
    r"|(?P<broken>(?<=[^\W\d_])[-\u2010\u00ad]\r?\n(?:[ \t]*(?:>[ \t]?)+|[ \t]*)(?=[^\W\d_A-Z]))"
    r"|(?P<return>\r\n?)"
    r"|(?P<cluster>[^\n][\u0300-\u036f]{1,30}|[^\x20-\x7e\n\t]|`)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Normal:
    """A part's text made comparable.

    Attributes:
        text: the normal text.
        changes: where offsets in it and in the original text part: for each, in order, where it
            stands in the normal text (start, end) and in the original one.
    """

    text: str
    changes: Sequence[tuple[int, int, int, int]] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of the normal text's ``[start:end]`` (``start < end``)."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        """Return the original offsets of what a normal character came from."""
        number = bisect_right(self.changes, (at, sys.maxsize))
        if not number:
            return at, at + 1
        _, last, start, end = self.changes[number - 1]
        return (start, end) if at < last else (end + at - last, end + at - last + 1)


def normalise(text: str) -> Normal:
    """Make ``text`` comparable; linear in its length."""
    pieces: list[str] = []
    changes: list[tuple[int, int, int, int]] = []
    known: dict[str, str] = {}  # a text has few different ones
    done = gone = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        plain = "\n" if match.lastgroup == "return" else ""
        if match.lastgroup == "cluster":
            cluster = match[0]
            if cluster not in known:
                known[cluster] = _plain(cluster)
            plain = known[cluster]
        pieces += (text[done:start], plain)
        done = end
        if end - start != 1 or len(plain) != 1:
            changes.append((start - gone, start - gone + len(plain), start, end))
            gone += end - start - len(plain)
    return Normal(_latin("".join([*pieces, text[done:]])), changes) if pieces else Normal(text)


def _plain(cluster: str) -> str:
    known = _PLAIN.get(cluster)
    if known is not None:
        return known
    if unicodedata.category(cluster[0]) in ("Cf", "Cc"):  # zero width, bidi, control
        return ""
    return unicodedata.normalize("NFKC", cluster)


def _latin(text: str) -> str:
    if _OTHER_SCRIPT.search(text) is None:
        return text

    def fold(match: re.Match[str]) -> str:
        word = match.group()
        if _OTHER_SCRIPT.search(word) and _LATIN.search(word):
            return word.translate(_LOOK_ALIKE)
        return word

    return _WORD.sub(fold, text)
