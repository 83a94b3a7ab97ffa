"""Where a text has numbers that are one person's: phones, documents, accounts, wallets, birth."""

import re
from collections.abc import Iterator

from bot.privacy.found import Found, caught, wide

_WALLET = wide(r"0x[0-9a-fA-F]{20,}|[0-9A-Za-z]{25,}")
_IBAN = wide(r"[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){3,8}(?: ?[A-Za-z0-9]{1,3})?")
_CODE = wide(r"[A-Z0-9]{6,}")  # document numbers: letters and digits mixed
# Groups of digits with what people put between them, a country's plus or a bracket before.
_DIGITS = wide(r"(?:\+ ?)?[(]?\d[\d ()./\-]*\d(?: ?(?:ext|x|dw)\.? ?\d{1,5})?")
_EXTENSION = re.compile(r"(?i: ?(?:ext|x|dw)\.? ?\d{1,5}$)")
_LABELS = {
    "id": r"passport|pass(?:ausweis)?[- ]?n(?:o|r|umber)|id (?:no|number|card|nr)|identity card|"
    r"national id|ssn|social security|sozialversicherungs\w*|driv(?:er'?s|ing) licen[cs]e|"
    r"licen[cs]e (?:no|number)|visa (?:no|number)|\bdni\b|\bnie\b|\bnif\b|\bcpf\b|\bcnpj\b|\brg\b|"
    r"cartão de cidadão|cartao de cidadao|bilhete de identidade|\bpesel\b|\bnip\b|aadhaa?r|\bpan\b|"
    r"\bni (?:no|number)|\bnino|dl ?#|\bdl\b|\bbi\b|contribuinte|\btfn\b|\babn\b|\bein\b|"
    r"\bitin\b|\bnino\b|national insurance|steuer-?(?:id|nummer|nr)|"
    r"(?:personal|reise)?(?:ausweis|pass)(?:nummer|-?nr)?|\bahv(?:-nr)?|svnr|kennitala|personnummer|"
    r"身份证号?码?|护照号?码?|マイナンバー|주민등록번호|паспорт|инн|снилс|serial(?: no| number)?|"
    r"employee (?:id|no|number)|mitarbeiternummer|tax (?:id|number|no)|vat(?: id| no)?|ust-?id\w*|"
    r"(?:matr[ií]cula|matrikel)\w*|permit (?:no|number)|id\b",
    "bank": r"iban|bank account|a/c|account(?: number| no| nr)?|acct|routing(?: number)?|"
    "sort code|bsb|"
    r"swift|bic|konto(?:nummer|-?nr)?|kto|blz|bankleitzahl|ag[êe]ncia|conta|chave pix|pix|nib|"
    r"clabe|ifsc|card(?: number| no)?|kartennummer|cart[ãa]o n",
    "phone": r"phone|tel(?:efon\w*|éfono|[ée]phone|emóvel)?|mobile?|mob|cell|celular|handy\w*|call|"
    r"whats ?app|fax|number|nummer|número|numero|numéro|nr|电话|手机|電話|連絡先|전화번호|휴대폰|"
    r"телефон\w*|الهاتف|هاتف|טלפון|फ़ोन|โทร|τηλέφωνο|ph",
}
_LABELLED = {
    kind: wide(
        rf"(?i)(?:^|[^\pL\pN])(?:{labels})[\"'*]*"
        r"(?:[ ._/-]*(?:no|nr|nummer|number|num|num[ée]ro|n[.º°]|id|code|is|lautet|é|holds|copy|"
        r"bsb|account))?[\"'*]*[ .:#=(|/\t]+[\"'*]*"
        rf"{value}"
    )
    for kind, labels, value in (
        ("id", _LABELS["id"].replace(r"\b", ""),
         r"([A-Za-z]{0,6}[ -]?[0-9][A-Za-z0-9]*(?:[ ./-][A-Za-z0-9]*[0-9][A-Za-z0-9]*|"
         r"[ -][A-Z]{1,2}\d*(?:[ -]\d+)?)*|[A-Za-z0-9]{6,})"),
        ("bank", _LABELS["bank"],
         r"([A-Za-z]{0,8}[0-9][A-Za-z0-9]*(?:[ ./-]+[A-Za-z0-9]*[0-9][A-Za-z0-9]*)*)"),
    )
}  # fmt: skip
_BIC = wide(r"(?i:(?:swift|bic)(?:[ /-]?(?:code|bic))?[\"']?[ :=|]+[\"']?)([A-Za-z0-9]{8,11})")
_CALL = re.compile(rf"(?:{_LABELS['phone']})(?:\W+\w+){{0,3}}\W*$", re.IGNORECASE)
_MONTH = (
    r"(?:jan|feb|fev|mar|mär|mrz|apr|abr|may|mai|jun|jul|aug|ago|sep|set|oct|okt|out|nov|dec|dez)"
    r"[\pL]*\.?"
)
_DATE = (
    r"(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th|\.|º)?(?: de| of)? "
    rf"{_MONTH},?(?: de)? \d{{2,4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}[ -]" + _MONTH + r"[ -]\d{2,4}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.|º)?(?: de| of)? {_MONTH}|"
    r"\d{1,2}[./]\d{1,2}\.?)"
)
_BORN = wide(
    r"(?i)(?:dob|d\.o\.b\.?|date[ _]of[ _]birth|birth[ _-]?da(?:te|y)|born|geboren|geb\.?|"
    r"geburts\pL*|"
    r"geb\.?-datum|nascimento|data de nasc\.?|nascid[oa]|nacimiento|naissance|née?|生年月日|"
    r"出生日期|出生年月|"
    r"рождения|народження|생년월일|doğum tarihi|data urodzenia|तारीख)"
    r"[\"'*)]*(?: (?:on|am|em|el|le|is|ist))?[\"' .:=|/\t(-]*" + _DATE
)
_YEARS = re.compile(
    r"(?=.*(?:19|20)\d\d)(?:(?:19|20)\d\d|[01]?\d)(?:[ ./()-]+(?:(?:19|20)\d\d|[0-3]?\d))*"
)
_DAY = re.compile(
    r"(?:[0-3]?\d[./-][0-3]?\d[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-][01]?\d(?:[./-][0-3]?\d)?)"
    r"(?:[ -]+\d{1,2}(?:[.:]\d\d)?)?"
)
_LAST = wide(r"(?i)(?:ssn|card|account|iban|pan)[\pL ]{0,12} (?:ending|last)[\pL ]{0,12} (\d{4})")
_FEW, _WHOLE = 4, 6  # digits of a labelled number; letters and digits of one with fewer
_TOKEN = 10  # letters and digits that may stand right before a number's digits
_LONG, _SHORT = 9, 7  # digits: so many are nobody's year or amount; so many may be a phone's
_NEAR = 40  # characters before a number in which a label stands


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for found in caught("wallet", _WALLET, text):
        if _mixed(found.text):
            yield found
    yield from caught("bank", _IBAN, text)
    yield from caught("bank", _BIC, text, 1)
    for kind, pattern in _LABELLED.items():
        for found in caught(kind, pattern, text, 1):
            digits = sum(map(str.isdigit, found.text))
            whole = kind == "id" and len(found.text) >= _WHOLE and found.text.isalnum()
            if digits >= _FEW or (digits and whole):
                yield found
    yield from caught("id", _LAST, text, 1)
    for found in caught("id", _CODE, text):
        digits = sum(map(str.isdigit, found.text))
        if digits >= 4 and digits < len(found.text):
            yield found
    yield from caught("born", _BORN, text, 1)
    yield from _phones(text)


def _phones(text: str) -> Iterator[Found]:
    for found in caught("phone", _DIGITS, text):
        count = sum(map(str.isdigit, _EXTENSION.sub("", found.text)))
        written = found.text.strip()
        if count < _SHORT or _DAY.fullmatch(written) or _YEARS.fullmatch(written):
            continue
        plain = written.isdigit() and count >= _LONG - 1
        if plain or count >= _LONG or written[0] in "+(0" or _called(text, found.start):
            start = _begin(text, found.start)
            yield Found("phone", start, found.end, text[start : found.end])


def _begin(text: str, start: int) -> int:
    """Return where the letters begin that stand right before a number: "S530-4609"."""
    least = max(0, start - _TOKEN)
    while start > least and text[start - 1].isalnum():
        start -= 1
    return start


def _called(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    return _CALL.search(before) is not None


def _mixed(word: str) -> bool:
    return any(map(str.isdigit, word)) and not word.isdigit() and len(set(word)) > 4
