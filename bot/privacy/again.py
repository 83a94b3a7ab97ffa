"""Wherever the names of a text stand again: whole, as initials, shortened, spelt, in compounds."""

import re
from collections.abc import Iterator

from bot.privacy.found import Found, caught, listed, wide
from bot.privacy.roll import Roll
from bot.privacy.words import Word

# Letters that mean something else, whoever's initials they are.
_CODES = listed(
    """hr rh it qa pm ai ml ui ux vp uk us eu de pt br id ip ok tv pc am ag kg sa se ca cv cto
    ceo cfo
    sql aws api sre dns ssn tax vat kpi pdf css php url usd eur gbp btc eth otp mfa sso vpn nda"""
)
# Letter by letter: "B-E-R-G".
_LETTERED = wide(r"(?:^|[^\pL\pN-])(\p{Lu}(?:-\p{Lu}){3,})(?:[^\pL\pN-]|$)")
_LEAST = 3  # letters of a name that is looked for again
_CUT = 2  # letters at least that a short form leaves out


def find(roll: Roll) -> Iterator[Found]:
    """Yield every place of every name that was taken."""
    yield from caught("name", _LETTERED, roll.text, 1)
    if roll.named:
        yield from _known(roll)
    for start, end in roll.places:
        yield Found("name", start, end, roll.text[start:end])
    if roll.whole:
        longest = sorted(roll.whole, key=len, reverse=True)
        yield from caught("name", wide("|".join(map(re.escape, longest))), roll.text)


def _known(roll: Roll) -> Iterator[Found]:
    """Yield the places of names that are cut into words."""
    taken = [roll.words[number] for number in roll.named]
    folded = {word.folded for word in taken}
    short = {word.text for word in taken if _is_short(word)}
    begun = _beginnings({word.folded for word in taken if word.given and word.upper})
    again = {each for each in folded if len(each) >= _LEAST or _counts(each)}
    group: list[Word] = []
    for number, word in enumerate(roll.words):
        if (
            number in roll.named
            or word.text in short
            or (word.folded in again and not word.particle and (word.upper or not word.ordinary))
            or (not word.upper and not word.ordinary and _spells(word.folded, again))
            or (word.upper and (word.perhaps or not word.ordinary) and _shortens(word, begun))
        ):
            if group and not roll.joined(number):
                yield from _found(roll, group)
                group = []
            group.append(word)
        elif group and not (word.particle and _bridges(roll, number)):
            yield from _found(roll, group)
            group = []
    yield from _found(roll, group)
    yield from _initials(roll)
    yield from _pieces(roll, again)


def _initials(roll: Roll) -> Iterator[Found]:
    """Yield the initials of those who are named: "AW", "P.J."."""
    known = {"".join(roll.words[at].folded[0] for at in run) for run in _runs(roll)}
    if not known:
        return
    for number, word in enumerate(roll.words):
        letters = word.text.isupper() and len(word.text) in (2, 3)
        if letters and word.folded in known and word.folded not in _CODES:
            yield Found("name", word.start, word.end, word.text)
        following = roll.words[number + 1] if number + 1 < len(roll.words) else None
        dotted = following is not None and following.initial and following.gap in (".", ". ")
        if following and dotted and word.initial and word.folded + following.folded in known:
            shown = roll.text[word.start : following.end]
            yield Found("name", word.start, following.end, shown)


def _pieces(roll: Roll, again: set[str]) -> Iterator[Found]:
    """Yield a name that is a part of a compound: "Marn-Mail"."""
    for word in roll.words:
        if "-" in word.text and word.folded not in again:
            at = word.start
            for piece in word.text.split("-"):
                if piece.casefold() in again and piece[:1].isupper():
                    yield Found("name", at, at + len(piece), piece)
                at += len(piece) + 1


def _runs(roll: Roll) -> Iterator[list[int]]:
    """Yield the words of each name and, of longer ones, the first two and the outer two."""
    run: list[int] = []
    for at in [*sorted(roll.named), len(roll.words) + 1]:
        if run and (at != run[-1] + 1 or not roll.joined(at)):
            whole = [each for each in run if not roll.words[each].particle]
            if len(whole) > 1:
                yield from (whole, whole[:2], [whole[0], whole[-1]])
            run = []
        run.append(at)


def _bridges(roll: Roll, number: int) -> bool:
    following = number + 1
    joined = roll.joined(number) and following < len(roll.words) and roll.joined(following)
    return following in roll.named and joined and roll.linked(number)


def _found(roll: Roll, group: list[Word]) -> Iterator[Found]:
    if any(len(word.text) > 1 or word.uncased for word in group):
        start, end = group[0].start, group[-1].end
        yield Found("name", start, end, roll.text[start:end])


def _counts(folded: str) -> bool:
    """Whether a short word is a name in a script that needs few letters."""
    return len(folded) > 1 and not folded.isascii()


def _is_short(word: Word) -> bool:
    """Whether it is somebody's initials: "RD"."""
    return len(word.text) < _LEAST and word.text.isupper() and len(word.text) > 1


def _beginnings(called: set[str]) -> set[str]:
    """Return what given names begin with and may be shortened to: "bart" of Bartholomew."""
    return {each[:at] for each in called for at in range(_LEAST, len(each) - _CUT + 1)}


def _shortens(word: Word, begun: set[str]) -> bool:
    """Whether a word, written as a name is, is the beginning of one."""
    return word.folded in begun and word.text[1:].islower()


def _spells(folded: str, names: set[str]) -> bool:
    """Whether an account's name is one of the names and a few letters: "amarn"."""
    if len(folded) <= _LEAST or not folded.isascii():
        return False
    ahead = any(len(folded[at:]) >= _LEAST and folded[at:] in names for at in (1, 2))
    return ahead or any(len(folded[:-at]) > _LEAST and folded[:-at] in names for at in (1, 2))
