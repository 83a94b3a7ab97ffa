"""Where a text says at which house somebody lives; towns and countries stay."""

import re
from collections.abc import Iterator

from bot.privacy import lexicon, postcodes, towned
from bot.privacy.found import Found, caught, listed, wide
from bot.privacy.streets import BOXES, EASTERN, FLAT, HOUSE, STREETS
from bot.reading import gazetteer

_LABELLED = wide(
    r"(?i)(?:^|[\n|;,.(\"•·>-])[ \t\"'*>]*(?:(?:(?:home|residential|permanent|current|mailing|"
    r"postal|street|his|her|"
    r"my|new|private|contact|billing|correspondence|full|present|"
    r"shipping|delivery|legal|registered)[ _]?){0,2}address(?:[ _]?line[ _]?\d)?|line ?1|"
    r"home(?: only)?|street(?:[ _]?1)?|"
    r"(?:wohn|privat|post|melde|heimat|liefer)?(?:anschrift|adresse)|wohnort|"
    r"straße(?:/(?:haus)?nr\.?:?)?|strasse|wohnhaft|morada|endere[çc]o(?: residencial| completo)?|"
    r"logradouro|residência|"
    r"direcci[óo]n|domicilio|adresse postale|indirizzo|residenza|adres(?:im)?|adres zamieszkania|"
    r"zamieszkał\pL|"
    r"住所|地址|现住|住址|주소는?|адрес\pL*|адреса|прописка|проживает|địa chỉ|पता|العنوان|"
    r"عنوان\pL*|כתובת)[\"'*]*"
    r"(?: (?:of|in|for|de|da|do|der|des|von|the|\pL{1,8}) ?[\pL]{0,12})?"
    r"[ ]*(?:[:=|：]|\t| (?:is|lautet|é|ist|still says|es) |[ ]+)[ \t\"'*]*"
    r"([^\n\"|;]+)"
)
_LIVES = wide(
    r"(?i)(?:^|[^\pL\pN])(?:(?:lives?|living|lived|resid(?:es?|ing)|staying|based|moved|relocated|"
    r"ship\pL*|sen[dt]|"
    r"deliver\pL*|flat is|house is|address is|home is)(?: (?:it|them|kit|the laptop|laptop|"
    r"everything|at|to|in|on|"
    r"out|now|is)){1,3}|wohnt|wohne|wohnhaft|gemeldet|residente|domiciliad[oa]|mora|moro|morando|"
    r"reside|vivo|vive|"
    r"j'habite|habite|demeurant|domicilié\pL*|abit[oa]|mieszka\pL*|zam\.|woont|woon)"
    r"(?: (?:in|at|der|dem|na|no|en|em|à|au|a|in der|na rua|op|aan|w|przy|la|el))?:? "
    r"((?:[\pL.'-]+ ){0,4}?\d{1,5}[\pL]?(?:[/-]\d+)?(?:,? (?-i:\p{Lu}[\pL'-]+)){0,3})(?:[^\pL\pN]|"
    r"$)"
)
# The parts of an address before a street: "Unit 6, Old Foundry, Forge Road".
_HOUSE = (
    r"(?:House|Cottage|Lodge|Farm|Farmhouse|Barn|Hall|Manor|Court|Apartments|Apts|Building|"
    r"Buildings|Chambers|Mill|"
    r"Foundry|Box|Villa|Villas|Towers?|Residency|Residence|Residences|Heights|Works|Yard|Wharf|"
    r"Point|Plaza|Rectory|"
    r"Vicarage|Croft|Grange|Mansions?|View|Place|Park|Flats|Stables|Oast|Bungalow|Bothy|Society|"
    r"Enclave|Complex|Coch|"
    r"Gwyn|Wen|Estate|Halls?|Centre|Center|Studios?|Lofts?|Gardens?)"
)
_PART = (
    r"(?:(?:flat|apt|apartment|unit|suite|room|floor|block|blk|bldg|building|tower|lot|plot|level|"
    r"shop|door|house|"
    r"bât|bâtiment|appt|résidence|edif[íi]cio|ed|bloco|torre|residencial|condomínio|quadra|lote|"
    r"piso|escalera|"
    r"wohnheim|haus|zi|zimmer|whg|wohnung|stiege|top|hof|osiedle|mah|c/o|h\.? ?no|no|"
    r"#)\.? ?(?:no\.? ?)?"
    r"[\w/-]{1,12}(?: [\w/-]{1,8})?|"
    rf"(?-i:[A-Z]\w+ \d{{1,4}}[A-Z]?)|\d{{1,2}}/\d{{1,2}}|\d[FB]\d{{1,2}}|(?-i:(?:The |"
    rf"Old )?(?:[^\W\d_a-z][\w'.-]* ){{1,3}}(?:{_HOUSE}))|\d{{1,2}}(?:st|nd|rd|th) (?:floor|cross|"
    r"main))"
)
_BEFORE = re.compile(
    rf"(?i)(?<![\w/])(?:(?:{_PART}, ?){{1,3}}|(?:unit|flat|apt|suite|shop|"
    rf"level) (?:\d{{1,4}}[a-z]?/)?|no\.? ?)$"
)
_BEHIND = re.compile(
    rf"(?i)(?:\.?, ?(?:{_PART}|(?:brgy|barangay|bgy|kel|kec|vill|village|near|opp|behind)\.?"
    r"(?-i:(?: [^\W\d_a-z][\w'.-]*){1,3})|"
    rf"[^\W\d_][\w.' ]{{1,24}} (?:road|street|lane|nagar|layout|colony|"
    r"sector|phase|marg|"
    rf"cross|main|extension|estate|way|approach|avenue)(?: \d{{1,3}})?)(?![\w])){{1,3}}"
)
_NAMED = re.compile(
    rf"(?:(?:The |Old )?(?:[^\W\d_][\w'.-]* ){{1,3}}(?:{_HOUSE}|Road|Rd|Street|Lane|Approach|"
    r"Avenue|Way|Drive|Hill|"
    r"Green|Close|Row|Walk))(?:, (?:[^\W\d_][\w'.-]* ){1,3}(?:Road|Rd|Street|Lane|Approach|Avenue|"
    r"Way|Drive|Hill|"
    r"Green|Close|Row|Walk))?"
)
_LETTER = re.compile(
    r"(?<=\d)( ?- ?[A-Za-z]| [b-dfhj-npq-xzB-DFHJ-NPQ-XZ]| [A-Z] \d{1,3}| 1/[24]|"
    r"  ?[aAeg](?=[,.;\n)]|"
    r"$))(?![\w:']|\.\w)"
)
_TOWN = re.compile(r"^(?:[^\W\d_][\w.'-]* ){1,3}(?=(?:[A-Z]{2} )?(?:[A-Z]{1,2}\d|\d{4,6}))")
_YEAR = re.compile(r"[ ,](?:19|20)\d\d$|\d/\d$")
_DIGIT = re.compile(r"\d|[sS]/[nN]")
_TAIL = re.compile(
    r"(?:\s+(?:or|and|but|und|oder|which|where|since|until|seit|bis)\s|(?<=[^\W\d_]{4})\.\s|"
    r"(?<=\d)\.\s|\s-\s|[!?]|\s\(|  +[A-Z]\w+:).*",
    re.DOTALL,
)
_AMOUNT = re.compile(
    r"(?i) ?(?:%|€|\$|£|uhr|euro?s?\b|usd|jahre|tage|monate|years?|months|days|hours|hrs|km\b|"
    r"min\b|people|mal\b|h\b|"
    r"stunden|personen|prozent|minuten|wochen|candidates|engineers|users|percent|k\b)"
)
# What one talks over, as "via" is said of it in other languages.
_CALLED = listed("teams zoom slack meet skype google whatsapp linkedin xing signal telegram webex")
_EASTERN = re.compile(r"[\u0590-\u0fff\u3040-\U0010ffff]")
_LONGEST = 120
_COLONS = frozenset(":=|\t\"'*：")
_AROUND = 70  # characters before and behind a street in which its house or flat is told
_STREETLIKE = re.compile(
    r"(?i)(?:stra(?:ß|ss)e|str\.?|straat|gasse|weg|street|road|rua|ul\.?|gata|gatan|vej)$|^(?:rua|"
    r"ul|r)\b"
)


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    labelled = list(_labelled(text))
    yield from labelled
    for group in (1, 2):
        yield from caught("address", HOUSE, text, group)
    if _DIGIT.search(text) is None and text.isascii():
        return
    for found in _streets(text):
        yield found
        code = postcodes.behind(text, found.end)
        if code is not None:
            yield code
    yield from caught("address", FLAT, text, 1)
    for group in (1, 2):
        for found in caught("address", BOXES, text, group):
            yield found
            code = postcodes.behind(text, found.end)
            if code is not None:
                yield code
    yield from towned.find(text)
    yield from postcodes.find(text)


