"""Places stated as home, and clocks and numbers that none of them has.

Only what is stated is compared with what is stated: which country it is never matters.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from bot.reading import gazetteer
from bot.reading.fields import labelled
from bot.reading.gazetteer import regions
from bot.reading.readers import phones
from bot.reading.sentences import line_of
from bot.reading.sheet import Fact, Reading, Sheet

_HOME = (
    "location", "based in", "city", "residence", "home", "lives in", "current location",
    "country", "country of residence", "wohnort", "standort", "ort", "localização", "cidade",
    "localidade", "works from", "working from", "stated location", "city/country",
    "located", "living in", "residência", "profile place", "home address", "address", "anschrift",
    "adresse", "endereço", "morada",
)  # fmt: skip
_PROSE = re.compile(
    r"(?<!\w)(?:based (?:in|out of)|liv(?:es|ing|e) in|located in|resid(?:es|ing|e) in|"
    r"wohn(?:t|e|haft) in|"
    r"lebt in|mora(?:r)? em|vive em|baseado em|baseada em)\s+(?P<place>[^\W\d_][^\n.;:!?()]{1,50})",
    re.IGNORECASE,
)
# "a fintech based in London" is no home.
_OF_FIRM = re.compile(
    r"\b(?:company|client|customer|start-?up|agency|fintech|firm|employer|team|studio|bank|provider|"
    r"organi[sz]ation|consultancy|office|unternehmen|firma|kunde|agentur|empresa|cliente)\b"
    r"(?:(?!\b(?:and|und|e)\b)[^.,;:\n]){0,30}$",
    re.IGNORECASE,
)
# Looser words count only where a known place follows: "claims Dublin", "CV says Warsaw".
_CLAIMED = re.compile(
    r"(?<!\w)(?:(?:says?|said|claim(?:s|ed)?|states?|stated|swears|insists|diz|disse|sagt)"
    r"(?: that| que)?,? (?:(?:he|she|they)(?:'s|'re| is| are| was| sits| lives)|i'm|"
    r"to (?:be|sit|live))(?: currently| now| still)? in|claims|sits? in|settled (?:here )?in|"
    r"moro em|(?:my|his|her) home is(?: in)?|wohnort laut \w+|(?:candidate|applicant) in|"
    r"(?:later|then|now|suddenly) (?:it was|it's)(?: in)?|"
    r"(?:cv|resume|résumé|linkedin|xing|profile?|form|application|bewerbung|lebenslauf|currículo|"
    r"perfil|formulário)(?:[ ]?:|(?: says| has| shows| puts| lists| gives| está| diz| steht| sagt|"
    r" nennt)(?: (?:him|her|he's|she's))?(?: in| em)?)?)[ ]"
    r"(?P<place>(?-i:[A-ZÀ-Ý])[\w'-]{2,}(?:[ -](?-i:[A-ZÀ-Ý])[\w'-]+)*(?:, (?-i:[A-ZÀ-Ý])\w+)?)"
    r"(?=[ ]?(?:[,.;!?)\n\"]|$|(?:but|and|while|though|mas|aber|since|for|per)\b))",
    re.IGNORECASE,
)
_PLACE_ENDS = re.compile(r"\s+(?:and|but|with|since|for|und|aber|seit|e|mas|desde|,? (?:he|she))\s")
_INSIDE = re.compile(
    r"(?:^|[^\n]{0,40}\s)(?:in|em|aus)\s+(?P<place>[^\W\d_][^\n]{1,50})", re.IGNORECASE
)
_HEADER = re.compile(
    r"^(?=[^\n]*(?:@|contact info|·|\|)|[^\n]*\n[^\n]{0,30}(?:contact info|kontaktinfo|followers|"
    r"connections|kontakte|conexões|seguidores))(?P<line>[^\n]{3,200})$",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_HOME = re.compile(
    r"job|role|office|company|employer|hiring|birth|school|university|position|mail|deliver|ship|"
    r"billing|bank|wallet|web|\bip\b|liefer|versand|firmen|entrega",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"addres|anschrift|adresse|endereço|morada", re.IGNORECASE)
_ZONE_FIELD = (
    "time zone", "timezone", "tz", "clock", "zeitzone", "fuso", "fuso horário", "ortszeit",
    "local time", "hora local",
)  # fmt: skip
_VALUE = r"(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?(?:30|45))?|[+-](?:0\d|1[0-4]):?(?:00|30)(?!\d)"
_INLINE_OFFSET = re.compile(_VALUE, re.IGNORECASE)
_INLINE_ZONE = re.compile(
    r"(?:time ?zone|\btz|clock|zeitzone|fuso(?: horário)?|calendar|kalender|calendário|invites?|"
    r"commits?|slack|outlook|time ?stamps?|headers?)\W{0,3}(?:\w+\W{1,2}){0,4}?"
    rf"(?P<value>{_VALUE})",
    re.IGNORECASE,
)
# "GMT+8 (my local time)", "my local working day is 9 to 17 Eastern European Time".
_OWN_CLOCK = re.compile(
    r"\blocal (?:time|clock|working|hours)|\bmy (?:time|clock|hours)\b|where i (?:am|live|sit)\b|"
    r"ortszeit|meine[r]? (?:orts)?zeit|hora local|meu (?:fuso|horário)",
    re.IGNORECASE,
)
_CLOCK_NEAR = 50  # characters between a clock and the words that make it somebody's own
_NOT_THEIRS = re.compile(
    r"team|client|customer|company|overlap|core|office|employer|job|kunde|cliente", re.IGNORECASE
)
_ZONE_NAME = re.compile(r"(?<![\w/])[A-Z][a-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?")
# Clocks by their names; those that mean several ("CST", "IST") are left out.
_CLOCKS = {
    "eastern european": (2, 3), "central european": (1, 2), "western european": (0, 1),
    "pacific": (-8, -7), "mountain": (-7, -6), "central": (-6, -5), "eastern": (-5, -4),
    "japan": (9,), "korea": (9,), "singapore": (8,), "china": (8,), "hong kong": (8,),
    "moscow": (3,), "gulf": (4,), "indian": (5.5,), "india": (5.5,), "pakistan": (5,),
    "EET": (2, 3), "EEST": (2, 3), "CET": (1, 2), "CEST": (1, 2), "MEZ": (1, 2), "MESZ": (1, 2),
    "PST": (-8, -7), "PDT": (-8, -7), "EST": (-5, -4), "EDT": (-5, -4), "JST": (9,), "KST": (9,),
    "SGT": (8,), "HKT": (8,), "MSK": (3,), "AEST": (10, 11), "AEDT": (10, 11), "BRT": (-3,),
}  # fmt: skip
_CLOCK_NAME = re.compile(
    r"(?<!\w)(?:(?P<long>(?i:(?:eastern|central|western) european|pacific|mountain|central|eastern|"
    r"japan|korea|singapore|china|hong kong|moscow|gulf|indian?|pakistan))"
    r"(?i:(?: standard| summer| daylight)? time)|(?P<short>[A-Z]{3,4}))(?!\w)"
)
_OFFSET_WRITTEN = re.compile(r"(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?(?:30|45))?(?!\d)", re.IGNORECASE)
_OFFSET = re.compile(r"(?:utc|gmt|^)\s?([+-])\s?(\d{1,2})(?::?(00|30|45))?(?!\d)", re.IGNORECASE)
_ANY_REGION = re.compile(r"^(?:remote|anywhere|worldwide|eu|europe|emea|global)", re.IGNORECASE)


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``home.*`` facts."""
    homes: list[tuple[str, frozenset[str], Sheet, int, int]] = []
    for sheet in reading.sheets:
        places = {start: (place, end) for place, start, end in _stated(sheet)}
        for start, (place, end) in places.items():
            where = regions(place)
            homes.append((place, where, sheet, start, end))
            stated = (sheet.span(start, end),)
            yield Fact("home.place", place, stated)
            if len(where) == 1:
                yield Fact("home.region", next(iter(where)), stated)
    certain = [home for home in homes if home[1]]
    if not certain:
        return
    possible = frozenset().union(*(home[1] for home in certain))
    yield from _phones_elsewhere(reading, certain[0], possible)
    yield from _clocks_elsewhere(reading, certain[0], possible)
    for other in certain[1:]:
        if not other[1] & certain[0][1]:
            spans = tuple(each[2].span(each[3], each[4]) for each in (certain[0], other))
            yield Fact("home.places", 2, spans)
            break


