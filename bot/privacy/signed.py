"""Names that stand alone: under a mail, before a comma at a line's start, in lists, in initials."""

import re
from collections.abc import Iterator

from bot.privacy import said
from bot.privacy.found import listed, wide
from bot.privacy.guess import compound
from bot.privacy.roll import Roll, may_follow
from bot.privacy.words import Word
from bot.reading import gazetteer

_LAST = 6  # lines at the end among which one is a signature
_WORDS = 5  # of a signature
_BEHIND = re.compile(r"[ \t]+[-|,(/][ \t]*.*$|[,.]$")
_SLASHED = re.compile(r"[ \t>]*(?:[-~/]+[ \t]*([^\W\d_]{1,12})|([A-Z])\.)[ \t]*")
_SIGN = re.compile(r"^[ \t>]*(?:[-~/]+[ \t]*)?")
# "Berg, Ann" as an item of a list; a name's part may be in capitals.
_REVERSED = wide(
    r"(?m)(?:^|[\"(:;|\t]|RE: |FW: | - )[ \t>*\"]*(?:[#(]?\d{1,3}[.):]?[ \t]+|[-*•][ \t]+)?"
    r"((?:(?:v[ao]n|de[rn]?|d[aeo]s?|la|le|El|Al|St\.|"
    r"ST\.)[ ])*\p{Lu}[\pL'-]+(?:[ ]\p{Lu}[\pL'-]+){0,2}, "
    r"\p{Lu}[\pL'.-]*(?:[ ]\p{Lu}[\pL'.-]*){0,2}(?: (?:d[aeo]s?|v[ao]n|de[rn]?)){0,2})"
    r"(?:[ \t]*(?:$|[;(\")<|✓:]| - )|[ \t]{2,})"
)
# "Hal, got this", "Mads - the box", "Ann / Bo".
_CALLED = wide(r"(?m)(?:^|^[^\n:]{1,40}: )[ \t>]*(\p{Lu}\p{Ll}[\pL'-]*)(?:,[ \n]|!| - | / )")
# "V. Krog", "D Halushko", "J.-P. Berg", "h. berg" under no label.
_INITIALS = wide(
    r"(?:^|[^\pL\pN.'@/&-])((?:\p{Lu}\.[ -]?){1,3}|\p{Lu} )((?:(?:de|van|von|der|da|"
    r"dos?) ){0,2}\p{Lu}[\pL'-]{2,})"
)
_HELPING = listed("a i o e y à")  # single letters that are words


def find(roll: Roll) -> None:
    """Take names that stand alone."""
    _underneath(roll)
    for met in _CALLED.finditer(roll.text):
        number = roll.at(met.start(1))
        word = roll.words[number]
        if word.start != met.start(1) or word.folded in said.NOBODY:
            continue
        if roll.german and compound(word.folded) and not word.given:
            continue
        line = roll.text[word.end : word.end + 2] == ",\n"
        if not word.ordinary or (word.perhaps and line):
            roll.add(number)
    for met in _REVERSED.finditer(roll.text):
        inside = roll.words[roll.at(met.start(1)) : roll.at(met.end(1))]
        closes = said.FAREWELL.match(met.group(1)) or (inside and inside[0].folded in said.NOBODY)
        if inside and not closes and _reversed(inside) and not _places(inside):
            roll.cut(*met.span(1), whole=True)
    for met in _INITIALS.finditer(roll.text):
        _with_initials(roll, met.span(1), met.span(2))


def _underneath(roll: Roll) -> None:
    """Take a line that stands alone near the end and is nothing but a name."""
    lines = list(_lines(roll.text))[-_LAST:]
    for number, (start, line) in enumerate(lines):
        above = lines[number - 1][1] if number else None
        if above is None or not line.strip() or said.FAREWELL.match(line + "\n"):
            continue
        slashed = _SLASHED.fullmatch(line)
        if slashed and number == len(lines) - 1:
            group = 1 if slashed.group(1) else 2
            roll.place(start + slashed.start(group), start + slashed.end(group))
        if above.strip(" \t>"):
            continue
        bare = _SIGN.sub("", line, count=1)
        first = start + len(line) - len(bare)
        bare = _BEHIND.sub("", bare.rstrip())
        inside = roll.words[roll.at(first) : roll.at(first + len(bare))]
        marked = first > start and line.strip()[:1] in "/-~" and len(inside) == 1
        if not inside or len(inside) > _WORDS or re.search(r"[\d:@?=]", bare):
            continue
        plain = all(word.ordinary and not word.perhaps for word in inside)
        if marked or (all(map(_signs, inside)) and not plain) or _full(inside):
            roll.place(inside[0].start, inside[-1].end)
            if len(inside) > 1 or len(inside[0].text) > 1:
                for at in range(roll.at(first), roll.at(first + len(bare))):
                    roll.add(at)


def _signs(word: Word) -> bool:
    known = word.perhaps or word.family or word.given or not word.ordinary or word.initial
    return (word.upper and known and word.folded not in said.FIRMS) or word.particle


def _full(inside: list[Word]) -> bool:
    """Whether a line is a first name of no language and an everyday surname: "Xquevedo Lamp"."""
    whole = [word for word in inside if not word.particle]
    shown = all(word.upper and word.folded not in said.NOBODY | said.FIRMS for word in whole)
    return len(whole) in (2, 3) and shown and (_signs(whole[0]) and not whole[0].text.isupper())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.rstrip().split("\n"):
        yield at, line
        at += len(line) + 1


def _reversed(inside: list[Word]) -> bool:
    """Whether one of the words is known as a name, or none of them is a word of a language."""
    whole = [word for word in inside if not word.particle and len(word.text) > 1]
    known = any(word.given or word.family or word.perhaps for word in whole)
    strange = [word for word in whole if not word.ordinary]
    if inside[-1].text.isupper() and not inside[0].text.isupper():
        return False  # "Ann Berg, PMP"
    firm = any(word.folded in said.FIRMS for word in whole)
    return bool(whole) and not firm and (len(strange) == len(whole) or (known and bool(strange)))


def _places(inside: list[Word]) -> bool:
    """Whether it is a town and where that is: "Austin, Texas"."""
    whole, last = " ".join(word.folded for word in inside), inside[-1]
    town = gazetteer.is_place(whole.removesuffix(" " + last.folded))
    second = last.ordinary or gazetteer.is_place(last.folded)
    return gazetteer.is_area(last.folded) or (town and second and not last.given)


def _with_initials(roll: Roll, initials: tuple[int, int], surname: tuple[int, int]) -> None:
    """Take initials and the surname behind them, unless they number a list's items."""
    (start, end), (first, last) = initials, surname
    written = roll.text[start:end]
    begins = roll.text.rfind("\n", 0, start) + 1
    alone = not roll.text[begins:start].strip(' \t>*-"(')
    number = roll.at(first)
    words = roll.words[number : roll.at(last)]
    if not words or words[-1].folded in said.FIRMS:
        return
    word = words[-1]
    dotted = "." in written
    if not dotted and (written.strip().casefold() in _HELPING or word.ordinary):
        return
    if word.ordinary and roll.text[max(0, start - 2) : start - 1].isdigit():
        return
    item = alone and written.count(".") == 1 and (word.ordinary or not may_follow(word))
    if item or (word.ordinary and not (dotted and roll.text[start - 1 : start] in "( \n")):
        return
    if word.text.isupper() and len(word.text) < 4:
        return
    for at in range(roll.at(start), roll.at(last)):
        roll.add(at)
