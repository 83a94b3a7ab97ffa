"""Houses whose street has no word for a street: a town or a post code behind tells them."""

import re
from collections.abc import Iterator

from bot.privacy import lexicon
from bot.privacy.found import Found, listed, wide
from bot.privacy.streets import NUMBER, ROOM
from bot.reading import gazetteer

_SMALL = (
    r"(?:d[aeiou]s?|dell[ao]|dei|del|das|dem|den|der|des|la|las|le|les|los|na|nad|pod|of|the|on|in|"
    r"van|von|vom|zum|zur|am|an|im|op|aan|het|a|e|i|y|and|und)"
)
_WORD = r"\p{Lu}[\pL.'-]*"
_NAME = rf"{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD}){{0,4}}"
_UNITS = (
    r"(?i:flat|apartment|apt|unit|suite|ste|room|office|studio|house|villa|bungalow|block|blk|plot|"
    r"lot|shop|door|level|floor|tower|building|bldg|warehouse|farm|stand|erf|h\.? ?no|d\.? ?no|no|"
    r"site|quarter|qtr|hse|résidence|bâtiment|bât)"
)
_UNIT = (
    rf"(?:{_UNITS}\.? ?(?:[Nn]o\.? ?)?[:#]? ?-?(?:[A-Z]?-?\d[\pN/-]*[A-Z]?|[A-Z])|"
    r"#\s?\d[\pN/-]*[A-Z]?|[A-Z]{1,2}[ -]?\d{1,4}[A-Z]?(?:[/-]\d{1,4}){0,2}|"
    r"(?i:mz|manzana)\.? ?[A-Z\d]{1,3},? (?i:lt|lote)\.? ?\d{1,3}|"
    r"\d{1,4}[A-Z]?(?:/\d+)?, (?:\d{1,2}(?:st|nd|rd|th)|[Gg]round|"
    r"[Ff]irst|[Ss]econd|[Tt]hird) (?:[Ff]loor|[Cc]ross|[Mm]ain|[Ss]treet|[Ss]tage))"
)
_HOUSES = (
    r"(?:House|Cottages?|Lodge|Farm|Farmhouse|Barn|Hall|Manor|Mill|Grange|Rectory|Vicarage|Croft|"
    r"Villa|Granary|Forge|Stables|Bungalow|Steading|Gatehouse|Schoolhouse|Business Park|"
    r"Industrial Estate|Trading Estate|Retail Park|Science Park|Enterprise Park|Barracks|Camp)"
)
_SHORT = NUMBER.replace("5", "3", 1)  # behind a comma a longer one is a post code
_BEFORE_NUMBER = r"(?: (?:út|utca|u\.|tér|krt\.))?,?(?: (?:[Nn]r|[Nn]o|[Nn]|č|бр)\.?| [Nn]º)?"
_BEHIND_NUMBER = (
    r"(?:,? RT\.? ?\d{1,3}/ ?RW\.? ?\d{1,3}| (?:Blok|Blk|No|RT|RW|Moo|Soi)\.? ?[\pL\pN/]{1,6}){0,3}"
    rf"(?: [A-Z](?: \d{{1,3}})?|\. \d{{1,2}}/\d{{1,3}})?(?i:{ROOM}){{0,3}}"
)
_FIRST = wide(
    rf"(?:^|[^\pL\pN])(?:({_UNIT})|"
    rf"({_NAME}(?:{_BEFORE_NUMBER} (?:{_SHORT}|[A-Z]\d{{1,3}})| {NUMBER}){_BEHIND_NUMBER})|"
    rf"(\d{{1,5}}[A-Za-z]?(?:[/-](?:\d{{1,4}}[A-Z]?|[A-Z]))?,? {_NAME}(?: \d{{1,3}})?)|"
    rf"((?:The |Old )?(?:{_NAME} )?{_HOUSES}|"
    rf"(?:L[ea]s?|L'|[SDWC]/[OoFf]|[Nn]ear|[Oo]pp\.?) {_NAME}))(?:[^\pL\pN]|$)"
)
_PART = re.compile(
    r"(\.?,[ \t]*\n?[ \t]*|\.?[ \t]*\n[ \t]*| [-–·|] )([^,\n;|()]{1,48}?)"
    r"(?=[,\n;|()]|(?:(?<=\w{4})|(?<=\d))\.(?:\s|$)| [-–·|] |\.?$)"
)
_LIKE_ADDRESS = re.compile(
    rf"(?:[^\W\d_a-z][\w.'/-]*|\d[\w./ªº-]*|#[\w-]+|{_SMALL}|[nN][ro]?\.?|kv\.|apt\.|lgh|floor|"
    r"cross|main|stage|phase|near|opp\.?|behind)(?: (?:[^\W\d_a-z][\w.'/-]*|\d[\w./ªº-]*|#[\w-]+|"
    rf"{_SMALL}|floor|cross|main|stage|phase))*"
)
_TOWN = (
    r"([^\W\d_a-z][^\W\d_]+(?:[ -](?:(?:de|do|da|am|an der|upon|of|la|le|sur|les|del)[ -])?"
    r"[^\W\d_a-z][\w'-]+){0,2})"
)
_BRITISH = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[\dW] ?[A-Z\d]{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d"
_CODE = (
    rf"((?:[A-Z]{{1,3}}-)?(?:\d{{3}}-\d{{4}}|\d{{4}}-\d{{3}}|\d{{5}}-\d{{3,4}}|\d{{2}}-\d{{3}}|"
    rf"\d{{3}} \d{{2,3}}|\d{{4}} ?[A-Z]{{2}}|\d{{3,7}})|{_BRITISH}|[A-Z]\d{{4}}[A-Z]{{3}})(?!\w)"
)
_CODE_TOWN = re.compile(rf"{_CODE} {_TOWN}")
_TOWN_CODE = re.compile(rf"{_TOWN}(?: [A-Z]{{2,3}})?(?: ?[-–] ?| ){_CODE}")
_TOWN_ALONE = re.compile(rf"{_TOWN}(?=$| [a-z]| \d$)")
_CODE_ALONE = re.compile(rf"(?:[A-Z]{{2,3}} |[^\W\d_]+ )?{_CODE}$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FEW = re.compile(r"\d{3}$")
_NUMBERS = re.compile(r"\d.*")
_NONE = listed(
    """version release level team phase step page chapter article section item question grade
    ticket room python java windows angular node tag seite kapitel artikel ps iphone
    q1 q2 q3 q4 rev sprint round runde fase etapa nível python3 php vue react ruby"""
)
_JOINTS = frozenset(".,\n \t")  # what may stand between a house and what is behind it
_MOST, _REACH = 6, 160  # parts of an address, and characters of them, behind its first
_UNIT_IS, _STREET_IS, _NUMBERED_IS = 1, 2, 3  # the groups of _FIRST; the fourth is a house's name


def find(text: str) -> Iterator[Found]:
    """Yield houses and the post codes behind them, in any order."""
    for met in _FIRST.finditer(text):
        kind = next(group for group in range(1, 5) if met.start(group) >= 0)
        start, end = met.span(kind)
        if text[end : end + 1] not in _JOINTS:
            continue
        told = _told(text, end, kind, met.group(kind))
        if told is not None:
            last, code = told
            yield Found("address", start, last, text[start:last])
            if code is not None:
                yield Found("address", *code, text[slice(*code)])


def _told(text: str, end: int, kind: int, first: str) -> tuple[int, tuple[int, int] | None] | None:
    """Return where a house's own part ends and where its code stands, or None if it is none."""
    at, limit = end, end + _REACH
    for number in range(_MOST):
        part = _PART.match(text, at, limit)
        if part is None:
            return None
        shown, begin = part.group(2), part.start(2)
        code = _coded(shown)
        if code is not None:
            span = (begin + code[0], begin + code[1])
            return (at, span) if _weighs(text[slice(*span)], kind, first) else None
        if "\n" in part.group(1):
            return None
        town = _TOWN_ALONE.match(shown)
        if town and gazetteer.is_place(town.group(1).casefold()):
            code = _next(text, part.end(), limit)
            if code is not None and _weighs(text[slice(*code)], kind, first):
                return at, code
            if _alone(kind, first, number, text[max(0, end - len(first) - 3) : end - len(first)]):
                return at, None
        if not _LIKE_ADDRESS.fullmatch(shown):
            return None
        at = part.end()
    return None


def _coded(part: str) -> tuple[int, int] | None:
    """Return where a code stands in a part that is a town and its code."""
    if not any(map(str.isdigit, part)):
        return None
    for pattern, town, code in ((_CODE_TOWN, 2, 1), (_TOWN_CODE, 1, 2)):
        met = pattern.match(part)
        if met and _placed(met.group(town)):
            return met.span(code)
    return None


def _placed(town: str) -> bool:
    words = re.split(r"[ -]", town.casefold())
    return any(
        gazetteer.is_place(town[: len(" ".join(words[:count]))].casefold())
        for count in range(1, len(words) + 1)
    )


def _next(text: str, at: int, limit: int) -> tuple[int, int] | None:
    """Return where a code stands that is a part of its own behind a town."""
    part = _PART.match(text, at, limit)
    code = _CODE_ALONE.match(part.group(2)) if part else None
    if part is None or code is None:
        return None
    return part.start(2) + code.start(1), part.start(2) + code.end(1)


def _weighs(code: str, kind: int, first: str) -> bool:
    """Whether a code is none that may be a year or a count."""
    doubtful = _YEAR.match(code) or (kind != _UNIT_IS and _FEW.match(code))
    return not doubtful or not _plain(first)


def _alone(kind: int, first: str, number: int, before: str) -> bool:
    """Whether a town without a code is enough."""
    if kind == _UNIT_IS:
        return number > 0
    if kind == _NUMBERED_IS:  # "6 The Maltings", "at 4417 Maple"
        return " The " in first or before == "at "
    return kind == _STREET_IS and not _plain(first) and not _YEAR.search(first)


def _plain(first: str) -> bool:
    """Whether everyday words stand beside a number: "Version 3"."""
    words = [each.casefold().strip(".,") for each in _NUMBERS.sub("", first).split()]
    return not words or any(each in _NONE or lexicon.ordinary(each) for each in words)
