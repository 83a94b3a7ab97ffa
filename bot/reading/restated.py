"""What a sentence says otherwise than the sentences that it restates, in one language."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Protocol

from bot.reading.claims import MONTHS, Claims, claims, tokens
from bot.reading.forces import (
    AFTER,
    ALL,
    BEFORE,
    FORBID,
    IF,
    LEAST,
    MAY,
    MOST,
    NEVER,
    ONLY,
    UNLESS,
)

_NEARLY = 0.85  # of the words of the piece it is most like that another piece must have
_OWN = 0.51  # of a clause's telling words that must stand in what is restated
_FEW = 2  # words that say too little to be a piece by themselves
_TOGETHER, _MANY = 3, 6  # clauses looked at together, in a sentence of at most so many
_BESIDE = 4  # words around a number that tell what was counted
_MONTH_STEMS = frozenset(MONTHS) - {"may"} | {"januari", "februari", "juli"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINT = re.compile(
    r"[;:()]|,(?!\d)|\b(?:and|und|e)\b(?=(?:\s+\w+){0,6}?\s+(?:not|never|no|nicht|nie|kein\w*|não|nunca)\b)|"
    r"\b(?:but|because|though|although|while|unless|aber|sondern|weil|obwohl|während|mas|porque|"
    r"embora|enquanto)\b|[.!?](?=\s|$)",
    re.IGNORECASE,
)
_OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("accept agre", "refus declin reject"), ("allow permit", "forbid ban prohibit"),
        ("more increas rise rose grew", "less fewer decreas fell drop declin"),
        ("keep retain preserv", "delet destroy wipe discard"), ("same ident", "differ"),
        ("public publish", "privat secret"), ("weak", "strong"), ("much mani", "littl few"),
        ("common often usual ordinari", "rare seldom unusu"), ("first earli", "last late"),
        ("open grant give", "close revok withhold remov"), ("before", "after"),
        ("start begin", "stop end"), ("guilti", "innoc"), ("hire", "fire dismiss"),
        ("safe safer", "danger unsaf"), ("pass", "fail"), ("hold", "send releas"),
        ("written write", "oral verbal"), ("real genuin true", "fake fals invent"),
        ("insid within", "outsid"), ("small", "larg big"), ("with", "without"),
        ("buyer buy bought", "seller sell sold"), ("send", "receiv"), ("upper", "lower"),
        ("all everi each", "some few"), ("honest", "dishonest"),
    )
)  # fmt: skip


class Known(Hashable, Protocol):
    """What is known of words."""

    @property
    def language(self) -> str:
        """Which language they are of."""
        ...

    def stems(self, text: str) -> Sequence[str]:
        """Return the stems of a text's words."""
        ...

    def telling(self, text: str) -> Sequence[str]:
        """Return the stems of those that tell something."""
        ...

    def names(self, text: str) -> Iterable[str]:
        """Yield the words that name somebody or something."""
        ...


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause, or neighbours together: its words, what it claims, and its whole sentence."""

    places: frozenset[int]
    stems: frozenset[str]
    said: Claims
    whole: str


def wrong(text: str, on: Sequence[str], titles: str, known: Known) -> str:
    """Return the first kind of thing that a sentence says otherwise, or nothing.

    Args:
        text: the sentence.
        on: the sentences that it restates.
        titles: headings under which they stand.
        known: what is known of words of the language that all of it is in.
    """
    ours, theirs, titled = (claims(each, known.language) for each in (text, " ".join(on), titles))
    if not ours.addresses <= theirs.addresses:
        return "address"
    if not ours.numbers <= theirs.numbers | titled.numbers:
        return "number"
    if not ours.amounts <= theirs.amounts or not ours.dates <= theirs.dates | titled.dates:
        return "amount or date"
    if _counted(text, " ".join(on), known):
        return "what a number counts"
    return (
        _added(text, on, titles, known)
        or _unfounded(ours, theirs)
        or _turned(text, on, titles, known)
        or opposed(text, " ".join(on), known)
    )


def unlike(one: Claims, other: Claims) -> str:
    """Return what a translation claims otherwise than the sentence it translates, or nothing."""
    if one.numbers != other.numbers or not one.amounts <= other.amounts:
        return "number"
    if not one.dates <= other.dates or not one.addresses <= other.addresses:
        return "date or address"
    if one.denied != other.denied:
        return "denial"
    if not _binding(one, other):
        return "duty"
    for kind in (ALL, ONLY, UNLESS, LEAST):
        if kind in one.limits and kind not in other.limits:
            return "limit"
    lost = any(kind in other.limits - one.limits for kind in (ONLY, UNLESS, LEAST))
    return "limit" if lost or _reversed(one, other) else ""


def _counted(text: str, source: str, known: Known) -> bool:
    """Whether a number counts something else than in the source."""
    there = list(_beside(source, known))
    return any(
        not any(number == other and around & beside for other, beside in there)
        for number, around in _beside(text, known)
        if any(number == other for other, _ in there) and around
    )


def _beside(text: str, known: Known) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each number of a text with the words that follow it closely, or stand before."""
    words = [each.replace(",", "") for each in re.findall(r"\d[\d,.]*\d|\w+", text)]
    for at, word in enumerate(words):
        if word[0].isdigit() and not _YEAR.fullmatch(word):
            after = words[at + 1 : at + 1 + _BESIDE] or words[max(0, at - _BESIDE) : at]
            yield word, frozenset(known.stems(" ".join(after)))


