"""Words of no language that we know, written as names are, where nothing says they are a firm's."""

import re

from bot.privacy import lexicon
from bot.privacy.found import listed
from bot.privacy.roll import Roll
from bot.privacy.said import FIRMS
from bot.privacy.words import Word
from bot.reading import gazetteer

_HOST = re.compile(r"[@/.]([a-z][a-z0-9-]+)\.(?:[a-z]{2,8})\b", re.IGNORECASE)
PLACED = listed(
    """in from near at aus nach em bei um via joined bank university of na vs ex within inside
    chez presso w zu"""
)
_PLACES = listed("in near aus nach em w")
_WITH = listed("o a ao à pro pra")  # before people in Portuguese, hardly before towns
_ARTICLES = listed(
    """der die das dem den des ein eine einen einem einer eines im am zum zur beim vom ans ins kein
    keine keinen mein meine meinen meiner meinem dein deine ihr ihre ihren ihrem ihrer sein seine
    seinen seiner seinem unser unsere unseren euer eure dieser diese dieses diesem diesen jede jeder
    jeden jedes alle allen viele mehr neue neuen neuer neues neuem gute guten pro je zwei drei
    als"""
)
_POSTCODE = re.compile(r"(?<![\d+-])\d{4,6} $")
_POSTED = re.compile(r",? (?:- )?\d{4,6}\b")
_SHORTENED = re.compile(r"\.(?![ \n]|$)|\. [a-zß-ÿ\d]|[#/]")
_ENDINGS = (
    "ung", "ungen", "enz", "enzen", "zeichen", "ziffer", "ticket", "heit", "keit", "schaft",
    "tion", "tionen", "ismus", "tät", "ment", "nis", "innen", "platz", "kosten", "nummer", "zeit",
    "stelle", "recht", "buch",
)  # fmt: skip
_AMID = frozenset({" ", ", ", " (", ' "', ' ("', ", '"})
_SHARE = 0.66  # of small words that are known in a text of a language that is
_FEWEST = 5  # small words that tell it
_INFLECTED = ("e", "er", "es", "en", "em", "n", "in", "innen")
_LONG = 6  # letters of a compound's end that tells it alone
_PART = 4  # letters of a part of a compound


def find(roll: Roll, firms: set[str]) -> None:
    """Take words that nothing but a name explains.

    Args:
        roll: to look through.
        firms: words that are no names, as ``firms_of`` tells them.
    """
    small = [word for word in roll.words if not word.upper and len(word.text) > 1]
    known = sum(word.ordinary for word in small)
    familiar = len(small) >= _FEWEST and known >= _SHARE * len(small)
    for number, word in enumerate(roll.words):
        if roll.has(number) or not _strange(word) or word.folded in firms:
            continue
        if _inside(roll, number) or is_placed(roll, number):
            continue
        if len(word.text) < _PART + 1 and _SHORTENED.match(roll.text, word.end):
            continue
        if roll.german and _german_noun(roll, number):
            continue
        if _amid(roll, number) or (familiar and not _label(roll, number)):
            roll.take(number, ends=word.given or _an(roll, number))


def is_placed(roll: Roll, number: int) -> bool:
    """Whether a word stands where a place or a firm is told, or is a country's name."""
    word = roll.words[number]
    before = roll.words[number - 1].folded if number else ""
    place = gazetteer.is_place(word.folded)
    if _POSTCODE.search(word.gap) or (place and _in_country(roll, number)):
        return True
    if gazetteer.is_area(word.folded) or gazetteer.is_place(f"{before} {word.folded}"):
        return True
    if place and not word.given and before not in _WITH and len(roll.run(number)) == 1:
        return True
    after = roll.words[number + 1].folded if number + 1 < len(roll.words) else ""
    if before == "from" and after == "at":  # "from Xquevedo at Nordhav"
        return False
    told = before in _PLACES if word.given else before in PLACED
    return told and roll.words[number].gap == " " and (place or not word.given)


