"""Names of those whom a text greets, thanks, titles, introduces, quotes or is about."""

import re

from bot.privacy import said
from bot.privacy.roll import Roll
from bot.privacy.words import Word
from bot.reading import gazetteer

_ALONE = re.compile(r"[ ]*(?:[,!.:;)\n]|$)")
_CALLED = re.compile(r"(?:goes by|known as|schreibt sich|calls? (?:him|her)self)", re.IGNORECASE)
_ARTICLES = frozenset({"a", "o", "die", "der"})
_FEW = 3  # letters of what may be a short form
_UNSURE = frozenset({"seu", "man", "anh", "primo", "lead", "agent", "general", "gen", "major"})
_NEAR = 120  # characters before "wrote:" in which the writer stands
_SIGN = "/-~ "  # before the name in a farewell: "/jw"


def find(roll: Roll) -> None:
    """Take the names beside words that say that one stands there."""
    _greeted(roll)
    _farewell(roll)
    for met in said.INTRODUCED.finditer(roll.text):
        if not _begun(roll, met.end()) and _CALLED.match(met.group()):
            _called(roll, met.end())
    _titled(roll)
    _about(roll)
    _related(roll)
    for met in said.BEFORE_MAIL.finditer(roll.text):
        roll.cut(*met.span(1))
    for pattern in (said.WROTE_AFTER, said.TITLE_BEHIND):
        for met in pattern.finditer(roll.text):
            roll.cut(*met.span(1), whole=True)
    for met in said.WROTE.finditer(roll.text):
        start = max(0, met.start() - _NEAR)
        named = said.BEFORE_WROTE.search(roll.text[start : met.start()])
        if named:
            roll.cut(start + named.start(1), start + named.end(1), whole=True)


def _begun(roll: Roll, offset: int) -> bool:
    number = roll.begins(offset + (roll.text[offset : offset + 1] == "\n"))
    return number is not None and roll.take(number, small=True)


def _called(roll: Roll, offset: int) -> None:
    """Take an everyday word in small letters behind "goes by"."""
    number = roll.begins(offset)
    if number is None:
        return
    word = roll.words[number]
    alone = _ALONE.match(roll.text, word.end) is not None
    if alone and word.folded not in said.NOBODY and len(word.text) > 1:
        roll.place(word.start, word.end)


def _greeted(roll: Roll) -> None:
    """Take who is greeted, also with an everyday word: "Hi Hope,"."""
    for met in said.GREETING.finditer(roll.text):
        if _begun(roll, met.end()):
            continue
        number = roll.begins(met.end())
        if number is None:
            continue
        word = roll.words[number]
        line = roll.text[word.end : word.end + 2]
        ends = _ALONE.match(roll.text, word.end) is not None
        shown = word.upper or line.startswith(("\n", ",")) or not line
        if ends and shown and word.folded not in said.NOBODY and len(word.text) > 1:
            roll.add(number)


def _farewell(roll: Roll) -> None:
    """Take who signs, also with an everyday word or letters that stand alone on a line."""
    for met in said.FAREWELL.finditer(roll.text):
        start = met.end() + (roll.text[met.end() : met.end() + 1] == "\n")
        while roll.text[start : start + 1] in _SIGN and start < len(roll.text):
            start += 1
        if _begun(roll, start):
            continue
        number = roll.begins(start)
        if number is None:
            continue
        word, end = roll.words[number], roll.text[roll.words[number].end :][:3].lstrip(" .")
        ends = (not end or end.startswith("\n")) and word.folded not in said.NOBODY
        if ends and ("\n" in roll.text[met.start() : word.start] or not word.ordinary):
            roll.place(word.start, word.end)


def _titled(roll: Roll) -> None:
    for met in said.TITLE.finditer(roll.text):
        unit = met.group().strip() == "ms"
        if unit and roll.text[max(0, met.start() - 2) : met.start()].strip().isdigit():
            continue  # "200 ms jitter"
        number = roll.begins(met.end())
        if number is None or roll.take(number, small=True):
            continue
        word, title = roll.words[number], met.group().strip(" .").casefold()
        if title in said.SURE and word.upper and word.folded not in said.NOBODY:
            roll.force(number)


def _about(roll: Roll) -> None:
    casual = roll.casual
    for met in said.ABOUT.finditer(roll.text):
        number = roll.begins(met.end())
        if number is None:
            continue
        word = roll.words[number]
        if number + 1 < len(roll.words) and roll.words[number + 1].folded in said.FIRMS:
            continue
        taken = (word.upper or word.given or (casual and not word.ordinary)) and roll.take(
            number, small=casual, least=1 + (word.ordinary and not word.perhaps)
        )
        if not taken and word.upper and _before_surname(roll, number):
            roll.force(number)


def _related(roll: Roll) -> None:
    """Take who is told to be somebody's wife, boss or judge."""
    casual = roll.casual
    for number in range(1, len(roll.words)):
        before, word = roll.words[number - 1], roll.words[number]
        if before.folded in _ARTICLES and before.gap in (", ", " ") and number > 1:
            before = roll.words[number - 2]  # "minha irmã, a Esperança"
        if before.folded not in said.RELATIONS or word.gap not in said.BEHIND:
            continue
        if gazetteer.is_area(word.folded) or word.folded in said.NOBODY:
            continue
        known = word.perhaps or word.family or not word.ordinary
        if word.upper and len(word.text) > 1 and known:
            roll.take(number)
        elif word.given or (
            not word.ordinary and (_before_name(roll, number) or _called_so(before, word, casual))
        ):
            roll.take(number, small=True)


def _before_surname(roll: Roll, number: int) -> bool:
    """Whether the next word is a surname: "Peregrine Farrow"."""
    following = roll.words[number + 1] if number + 1 < len(roll.words) else None
    if following is None or following.gap != " " or not following.upper:
        return False
    return roll.words[number].folded not in said.NOBODY and not following.ordinary


def _before_name(roll: Roll, number: int) -> bool:
    following = roll.words[number + 1] if number + 1 < len(roll.words) else None
    return following is not None and following.gap == " " and following.family


def _called_so(before: Word, word: Word, casual: bool) -> bool:
    """Whether a word of no language behind a relation is a name in small letters."""
    return casual and word.gap == " " and len(word.text) > _FEW and before.folded not in _UNSURE
