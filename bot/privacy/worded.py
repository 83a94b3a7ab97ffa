"""Numbers and dates of birth that are told in words, as transcripts have them."""

from collections.abc import Iterator

from bot.privacy.born import WORD
from bot.privacy.dates import MONTHS
from bot.privacy.found import Found, caught, wide

_ENGLISH = (
    r"(?:(?:twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|"
    r"four|five|six|seven|eight|nine))?|zero|oh|nought|null|one|two|three|four|five|six|seven|eight|"
    r"nine|hundred|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
_GERMAN = (
    r"(?:(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig|dreissig|"
    r"vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|null|eins?|zwei|zwo|drei|vier|fünf|sechs|"
    r"sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn)"
)
_PORTUGUESE = (
    r"(?:(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)"
    r"(?: e (?:uma?|dois|duas|três|quatro|cinco|seis|sete|oito|nove))?|zero|uma?|dois|duas|três|"
    r"quatro|cinco|seis|meia|sete|oito|nove|dez|onze|doze|treze|catorze|quatorze|quinze|"
    r"dez[ae]sseis|dez[ae]ssete|dezoito|dez[ae]nove)"
)
_MORE = r"(?:(?:double|treble|triple|doppel|duplo) )?"
_TELLING = tuple(
    rf"{_MORE}(?:{numeral}|\d)(?:(?:[ ,.-]{{1,3}}|\.\.\. ?|,? and |,? und )"
    rf"{_MORE}(?:{numeral}|\d))"
    for numeral in (_ENGLISH, _GERMAN, _PORTUGUESE)
)
# Five numerals in a row, or fewer behind what says that a part of a number follows.
_FIVE = "|".join(f"{telling}{{4,}}" for telling in _TELLING)
_FEWER = "|".join(f"{telling}{{1,}}" for telling in _TELLING)
_SPOKEN = wide(rf"(?i)(?:^|[^\pL\pN])((?:plus |mais )?(?:{_FIVE}))(?:[^\pL\pN]|$)")
_PARTIAL = wide(
    r"(?i)(?:area code|country code|dialling code|extension|ext\.?|pin|vorwahl|durchwahl|ddd|"
    r"indicativo|prefixo|ramal)(?: is| ist| é|,|:)? "
    rf"({_FEWER})(?:[^\pL\pN]|$)"
)
_DIGITS = wide(r"(?:^|[^\pL\pN.,/:-] ?)(\d(?:[ ]\d){5,}|\d(?:[,-] ?\d){7,})(?:[^\pL\pN/:]|$)")
_TEN = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_ORDINAL = (
    rf"(?:(?:twenty|thirty)[ -]{_TEN}|{_TEN}|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_YEAR = (
    r"(?:(?:18|19|20)\d\d|'?\d\d|(?:nineteen|twenty|two thousand)(?:[ -]hundred)?"
    rf"(?:(?:[ -]and)?[ -]{_ENGLISH}){{0,2}})"
)
_ORDINAL_GERMAN = (
    r"(?:erst|zweit|dritt|viert|fünft|sechst|siebt|siebent|acht|neunt|zehnt|elft|zwölft|"
    r"(?:drei|vier|fünf|sech|sieb|acht|neun)zehnt|"
    r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig|dreissig)st)"
    r"e[nrs]?"
)
_YEAR_GERMAN = r"(?:(?:18|19|20)\d\d|'?\d\d|(?:neunzehnhundert|zweitausend|\pL+und)\pL*)"
_YEAR_PORTUGUESE = (
    r"(?:(?:18|19|20)\d\d|(?:mil(?: e)? novecentos|dois mil)(?: e "
    rf"{_PORTUGUESE}){{0,1}}|{_PORTUGUESE})"
)
_FORMS = (
    rf"(?:the )?{_ORDINAL}(?: of|,)? {MONTHS},?(?: of)? {_YEAR}",
    rf"{MONTHS},? (?:the )?{_ORDINAL},? {_YEAR}",
    rf"(?:the )?{_ORDINAL}(?: of)? {MONTHS}|{MONTHS},? (?:the )?{_ORDINAL}",
    rf"{_ORDINAL_GERMAN} (?:{MONTHS}|{_ORDINAL_GERMAN}),? {_YEAR_GERMAN}",
    rf"{_ORDINAL_GERMAN} {MONTHS}",
    rf"(?:primeiro|{_PORTUGUESE}|\d{{1,2}}) de {MONTHS} d[eo] {_YEAR_PORTUGUESE}",
    rf"(?:primeiro|{_PORTUGUESE}) de {MONTHS}",
)
_BORN = wide(rf"(?i)(?:^|[^\pL\pN])({'|'.join(_FORMS)})(?:[^\pL\pN]|$)")
_REACH = 90  # characters from a birth's word to its date


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for pattern in (_SPOKEN, _PARTIAL, _DIGITS):
        yield from caught("phone", pattern, text, 1)
    dates = list(caught("born", _BORN, text, 1))
    if dates:
        ends = [max(met.end(1), met.end(2)) for met in WORD.finditer(text)]
        for date in dates:
            if any(0 <= date.start - end <= _REACH for end in ends):
                yield date
