"""Post codes, by themselves or beside a town."""

import re
from collections.abc import Iterator

from bot.privacy.found import Found, caught, wide
from bot.reading import gazetteer

_STATES = (
    r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|"
    r"Hawaii|Idaho|Illinois|"
    r"Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|"
    r"Mississippi|Missouri|"
    r"Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|"
    r"North Dakota|Ohio|Oklahoma|"
    r"Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|"
    r"Virginia|Washington|"
    r"West Virginia|Wisconsin|Wyoming"
)
_CODES = tuple(
    wide(pattern)
    for pattern in (
        rf"(?:^|[^\pL\pN])(?:[A-Z]{{2}}|[a-z]{{2}}|"
        rf"{_STATES}),?[ -]{{1,2}}(\d{{5}}(?:-\d{{4}})?)(?:[^\pL\pN]|$)",
        r"(?:^|[^\pL\pN])((?:CH|AT|DE|FR|BE|NL|LU|SE|FI|DK|NO|IT|ES|PL|CZ|A|D|F|B|L|I|E|"
        r"S)-\d{4,5})(?:[^\pN]|$)",
        r"(?:^|[^\pL\pN.,+€$£-])(\d{5}) \p{Lu}\pL",
        r"\p{Lu}\p{Ll}+(?:,? ?-? ?| - )(\d{5,6})(?:[^\pN.,/-]|[.,;)]?(?:\s|$))",
        r"(?:^|[^\pL\pN])(\d{4} ?[A-Z]{2})(?:[^\pL\pN]|$)",  # Netherlands
        r"(?:QLD|NSW|VIC|WA|SA|TAS|ACT|NT|Queensland|Victoria|Tasmania),? (\d{4})(?:[^\pN]|$)",
        r"(?:^|[^\pN-])(\d{5}-\d{3}|\d{2}\.\d{3}-\d{3}|\d{4}-\d{3})(?:[^\pN-]|$)",  # Brazil
        # Poland
        r"(?:^|[^\pL\pN-])(\d{2}-\d{3}),? \p{Lu}\p{Ll}|\p{Lu}\p{Ll}+,? (\d{2}-\d{3})(?:[^\pN-]|$)",
        r"(?:^|[^\pL\pN])([A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})(?:[^\pL\pN]|$)",  # Britain
        r"(?:^|[^\pL\pN])([A-Z]\d[\dW] ?[A-Z\d]{4})(?:[^\pL\pN]|$)",  # Ireland
        r"(?:^|[^\pL\pN])([A-Za-z]\d[A-Za-z][ -]?\d[A-Za-z]\d)(?:[^\pL\pN]|$)",  # Canada
        r"〒[ ]?(\d{3}-?\d{4})",
        r"(?:^|[^\pN.,€$£-])(\d{3} \d{2}),? \p{Lu}\p{Ll}",  # Sweden, Czechia, Greece
        r"\p{Lu}\p{Ll}+[ ,–-]{1,3}(\d{3} ?\d{3})(?:[^\pN]|$)",  # India
        r"[\p{Devanagari}\p{Cyrillic}\p{Arabic}\p{Han}\p{Hangul}][,،،]?[ -]{0,3}(\d{5,6})"
        r"(?:[^\pN\pL]|$)",
        r"(?:^|[^\pN])(\d{5,6}),? (?:г\. |м\. )?\p{Cyrillic}\p{Ll}",
        r"(?i)(?:plz|zip(?: ?code)?|post ?(?:al)?[ _-]?code|postcode|postleitzahl|cep|c\.? ?p\.?|"
        r"código[ _-]?postal|"
        r"cod\. postal|code postal|cap|pin(?: ?code)?|kod pocztowy|posta kodu|индекс|індекс|邮编|"
        r"郵遞區號|우편번호|"
        r"eircode|postnummer|postnr|mã bưu chính|पिन(?: कोड)?|الرمز البريدي)"
        r"(?:/ort)?[\"']?[ ]?(?:is|ist|é|:|=|\||\t|-|nr\.?)*[ ]?[\"']?(\d{2,6}(?:[. -]?\d{3,4})?|"
        r"[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}|[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d)(?:[^\pL\pN]|"
        r"$)",
    )
)
_SMALL = wide(r"(?:^|[^\pL\pN])([a-z]{1,2}\d[a-z\d]? \d[abd-hjlnp-uw-z]{2})(?:[^\pL\pN]|$)")
_COUNTED = re.compile(r"(?:st|nd|rd|th|pm|am|px|gb|mb|kb|ms|tb|hz)$")
_FOUR = wide(r"(?:^|[^\pL\pN.,+€$£/-])(\d{4}) (\p{Lu}[\pL-]+(?: [\p{Lu}][\pL-]+)?)")
_CELL = wide(r"[|\t;] ?(\p{Lu}[\pL'. -]{1,30}?) ?[|\t;] ?(\d{4,6}(?:-\d{3,4})?) ?(?:[|\t;\n]|$)")
_LIKE_YEAR = re.compile(r"(?:19|20)\d\d$")
_NOT_DUTCH = re.compile(
    r"(?:(?:19|20)\d\d ?)?(?:.*(?:AM|PM|GB|MB|KB|TB|HD|UK|EU|US|QA|HR|IT|CV|PT|DE|EN|AD|ID|MM|CM|"
    r"KM))$"
)
# A code behind a street, a town between them at most.
_BEHIND = re.compile(
    r"[\s,.;-]{1,4}(?:[^\W\d_][\w.'()/-]*[\s,-]{1,3}){0,5}?"
    r"((?:[A-Z]{1,2}-)?\d{3,6}(?:[ -]\d{2,4})?)(?![\w.]*\d)(?!\w)"
)


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for pattern in _CODES:
        for group in range(1, pattern.groups + 1):
            for found in caught("address", pattern, text, group):
                if not _NOT_DUTCH.match(found.text) or not found.text[:4].isdigit():
                    yield found
    for found in caught("address", _SMALL, text, 1):
        if not _COUNTED.search(found.text):
            yield found
    for met in _CELL.finditer(text):
        if gazetteer.is_place(met.group(1).casefold()) and not _LIKE_YEAR.match(met.group(2)):
            yield Found("address", met.start(2), met.end(2), met.group(2))
    for met in _FOUR.finditer(text):
        town = met.group(2).casefold()
        placed = gazetteer.is_place(town) or gazetteer.is_place(town.partition(" ")[0])
        if placed and not _LIKE_YEAR.match(met.group(1)):
            yield Found("address", met.start(1), met.end(1), met.group(1))


def behind(text: str, end: int) -> Found | None:
    """Return the post code behind a street that ends at an offset."""
    met = _BEHIND.match(text, end, end + 70)
    if met is None or text[end : met.start(1)].count("\n") > 1:
        return None
    between = text[end : met.start(1)]
    if _LIKE_YEAR.match(met.group(1)) and "," not in between and "\n" not in between:
        return None
    return Found("address", met.start(1), met.end(1), met.group(1))