def _streets(text: str) -> Iterator[Found]:
    eastern = EASTERN if _EASTERN.search(text) else ()
    for pattern in (*STREETS, *eastern):
        for found in caught("address", pattern, text, 1):
            shown = found.text.rstrip(" .,;\n")
            if not _counts(text, found.start, shown):
                yield _whole(text, found.start, found.start + len(shown))
    for found in caught("address", _LIVES, text, 1):
        if not _YEAR.search(found.text) and not _AMOUNT.match(text, found.end):
            yield found


def _counts(text: str, start: int, shown: str) -> bool:
    """Whether it is a year, an amount or a thing with a number: "engineering 2011"."""
    words = shown.split()
    if words[0] == "via" and words[1].casefold() in _CALLED:
        return True
    if _STREETLIKE.search(" ".join(words[:-1])) and "/" in words[-1]:
        return False
    if _YEAR.search(shown) and (len(words) < 3 or lexicon.ordinary(words[0].casefold())):
        return True
    if words[-1][-1:].isdigit() and _AMOUNT.match(text, start + len(shown)):
        return True
    head = " ".join(words[:-1])
    plain = len(words) == 2 and lexicon.ordinary(words[0].casefold()) and words[1][:1].isdigit()
    return plain and not _STREETLIKE.search(head)