def _added(text: str, on: Sequence[str], titles: str, known: Known) -> str:
    """Return whether a clause is not of what is restated: what a true sentence was hung on to."""
    there = set(known.stems(" ".join((titles, *on))))
    for clause in _clauses(text, known):
        telling = known.telling(clause)
        if sum(each in there for each in telling) < _OWN * len(telling):
            return "words"
    return ""


def _unfounded(ours: Claims, theirs: Claims) -> str:
    """Return what kind of duty or limit stands nowhere in what a sentence leans on."""
    if not _covered(ours, theirs):
        return "duty"
    if any(kind in ours.limits - theirs.limits for kind in (ALL, ONLY, UNLESS, LEAST)):
        return "limit"
    return "limit" if _reversed(ours, theirs) else ""


def _reversed(ours: Claims, theirs: Claims) -> bool:
    """Whether a limit is the opposite of the one that stands there."""
    pairs = ((MOST, LEAST), (BEFORE, AFTER), (AFTER, BEFORE))
    return any(
        one in ours.limits - theirs.limits and other in theirs.limits - ours.limits
        for one, other in pairs
    )


def _turned(text: str, on: Sequence[str], titles: str, known: Known) -> str:
    """Return what a clause denies, demands or limits otherwise than the one it restates."""
    theirs = [piece for each in on for piece in _pieces(each, known)]
    titled = claims(titles, known.language)
    there = set(map(bare, tokens(titles)))
    for own in _clauses(text, known):
        near = _nearest(_telling(own, known), theirs)
        said, named = claims(own, known.language), set(map(bare, known.names(own))) - there
        wrongs = [_differ(said, each.said, titled) or _misnamed(named, each) for each in near]
        if wrongs and all(wrongs):
            return wrongs[0]
    return ""


def _misnamed(named: Iterable[str], piece: _Piece) -> str:
    """Return whether a name stands in none of the words of the sentence that is restated."""
    there = set(map(bare, tokens(piece.whole)))
    return "" if all(bare(each) in there for each in named) else "name"


def bare(word: str) -> str:
    """Return a name as it is compared: folded, without its English genitive."""
    return re.sub(r"['’]s$", "", word.casefold())


def _telling(text: str, known: Known) -> frozenset[str]:
    """Return the stems of a clause without numbers and months, which are looked at apart."""
    return frozenset(
        each for each in known.stems(text) if not each.isdigit() and each not in _MONTH_STEMS
    )


def _differ(ours: Claims, theirs: Claims, titled: Claims) -> str:
    if ours.denied != theirs.denied:
        return "denial"
    if not _binding(ours, theirs):
        return "duty"
    if not ours.dates <= theirs.dates | titled.dates:
        return "amount or date"
    lost = any(kind in theirs.limits - ours.limits for kind in (ONLY, UNLESS))
    given = any(MAY in kinds for kinds in theirs.forces)
    return "limit" if lost or (given and IF in theirs.limits - ours.limits) else ""


def _binding(ours: Claims, theirs: Claims) -> bool:
    """Whether two clauses demand, allow and forbid alike."""
    return _covered(ours, theirs) and _covered(theirs, ours)


def _covered(ours: Claims, theirs: Claims) -> bool:
    """Whether every duty of one stands in the other, too; "never" is a denial as any."""
    known = frozenset(each for kinds in theirs.forces for each in kinds)
    banned = known | {FORBID} if NEVER in known else known
    return all(NEVER in kinds or not kinds.isdisjoint(banned) for kinds in ours.forces)


def opposed(text: str, source: str, known: Known) -> str:
    """Return whether a word of the sentence is the opposite of what stands in its place."""
    said, there = set(known.stems(text)), set(known.stems(source))
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if said & one and not there & one and there & other and not said & other:
                return "opposite"
    return ""


def _clauses(text: str, known: Known) -> list[str]:
    """Cut a sentence at its joints; a piece of few words stays with the one before."""
    found: list[str] = []
    for piece in _JOINT.split(text):
        if found and len(set(known.stems(piece))) <= _FEW:
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece)
    return found


@lru_cache(maxsize=1024)  # the folder's sentences, which are asked for again and again
def _pieces(text: str, known: Known) -> tuple[_Piece, ...]:
    """Return the clauses of a sentence, and a few of them together, as a restatement may skip."""
    cut = _clauses(text, known)
    sizes = range(1, _TOGETHER + 1) if len(cut) <= _MANY else (1,)
    chosen = [each for size in sizes for each in combinations(range(len(cut)), size)]
    if len(cut) > _TOGETHER:
        chosen.append(tuple(range(len(cut))))
    return tuple(_piece(cut, each, text, known) for each in chosen)


def _piece(cut: Sequence[str], places: Sequence[int], whole: str, known: Known) -> _Piece:
    joined = ", ".join(cut[each] for each in places)
    said = claims(joined, known.language)
    return _Piece(frozenset(places), _telling(joined, known), said, whole)


def _nearest(own: frozenset[str], theirs: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces that have most of a clause's words, none that holds a smaller such one."""
    scored = [(len(own & each.stems), each) for each in theirs]
    best = max((score for score, _ in scored), default=0)
    near = [each for score, each in scored if best and score >= _NEARLY * best]
    return [
        each
        for each in near
        if not any(other.whole == each.whole and other.places < each.places for other in near)
    ]
