"""The number that stands behind a word for one: "her NI number, it is QQ 12 34 56 C"."""

import re
from collections.abc import Iterable
from typing import Any

from bot.privacy.found import Found, listed

_FILLER = listed(
    """no nr nro number numbers num núm num. número numero numéro nummer numara numarası
    numer n no. id code kod código codigo is was are it its it's ist war lautet die der das
    sind é e era são
    es son est était c'est è the of his her hers their my your our me mine in ends ending with
    last digits on copy scan holds given date account tag address handle user name card key type
    do da de dele dela del della du van von für for to lui to: on: via by at as
    seria série serie série: série. mein meine dein ihr sein seine eu o a os as um uma meu minha
    копия номер № серия мой моя его её её мій моя है का की के मेरा नंबर संख्या هو هي رقم رقمها رقمه
    của em anh chị là số mijn zijn haar nosso nossa vostro suo sua mio mia mój moja jego jej
    nowy neu new novo nova alt old staff registered reg state issued from us uk eu"""
)
_PIECE = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_][\w.'+]*")
_JOINT = re.compile(r"[-/.·+]| |[-/.] | - | / |, ")  # between the pieces of one number
_INNER = listed("série serie series no nr")  # between the parts of one number
_STOP = listed("DOB SSN EXP TEL IBAN BIC PIN CPF RG AND OR IS CEP ZIP PLZ FAX DE SSP AM PM UTC")
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|[;\n]")
_ABBREVIATED = re.compile(r"(?i)(?:n[ro]?|num|nº|id|reg|st|soc|seg|pers|mitgl)\.\s")
# A label that is a line of its own, or a question, which somebody may answer by name and time.
_SHUT = re.compile(
    r"^[\s\"'*:=|_>)\].?-]*\n[\s\"'*|_>-]*"
    r"(?:(?:\[?\d{1,2}:\d\d(?::\d\d)?\]? ?)?[^\W\d_][\w .]{0,24}: ?)?"
)
_TAGS = re.compile(r"</?\w+[^<>\n]{0,60}>")
_DATED = re.compile(
    r"(?:[0-3]?\d[./-][0-3]?\d[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-][01]?\d(?:[./-][0-3]?\d)?|"
    r"[01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d(?:[ /-]+(?:(?:19|20)?\d\d))?|"
    r"[0-3]?\d[ .-]+[^\W\d_]{3,}[ .-]+(?:19|20)\d\d)"
)
_AMOUNT = re.compile(
    r"(?i)\s?(?:%|€|\$|£|k\b|eur\b|euro|usd|gbp|brl|reais|dollar|pounds?\b|years?\b|months?\b|"
    r"days?\b|"
    r"hours?\b|weeks?\b|minutes?\b|jahre|monate|tage|stunden|anos\b|meses|dias\b|horas\b|people|"
    r"candidates|employees|mitarbeiter|words|users|items|pages|x\b|mb\b|gb\b|ms\b)"
)
_MONEY = frozenset("€$£")
_REACH = 96  # characters behind a word that are looked at
_FAR = 34  # characters between a word and its number
_WORDS = 5  # words between them
_PREFIX = 6  # letters that begin a number, apart from its digits
_WHOLE = 6  # characters of a number that may stand further from its word


def found(
    kind: str, words: Any, text: str, least: int = 3, *, close: bool = False
) -> Iterable[Found]:
    """Yield the numbers that stand behind a pattern's words.

    Args:
        kind: what they are.
        words: a pattern; its first group is the words.
        text: to look through.
        least: digits of such a number.
        close: whether nothing but small words may stand between.
    """
    for met in words.finditer(text):
        place = behind(text, met.end(1), least, close=close)
        while place is not None:
            yield Found(kind, *place, text[place[0] : place[1]])
            place = _further(text, place[1], least)


def behind(text: str, at: int, least: int = 3, *, close: bool = False) -> tuple[int, int] | None:
    """Return where the number stands whose word ends at an offset, or None."""
    window = text[at : at + _REACH]
    shut = _SHUT.match(window)
    skipped = shut.end() if shut else 0
    window = _TAGS.sub(lambda tag: " " * len(tag.group()), window[skipped:].partition("\n")[0])
    at += skipped
    pieces = list(_PIECE.finditer(window))
    first = next((n for n, piece in enumerate(pieces) if _digits(piece.group())), None)
    if first is None:
        return None
    start, end = _grown(window, pieces, first)
    written = window[start:end]
    if not _fits(window, written, end, least):
        return None
    gap = window[:start]
    return (at + start, at + end) if _near(gap, written, close=close) else None


def _digits(piece: str) -> int:
    return sum(map(str.isdigit, piece))


def _grown(window: str, pieces: list[re.Match[str]], first: int) -> tuple[int, int]:
    """Return where a number begins and ends that has a piece with digits."""
    begin = first
    while begin and _belongs(pieces[begin - 1].group()):
        joint = window[pieces[begin - 1].end() : pieces[begin].start()]
        if not _JOINT.fullmatch(joint) or joint == ", ":
            break
        begin -= 1
    if begin and pieces[begin - 1].group() == "DE":  # a German number's beginning
        begin -= window[pieces[begin - 1].end() : pieces[begin].start()] == " "
    last = first
    while last + 1 < len(pieces):
        joint = window[pieces[last].end() : pieces[last + 1].start()]
        piece = pieces[last + 1].group()
        if piece.casefold() in _INNER and _digits(pieces[min(last + 2, len(pieces) - 1)].group()):
            last += 2
            continue
        if not _JOINT.fullmatch(joint) or joint in (", ", ". ") or not _goes_on(joint, piece):
            break
        last += 1
    while last > first and pieces[last].group() in _STOP:
        last -= 1
    return pieces[begin].start(), pieces[last].end()


def _belongs(piece: str) -> bool:
    """Whether letters before digits are a part of the number: "AB 123456"."""
    return piece.isupper() and len(piece) <= _PREFIX and piece not in _STOP


def _goes_on(joint: str, piece: str) -> bool:
    if _digits(piece):
        return piece.isupper() or piece.isdigit() or joint in "-/."
    if piece in _STOP:
        return False
    return piece.isupper() and len(piece) <= (3 if joint == " " else _PREFIX)


def _fits(window: str, written: str, end: int, least: int) -> bool:
    mixed = written.isalnum() and len(written) >= _WHOLE  # a serial number has letters above all
    if not (_digits(written) >= least or mixed) or _DATED.fullmatch(written):
        return False
    begin = window.find(written)
    if begin and window[begin - 1] in _MONEY:
        return False
    return not (_digits(written) <= _WHOLE and _AMOUNT.match(window, end))


def _near(gap: str, written: str, *, close: bool) -> bool:
    broken = _SENTENCE.search(_ABBREVIATED.sub("", gap))
    if len(gap) > _FAR + gap.count(" ") // 2 or broken:
        return False
    words = [each.casefold().rstrip(".") for each in _WORD.findall(gap)]
    small = all(each in _FILLER or len(each) == 1 for each in words)
    if small and len(words) <= _WORDS:
        return True
    whole = len(written) >= _WHOLE
    return not close and whole and len(words) <= _WORDS


_NEXT = re.compile(r"\s?(?:,|/|&|\+|and|und|e|y|et|или|и|or)\s(?=[A-Z]{0,6}-?\d)")


def _further(text: str, at: int, least: int) -> tuple[int, int] | None:
    """Return where the next number of an enumeration stands."""
    link = _NEXT.match(text, at, at + 12)
    if link is None:
        return None
    place = behind(text, link.end(), max(least, 5), close=True)
    return place if place and place[0] == link.end() else None
