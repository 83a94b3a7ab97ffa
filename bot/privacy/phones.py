"""Where a text has numbers that somebody is called by."""

import re
from collections.abc import Iterator

from bot.privacy import beside
from bot.privacy.found import Found, caught, wide

_EXT = (
    r"(?:ext(?:ension|n)?|x|dw|durchwahl|nst|ramal|extensión|anexo|int(?:erno)?|poste|toestel|tst|"
    r"wew(?:n)?|доб|вн|dahili|lokal|内线|內線|내선|anknytning)"
)
# Groups of digits with what people put between them, a country's plus or a bracket before.
_DIGITS = wide(
    r"(?:\+ ?)?[(]?\+?\d(?:[\d ()./\-·_]|&nbsp;|&#\d{2,4};)*\d"
    rf"(?:,? ?(?i:{_EXT})[.:]? ?\d{{1,5}})?"
)
_ENTITY = re.compile(r"&#?\w+;")
_EXTENSION = re.compile(rf"(?i:,? ?{_EXT}[.:]? ?\d{{1,5}}$)")
_INTERNAL = wide(
    r"(?i)(?:^|[^\pL\pN])(ext(?:ension|n)?\.?|extension (?:no|number)|dw|durchwahl|nebenstelle|"
    r"nst\.?|ramal|"
    r"extensión|anexo|interno|poste|toestel|tst\.?|wew(?:n)?\.?|wewnętrzny|доб\.?|добавочный|вн\.|"
    r"dahili|"
    r"short dial|speed dial|kurzwahl|desk phone|desk line|pager|int\. tel\.?|hausruf|apparat|"
    r"app\.|kl\.)"
    r"(?:[^\pL\pN]|$)|(内线|內線|내선)"
)
_EXES = wide(r"(?:^|[^\pL\pN])(x\d{3,5})(?:[^\pL\pN]|$)")
_LABELS = (
    r"phone|tel(?:efon\w*|éfono|[ée]phone|emóvel|\.|x)?|mobile?|mob|cell|celular|celu|handy\w*|"
    r"call|ring|"
    r"whats ?app|zap|zapzap|fax|number|nummer|número|numero|numéro|nr|电话|手机|電話|連絡先|携帯|"
    r"전화번호|"
    r"휴대폰|연락처|телефон\w*|тел|моб|الهاتف|هاتف|جوال|موبايل|טלפון|नंबर|फ़ोन|फोन|मोबाइल|โทร|"
    r"τηλέφωνο|"
    r"ph|fone|contato|contacto|tlm|tlf|móvil|movil|portable|cellulare|cell|gsm|kom|komórka|"
    r"komórkowy|cep|"
    r"mobiel|mobil\w*|di động|đt|sđt|zalo|viber|line|text|sms|signal|dial|reach|festnetz|landline|"
    r"fixo|fijo|fixe|fisso|vast|ev|iş|дзвонити|звонить|позвони\w*|rufen?|anruf\w*|ligar?|llamar?|"
    r"appeler"
)
_CALL = re.compile(rf"(?:\b[PTMCH]:|{_LABELS})(?:\W+\w+){{0,3}}\W*$", re.IGNORECASE)
_LABEL = wide(
    r"(?i)(?:^|[^\pL\pN])(phone|tel|telefone?\pL*|mobile|mob|cell|celular|handy|handynummer|"
    r"rufnummer|"
    r"tlm|telemóvel|fone|whatsapp|telefonnummer|téléphone|teléfono|móvil|телефон)\.?"
    r"(?: ?(?:no|nr|number|n\.o))?[\"']?[ ]?[:=|][ \"']*(\d[\d ./-]{3,}\d)"
)
_YEARS = re.compile(
    r"(?=.*(?:19|20)\d\d)(?:(?:19|20)\d\d|[01]?\d)(?:[ ./()-]+(?:(?:19|20)\d\d|[0-3]?\d))*"
)
_DAY = re.compile(
    r"(?:[0-3]?\d[./-][0-3]?\d[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-][01]?\d(?:[./-][0-3]?\d)?)"
    r"(?:[ -]+\d{1,2}(?:[.:]\d\d)?)?"
)
_STAMP = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d[.-]\d{1,2}|\d+\.\d\.\d+\.\d+|20\d\d[-/]\d{3,5}\.?")
_CALENDAR = re.compile(r"20[12]\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])")
_NUMERAL = (
    r"(?:zero|oh|null|one|two|three|four|five|six|seven|eight|nine|"
    r"eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|"
    r"um|uma|dois|duas|três|quatro|cinco|seis|meia|sete|oito|nove|"
    r"cero|uno|dos|tres|cuatro|siete|ocho|nueve|"
    r"zéro|un|deux|trois|quatre|cinq|sept|huit|neuf)"
)
_SPOKEN = wide(
    rf"(?i)(?:^|[^\pL\pN])((?:plus |mais |más )?{_NUMERAL}(?:(?:[ ,.-]{{1,3}}|,? ?(?:double|"
    r"triple|doppel) )"
    rf"{_NUMERAL}){{6,}})(?:[^\pL\pN]|$)"
)
_TOKEN = 10  # letters and digits that may stand right before a number's digits
_LONG, _SHORT = 9, 7  # digits: so many are nobody's year or amount; so many may be a phone's
_NEAR = 40  # characters before a number in which a label stands
_SHORTEST = 5  # digits of a number whose label stands right before it
_CLOSE = 1  # character between "ext." and its number, which are one then
_INSIDE = 5  # digits within a house, at most


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for found in caught("phone", _DIGITS, text):
        if _is_phone(text, found):
            start = _begin(text, found.start)
            yield Found("phone", start, found.end, text[start : found.end])
    for found in caught("phone", _LABEL, text, 2):
        written = found.text
        if sum(map(str.isdigit, written)) >= _SHORTEST and not _DAY.fullmatch(written):
            yield found
    for met in _INTERNAL.finditer(text):
        place = beside.behind(text, max(met.end(1), met.end(2)), 2, close=True)
        if place is not None and place[1] - place[0] <= _INSIDE:
            label = max(met.start(1), met.start(2))
            near = place[0] - max(met.end(1), met.end(2)) <= _CLOSE
            start = label if near else place[0]
            yield Found("phone", start, place[1], text[start : place[1]])
    yield from caught("phone", _EXES, text, 1)


def spoken(text: str) -> Iterator[Found]:
    """Yield the numbers that are told digit by digit, in words."""
    yield from caught("phone", _SPOKEN, text, 1)


def _is_phone(text: str, found: Found) -> bool:
    written = _ENTITY.sub("-", found.text).strip()
    count = sum(map(str.isdigit, _EXTENSION.sub("", written)))
    if count < _SHORT or any(each.fullmatch(written) for each in (_DAY, _YEARS, _STAMP)):
        return False
    if written.isdigit() and _CALENDAR.fullmatch(written):
        return False
    plain = written.isdigit() and count >= _LONG - 1
    return plain or count >= _LONG or written[0] in "+(0" or _called(text, found.start)


def _begin(text: str, start: int) -> int:
    """Return where the letters begin that stand right before a number: "S530-4609"."""
    least = max(0, start - _TOKEN)
    while start > least and text[start - 1].isalnum():
        start -= 1
    return start


def _called(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    return _CALL.search(before) is not None