def _in_country(roll: Roll, number: int) -> bool:
    """Whether a country, a state or a postcode stands right behind: "Houston, TX"."""
    word = roll.words[number]
    after = roll.words[number + 1] if number + 1 < len(roll.words) else None
    if _POSTED.match(roll.text, word.end):
        return True
    near = after is not None and after.gap in (", ", " ", " (", "/", " - ")
    return after is not None and near and after.upper and gazetteer.is_area(after.folded)


def _strange(word: Word) -> bool:
    text = word.text
    return (
        word.upper
        and not (word.ordinary or word.uncased or word.particle)
        and len(text) > 1
        and not text.isupper()
        and (
            text[1:].islower() or "-" in text or "'" in text or text.startswith(("Mc", "Mac", "De"))
        )
    )


def firms_of(roll: Roll) -> set[str]:
    """Return the words that are a firm's, a place's or a host's somewhere in the text."""
    found = {host.group(1).casefold() for host in _HOST.finditer(roll.text)}
    for number, word in enumerate(roll.words):
        before = roll.words[number - 1].folded if number else ""
        after = roll.words[number + 1] if number + 1 < len(roll.words) else None
        firm = after is not None and after.folded in FIRMS and after.gap in (" ", ", ", " (")
        placed = before in PLACED and word.gap in (" ", "-")
        placed = placed and not (before == "from" and after is not None and after.folded == "at")
        if word.upper and (firm or placed or "@" in word.gap):
            found.add(word.folded)
    return found


def _inside(roll: Roll, number: int) -> bool:
    """Whether a word is a part of something that is longer: of a file, a link, a code."""
    word = roll.words[number]
    around = roll.text[max(0, word.start - 1) : word.start] + roll.text[word.end : word.end + 1]
    return any(each.isdigit() or each in "/@#&=\\" for each in around)


def _amid(roll: Roll, number: int) -> bool:
    """Whether a word stands behind a small one in the same line, or in brackets or quotes."""
    word = roll.words[number]
    if number == 0 or "\n" in word.gap:
        return False
    before = roll.words[number - 1]
    if "(" in word.gap and roll.has(number - 1):
        return word.gap in _AMID
    return word.gap in _AMID and not before.upper and not before.uncased


def _an(roll: Roll, number: int) -> bool:
    """Whether an English text calls somebody "a Xquevedo Lamp"."""
    return number > 0 and not roll.german and roll.words[number - 1].folded in ("a", "an")


def _label(roll: Roll, number: int) -> bool:
    """Whether a word is a label: the last before a colon."""
    word = roll.words[number]
    return roll.text[word.end : word.end + 2].lstrip("*").startswith(":")


def _german_noun(roll: Roll, number: int) -> bool:
    word = roll.words[number]
    before = roll.words[number - 1].folded if number and word.gap == " " else ""
    if before in _ARTICLES or word.folded.endswith(_ENDINGS):
        return True
    if before.endswith(("en", "er", "es", "em", "e")) and lexicon.ordinary(before):
        follows = roll.words[number - 1]
        if not follows.upper and len(before) > _PART and not _verb(before):
            return True
    return compound(word.folded)


def compound(folded: str) -> bool:
    """Whether a German word is made of others, or an everyday word with an ending."""
    for piece in folded.split("-"):
        if _inflected(piece):
            return True
        for at in range(_PART - 1, len(piece) - _PART + 1):
            rest = piece[at:]
            known = lexicon.ordinary(rest) or (len(rest) > _LONG and _inflected(rest))
            if known and (len(rest) >= _LONG or _is_part(piece[:at])):
                return True
    return False


def _inflected(word: str) -> bool:
    """Whether a word is an everyday one with an ending."""
    return any(
        word.endswith(ending) and lexicon.ordinary(word.removesuffix(ending))
        for ending in _INFLECTED
    )


def _verb(word: str) -> bool:
    return word.endswith(("te", "ten", "habe", "haben", "bitte", "danke", "heute", "hatte"))


def _is_part(part: str) -> bool:
    return lexicon.ordinary(part) or (part.endswith("s") and lexicon.ordinary(part[:-1]))