def _stated(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    for field in labelled(sheet, *_HOME):
        if _NOT_HOME.search(field.label):
            continue
        if _ADDRESS.search(field.label):
            yield from _addressed(field.value, field.start)
        elif _is_place(field.value):
            yield from _named(field.value, field.start)
    for match in _PROSE.finditer(sheet.text):
        if _OF_FIRM.search(sheet.text, max(0, match.start() - 60), match.start()):
            continue
        place = _PLACE_ENDS.split(match.group("place"))[0]
        place = ",".join(place.split(",")[:2]).strip(" ,")
        yield place, match.start("place"), match.start("place") + len(place)
    for match in _CLAIMED.finditer(sheet.text):
        if regions(match.group("place")):
            yield match.group("place"), *match.span("place")
    for number, match in enumerate(_HEADER.finditer(sheet.text[:3000])):
        if number == 12:
            return
        yield from _segments(match.group("line"), match.start("line"))


def _named(value: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the place a value names, also where more is said: "my home office in Porto"."""
    inside = None if regions(value) else _INSIDE.match(value)
    if inside:
        value, start = inside.group("place").split(",")[0], start + inside.start("place")
    yield value, start, start + len(value)


def _addressed(value: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the town of a postal address: "Lindenweg 9, 99423 Weimar"."""
    for piece in reversed(list(re.finditer(r"[^,\n]+", value.split(" - ")[0]))):
        town = piece.group().strip(" .0123456789-")
        if "@" not in town and regions(town):
            at = start + piece.start() + piece.group().index(town)
            yield town, at, at + len(town)
            return


def _segments(line: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Yield what ends in a country or state on a line such as ``jane@x.org | Austin, TX``."""
    for piece in re.finditer(r"[^|·•]+", line):
        text = piece.group().strip()
        words = text.split(",")
        if 2 <= len(words) <= 3 and len(text) <= 50 and not set("@:") & set(text):
            last = words[-1].strip().casefold()
            if gazetteer.is_area(last):
                start = offset + piece.start() + piece.group().index(text)
                yield text, start, start + len(text)


def _is_place(value: str) -> bool:
    return len(value) <= 60 and not _ANY_REGION.match(value) and "@" not in value


_Home = tuple[str, frozenset[str], Sheet, int, int]


def _phones_elsewhere(reading: Reading, home: _Home, possible: frozenset[str]) -> Iterator[Fact]:
    place = home[2].span(home[3], home[4])
    elsewhere = []
    for sheet in reading.sheets:
        for _, region, _, start, end in phones.found(sheet):
            if region and region not in possible:
                elsewhere.append(sheet.span(start, end))
            elif region:
                return  # one number of the stated home is enough
    if elsewhere:
        yield Fact("home.phone_elsewhere", len(elsewhere), (elsewhere[0], place))


def _clocks_elsewhere(reading: Reading, home: _Home, possible: frozenset[str]) -> Iterator[Fact]:
    hours = frozenset().union(*(_offsets(region) for region in possible))
    if not hours:
        return
    for sheet in reading.sheets:
        for value, start, end in _clocks(sheet):
            stated = _hours(value)
            if stated and all(abs(one - each) > 1 for one in stated for each in hours):
                spans = (sheet.span(start, end), home[2].span(home[3], home[4]))
                yield Fact("home.clock_elsewhere", 1, spans)


def _clocks(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """Yield what is stated as somebody's own clock, and where."""
    labels: set[int] = set()
    for field in labelled(sheet, *_ZONE_FIELD):
        labels.add(field.start)
        if not _NOT_THEIRS.search(field.label):
            yield field.value, field.start, field.end
    # Looking for the words before an offset costs 1 ms for 4 KB, for the offset alone a tenth.
    written = _INLINE_OFFSET.search(sheet.text) is not None
    for match in _INLINE_ZONE.finditer(sheet.text) if written else ():
        theirs = not _NOT_THEIRS.search(sheet.text, max(0, match.start() - 30), match.end())
        if theirs and match.start("value") not in labels:
            labels.add(match.start("value"))
            yield match.group("value"), match.start(), match.end()
    for pattern in (_OFFSET_WRITTEN, _CLOCK_NAME):
        for match in pattern.finditer(sheet.text):
            first, last = line_of(sheet.text, match.start())
            start, end = max(first, match.start() - _CLOCK_NEAR), match.end() + _CLOCK_NEAR
            near = sheet.text[start : min(end, last)]
            own = _OWN_CLOCK.search(near) and not _NOT_THEIRS.search(near)
            if own and match.start() not in labels and _hours(match.group()):
                yield match.group(), match.start(), match.end()


def _hours(value: str) -> frozenset[float]:
    """Return the UTC offsets a written clock may mean over the year; none where it names none."""
    match = _OFFSET.search(value)
    if match:
        hours = int(match.group(2)) + int(match.group(3) or 0) / 60
        return frozenset((hours if match.group(1) == "+" else -hours,))
    named = _ZONE_NAME.search(value)
    if named:
        return _zone(named.group())
    clock = _CLOCK_NAME.search(value)
    name = (clock.group("long") or "").casefold() or clock.group("short") if clock else ""
    return frozenset(_CLOCKS.get(name, ()))


@cache
def _zone(name: str) -> frozenset[float]:
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return frozenset()
    return _over_the_year(zone)


def _over_the_year(zone: ZoneInfo) -> frozenset[float]:
    days = (datetime(2026, 1, 15), datetime(2026, 7, 15))
    return frozenset((zone.utcoffset(day) or timedelta()).total_seconds() / 3600 for day in days)


@cache
def _offsets(region: str) -> frozenset[float]:
    """Return the UTC offsets in hours that a country's zones have over the year."""
    tab = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text()
    zones = [line.split("\t")[2] for line in tab.splitlines() if line.startswith(region + "\t")]
    return frozenset().union(*(_over_the_year(ZoneInfo(zone)) for zone in zones))
