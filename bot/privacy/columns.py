"""Tables whose heads say that numbers of people stand in their columns."""

import re
from collections.abc import Iterator

from bot.privacy.born import WORD
from bot.privacy.found import Found

_HEADS = {
    "phone": re.compile(
        r"(?i)\b(?:phone|tel|telefon\w*|mobile?|cell|celular|handy\w*|fone|whatsapp|telemóvel|fax|"
        r"ramal|"
        r"durchwahl|ext|extension|contact no|teléfono|móvil|téléphone|телефон)\b|电话|手机|電話|"
        r"携帯|전화"
    ),
    "bank": re.compile(
        r"(?i)\b(?:iban|account(?!.*(?:manager|holder|name|owner))|acct|bank(?! ?name)|konto\w*|"
        r"conta|cuenta|"
        r"pix|chave|sort|routing|bsb|card|clabe|kto|blz|ag[êe]ncia|rib|payout|wallet)\b|账号|口座|"
        r"계좌"
    ),
    "address": re.compile(
        r"(?i)\b(?:address|street|stra(?:ß|ss)e|str|anschrift|adresse|endere[çc]o|morada|rua|"
        r"logradouro|"
        r"direcci[óo]n|zip|plz|post ?code|postal|cep|código postal|postcode|postleitzahl|house|"
        r"apt|unit|"
        r"hausnr|hausnummer)\b|地址|住所|주소"
    ),
    "id": re.compile(
        r"(?i)\b(?:id|ids|ssn|passport|pass|nino|ni|nin|cpf|cnpj|rg|cnh|nif|nie|dni|bsn|pesel|tax|"
        r"steuer\w*|"
        r"(?:emp|employee|staff|personnel|personal|pers|candidate|cand|applicant|student|badge|"
        r"member|payroll|"
        r"mitarbeiter|bewerber|matrikel|ma)[ ._-]?(?:no|nr|id|number|nummer|#)?|\w*(?:nummer|"
        r"ausweis)|"
        r"licen[cs]e|licence|permit|visa|serial|plate|kennzeichen|placa|matr[ií]cula|crach[áa]|"
        r"documento?|doc|"
        r"inscri[çc][ãa]o|contribuinte|document|badge|national|svnr|sv-nr|passaporte|reisepass|"
        r"pasaporte)\b|"
        r"身份证|护照|工号|学号|번호"
    ),
}
_NOT_ID = re.compile(
    r"(?i)\b(?:name|stage|status|type|date|job|req|expiry|exp|valid|role|position|count|order|"
    r"invoice|ticket|"
    r"manager|holder|salary|level|country|issued|line|row|requisition)\b"
)
_PROSE = re.compile(r"[?!:=\[\]{}]|\s-\s")  # no heading has these
_MARKS = (";", "\t", "|", ",", "  ")
_WIDE = re.compile(r" {2,}")
_QUOTED = re.compile(r'"[^"\n]*"')
_TRIM = " \t\"'*"
_HEADING = 34  # characters of a heading
_FEW = 4  # words of one
_CELL = 90  # of a cell
_LEAST = {"phone": 2, "bank": 4, "address": 1, "id": 2, "born": 2}


def find(text: str) -> Iterator[Found]:
    """Yield the cells of columns that are said to hold what is one person's."""
    at, heads, mark, width = 0, dict[int, str](), "", 0
    for line in text.split("\n"):
        kinds = None
        if heads:
            cells = _cells(line, mark)
            if len(cells) == width or (len(cells) >= width - 1 > 1 and mark != ","):
                kinds = heads
                yield from _row(text, at, cells[: width + 1], heads)
        if kinds is None and line.strip(" |-:+="):  # a rule between rows ends no table
            heads, mark, width = _headings(line)
        at += len(line) + 1


def _row(
    text: str, at: int, cells: list[tuple[int, int]], heads: dict[int, str]
) -> Iterator[Found]:
    for number, (start, end) in enumerate(cells):
        kind = heads.get(number)
        cell = text[at + start : at + end]
        if kind and len(cell) <= _CELL and sum(map(str.isdigit, cell)) >= _LEAST[kind]:
            yield Found(kind, at + start, at + end, cell)


def _headings(line: str) -> tuple[dict[int, str], str, int]:
    """Return the kinds of a line's columns, the mark between them and how many there are."""
    for mark in _MARKS:
        if line.count(mark) < 1:
            continue
        cells = [line[start:end].replace("_", " ") for start, end in _cells(line, mark)]
        if len(cells) < 2 or any(len(cell) > _HEADING for cell in cells):
            continue
        if any(_PROSE.search(cell) or len(cell.split()) > _FEW for cell in cells):
            continue
        if any(sum(map(str.isdigit, cell)) > 1 for cell in cells):
            continue
        kinds = {number: kind for number, cell in enumerate(cells) if (kind := _kind(cell))}
        if kinds:
            return kinds, mark, len(cells)
    return {}, "", 0


def _kind(heading: str) -> str:
    if WORD.search(heading):
        return "born"
    for kind, pattern in _HEADS.items():
        if pattern.search(heading):
            return "" if kind in ("id", "address") and _NOT_ID.search(heading) else kind
    return ""


def _cells(line: str, mark: str) -> list[tuple[int, int]]:
    """Return where a line's cells stand, without the quotes and spaces around them."""
    hidden = _QUOTED.sub(lambda met: "x" * len(met.group()), line) if '"' in line else line
    if mark == "  ":
        edges = [met.span() for met in _WIDE.finditer(hidden.rstrip())]
    else:
        edges = [(at, at + 1) for at, sign in enumerate(hidden) if sign == mark]
    places, start = [], 0
    for left, right in [*edges, (len(line), len(line))]:
        written = line[start:left]
        begin = start + len(written) - len(written.lstrip(_TRIM))
        places.append((begin, max(begin, start + len(written.rstrip(_TRIM)))))
        start = right
    return places
