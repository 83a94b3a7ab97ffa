"""Which applicant a check is about: what the asker calls them, and the name in the headings.

A name only tells one applicant's checks from another's. It is never a sign, no fact of it exists,
and nothing but keyed hashes of it is kept.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations

from bot.casebook.key import Key
from bot.library.library import Library
from bot.reading.fields import labelled
from bot.reading.profile import Profile
from bot.reading.readers.referees import vouched
from bot.reading.sheet import Sheet

_LABELS = (
    "name", "full name", "candidate", "candidate name", "applicant", "applicant name",
    "legal name", "bewerber", "bewerberin", "nome", "nome completo", "candidato", "candidata",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ASKED = re.compile(r"[^\W_]+")
_HEADING = re.compile(r"[ \t#*_>]*(?P<name>[^\n:|@\d]{2,60}?)[ \t*_]*(?:[|•·,\n]|[ \t][-–—]|$)")
_WORDS = 5  # of a name at the most
_SHORT = range(2, 6)  # letters of a whole name in a script that neither parts nor capitalises words
_MOST = 6  # words of a name that are paired


def labels(profile: Profile, asked: str, library: Library, key: Key) -> frozenset[int]:
    """Return the marks of who a check is about; two checks of one applicant share one at least.

    Args:
        profile: what was given.
        asked: what the asker calls the applicant; empty for nothing.
        library: says which words of headings are no names.
        key: of the hashes.
    """
    known = library.names.get("heading-words", frozenset())
    told = " ".join(_ASKED.findall(_plain(asked)))
    found = {key.mark("asked", told)} if told else set()
    # A middle name is given on one paper and not on another, so that names count by their pairs.
    for name in (*_names(profile, known), asked if _is_name(asked, known) else ""):
        words = sorted(set(_WORD.findall(_plain(name))))[:_MOST]
        pairs = combinations(words, 2) if len(words) > 1 else [words] if words else []
        found |= {key.mark("name", " ".join(pair)) for pair in pairs}
    return frozenset(found)


def _names(profile: Profile, known: frozenset[str]) -> Iterator[str]:
    for sheet in profile.sheets:
        if not sheet.turns.starts:  # a transcript's "Candidate:" is followed by what they say
            yield _heading(sheet, known) or _labelled(sheet, known)


def _labelled(sheet: Sheet, known: frozenset[str]) -> str:
    """Return the first name that stands behind a label, as in a form, and is no referee's."""
    return next(
        (
            each.value
            for each in labelled(sheet, *_LABELS)
            if each.label in _LABELS
            and _is_name(each.value, known, least=1)  # not everybody has two
            and not vouched(sheet, each.start)
        ),
        "",
    )


def _heading(sheet: Sheet, known: frozenset[str]) -> str:
    """Return the name that a CV begins with."""
    match = _HEADING.match(sheet.text.lstrip())
    return match["name"] if match and _is_name(match["name"], known) else ""


def _is_name(text: str, known: frozenset[str], least: int = 2) -> bool:
    """Whether a text can be a name: a few words that begin as names do, none that headings have.

    Where a script knows no capitals every word may be one, and one short word a whole name.
    """
    words = text.replace(",", " ").split()
    whole = len(words) == 1 and not _cased(words[0]) and len(words[0]) in _SHORT
    return (
        (len(words) in range(least, _WORDS + 1) or whole)
        and all(_WORD.fullmatch(_plain(word.rstrip("."))) for word in words)
        and sum(word[0].isupper() or not _cased(word) for word in words) >= min(2, len(words))
        and known.isdisjoint(word.casefold() for word in words)
    )


def _cased(word: str) -> bool:
    return word.upper() != word.lower()


def _plain(text: str) -> str:
    """Fold case and marks: the same name is written with and without them."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in spread if unicodedata.category(each)[0] != "M")