def _whole(text: str, start: int, end: int) -> Found:
    """Return a street with the flat and the house that are told before and behind it."""
    least = text.rfind("\n", 0, start) + 1
    before = _BEFORE.search(text[max(least, start - _AROUND) : start])
    if before:
        start -= len(before.group())
    letter = _LETTER.match(text, end)
    end = letter.end(1) if letter else end
    behind = _BEHIND.match(text, end, end + _AROUND)
    if behind:
        end = behind.end()
    return Found("address", start, end, text[start:end])


def _labelled(text: str) -> Iterator[Found]:
    for found in caught("address", _LABELLED, text, 1):
        shown = _TAIL.sub("", found.text[:_LONGEST]).rstrip(" ,.")
        before = text[max(0, found.start - 4) : found.start].rstrip(" ")[-1:]
        if before not in _COLONS and shown[:1].isascii() and not shown[:1].isupper():
            continue  # "address the 3 open points"
        if _DIGIT.search(shown):
            yield from _pieces(found.start, shown)
        else:
            named = _NAMED.match(shown)
            if named and not gazetteer.is_place(shown.partition(",")[0].casefold()):
                end = found.start + named.end()
                yield Found("address", found.start, end, text[found.start : end])


def _pieces(start: int, shown: str) -> Iterator[Found]:
    """Yield a labelled address without the towns behind it."""
    pieces, at = [], 0
    for piece in re.split(r"(, ?|، ?)", shown):
        pieces.append((at, piece))
        at += len(piece)
    last = max(number for number, (_, piece) in enumerate(pieces) if _DIGIT.search(piece))
    at, piece = pieces[last]
    town = _TOWN.match(piece)
    ends = [(0, at + len(piece))]
    if town and last:
        ends = [(0, at), (at + town.end(), at + len(piece))]
    for first, end in ends:
        yield Found("address", start + first, start + end, shown[first:end])
