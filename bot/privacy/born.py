"""When somebody was born: dates beside a word for it, and whole dates of long ago."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.privacy import dates
from bot.privacy.dates import Date
from bot.privacy.found import Found, wide

# What is said of a birth, in any of its forms; never a part of a longer word.
WORD = wide(
    r"(?i)(?:^|[^\pL\pN])("
    r"d\.? ?o\.? ?b\.?s?|d/o/b|(?:date|year|place|day|month)s?(?:[ _/-]+(?:and |& )?"
    r"(?:place|date))?[ _-]of[ _-]birth|birth[ _-]?(?:date|day|year|dt)s?|turn(?:s|ed|ing)? \d\d|"
    r"b-?day|born|"
    r"birth|"
    r"geb(?:oren\pL*|[. -]{0,2}dat(?:um|\.)?|[. -]*am|\.|urts\pL*)?|gebdat\pL*|"
    r"geboorte\pL*|verjaardag|jahrgang|"
    r"nasc\.?|nascid[oa]s?|nascimento|nasceu|nasci|anivers[áa]rio|niver|dt\.? ?nasc\.?|d\.n\.|"
    r"nacid[oa]s?|nacimiento|nac\.?|nació|nací|cumpleaños|cumple|f\.? ?nac\w*|f\. ?n\.|"
    r"née?|né\(e\)|n[ée]e?\(e\)|naissance|naiss\.?|anniversaire|ddn|"
    r"nat[oa] (?:il|a)|nat[oa]|nascita|compleanno|"
    r"ur\.|urodzon\pL*|urodzi\pL*|data ur\.?|"
    r"doğum\pL*|d\. ?t\.|doğdu\pL*|"
    r"рожд\pL*|родил\pL*|д\. ?р\.|др|г\. ?р\.|р\.|нар\.|народ\pL*|д\. ?н\.|"
    r"född|född(?:else)\pL*|født|fødsels\pL*|syntynyt|syntymä\pL*|narozen\pL*|nar\.|născut\pL*|"
    r"született|szül\pL*\.?|γεννή\pL*|γεννη\pL*|lahir|ngày sinh|sinh ngày|sinh nhật|sinh|"
    r"जन्म\pL*|जन्मतिथि|(?:ال|تاريخ )*ميلاد\pL*|(?:ال)?مولود\pL*|مواليد|ولد(?:ت)?|לידה|נולד\pL*|"
    r"생년월일|출생\pL*|생일\pL*"
    r")|(生年月日|出生年月日?|出生日期|出生|生日|誕生日|お誕生日|生于|生於)"
)
# Who is told of with a date of birth in lists of a family.
_KIN = wide(
    r"(?i)(?:^|[^\pL\pN])(son|daughter|child(?:ren)?|kids?|spouse|dependan?[en]ts?|sohn|tochter|"
    r"kind(?:er)?|ehe(?:mann|frau|gatte)|filh[oa]s?|cônjuge|hij[oa]s?|fils|fille|enfants?|"
    r"figli[oa]|"
    r"zoon|dochter|syn|córka)(?:[^\pL\pN]|$)"
)
_BEFORE = re.compile(  # a star that begins a line is a list's
    r"(?i)(?:(?:^|[\W\d_])(?:b\.|born:?|geb\.?|n\.|ur\.|nar\.|р\.)[ ]{0,2}|[^\s*][ ]?[(]?[*°][ ]?)$"
)
_AFTER = re.compile(
    r"(?i)[ ,;)(]{0,3}(?:is |was |ist |é |est |as |für |= )?(?:\w{1,6} ){0,2}\(?"
    r"(?:dob\b|d\.o\.b|birth|born|birthday|geb\b|geburt|nasc|anivers|生まれ|г\.? ?р|р\.|года рожд|"
    r"출생|생\b)(?![^\n]{0,12}\d)"
)
_INITIAL = re.compile(r"(?i)\bb\. ?\d")
_DAY = re.compile(
    r"(?i) (?:is |ist |é )?(?:my |his |her |mein |sein |ihr |o |meu )?"
    r"(?:birthday|geburtstag|anivers)"
)
_LINKED = re.compile(r"[ ,;/&+]{0,3}(?:(?:and|und|e|y|et|i|و|и|та|ve|en) )?")
_RANGE = re.compile(r"\s*(?:-|to|till|until|bis|a|até|al|au|à|do|по|至|~)\s*", re.IGNORECASE)
_NOW = re.compile(
    r"(?i)\s*(?:-|to|till|until|bis|a|até|al|au|à|do|по|至|~)\s*"
    r"(?:today|present|now|date|heute|jetzt|atual|hoje|presente|actual|présent|aujourd)"
)
_YOUNGEST = 2012  # who was born later asks for no job; a year behind this is a job's or a paper's
_OLDEST = 1925
_TWO_DIGITS = 1935  # a year of two digits before this is one of the present century
_REACH = 48  # characters from a birth's word to a whole date
_NEAR = 22  # and to a part of one


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    ends = sorted(max(met.end(1), met.end(2)) for met in WORD.finditer(text))
    whole = list(dates.full(text))
    kin = sorted(met.end(1) for met in _KIN.finditer(text)) if whole else []
    last = before = 0
    for number, date in enumerate(whole):
        told = _told(text, ends, date, before) or _told(text, kin, date, before)
        told = told or _AFTER.match(text, date.end, date.end + _REACH) is not None
        chained = last and date.start - last <= _NEAR and _LINKED.fullmatch(text, last, date.start)
        last, before = date.end if told or chained else 0, date.end
        if last or (_old(date) and not _ranges(text, whole, number)):
            yield Found("born", date.start, date.end, date.text)
    last = -_REACH
    for date in dates.partial(text) if ends or _INITIAL.search(text) else ():
        chained = date.start - last <= _NEAR and _LINKED.fullmatch(text, last, date.start)
        told = _told(text, ends, date, date.start - _NEAR) and text[date.start - 1] not in "*°"
        if chained or told or _DAY.match(text, date.end):
            last = date.end
            yield Found("born", date.start, date.end, date.text)


def _told(text: str, ends: list[int], date: Date, least: int) -> bool:
    """Whether a word for a birth stands before a date, on its line or as the line above.

    Args:
        text: the whole text.
        ends: where such words end.
        date: the date.
        least: where the word may end at the earliest.
    """
    number = bisect_left(ends, date.start + 1) - 1
    if number >= 0 and ends[number] >= max(least, date.start - _REACH):
        between = text[ends[number] : date.start]
        return "\n" not in between.lstrip(" \t:*|_-?\"'").removeprefix("\n")
    return _BEFORE.search(text[max(0, date.start - 8) : date.start]) is not None


def _old(date: Date) -> bool:
    """Whether a date is of a year in which those were born who work now."""
    if not date.firm:
        return False
    return (_OLDEST if date.long else _TWO_DIGITS) <= date.year <= _YOUNGEST


def _ranges(text: str, whole: list[Date], number: int) -> bool:
    """Whether a date begins or ends a time that somebody worked: "01.03.2008 - 31.12.2011"."""
    date = whole[number]
    before = text[whole[number - 1].end : date.start] if number else ""
    after = text[date.end : whole[number + 1].start] if number + 1 < len(whole) else ""
    return bool(_RANGE.fullmatch(before) or _RANGE.fullmatch(after) or _NOW.match(text, date.end))
