"""Wallets, accounts, and holders of accounts or contracts other than the person."""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import token_set_ratio

from bot.reading.fields import Field, labelled
from bot.reading.sheet import Fact, Reading, Sheet

_WALLET = re.compile(
    r"(?<!\w)(?:0x[0-9a-fA-F]{40}|bc1[0-9a-z]{20,60}|T[1-9A-HJ-NP-Za-km-z]{33}|"
    r"[13][1-9A-HJ-NP-Za-km-z]{25,34})(?!\w)"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_HOLDER = (
    "account holder", "beneficiary", "account name", "name on account", "payee", "holder",
    "beneficiary name", "contract name", "contracting party", "contract party", "invoice to",
    "invoice name", "name on invoice", "name on contract", "contract in the name of",
    "kontoinhaber", "kontoinhaberin", "titular", "titular da conta", "bank account name",
)  # fmt: skip
_PERSON = (
    "name", "full name", "candidate", "applicant", "employee", "worker", "legal name",
    "new hire", "new starter", "bewerber", "bewerberin", "mitarbeiter", "mitarbeiterin",
    "nome", "candidato", "candidata", "nome completo", "contractor",
)  # fmt: skip
_SAME = re.compile(r"^(?:same|self|as above|own|see above|n/?a|yes|no|tbd|candidate|me)\b", re.I)
_ALIKE = 55  # of 100; below this two written names share no part


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``payment.*`` facts."""
    for sheet in reading.sheets:
        for name, pattern in (("payment.wallet", _WALLET), ("payment.account", _IBAN)):
            for match in pattern.finditer(sheet.text):
                yield Fact(name, match.group(), (sheet.span(*match.span()),))
        yield from _holders(sheet)


def _holders(sheet: Sheet) -> Iterator[Fact]:
    people = [
        field
        for field in labelled(sheet.text, *_PERSON)
        if _is_name(field)
        and not any(each in field.label for each in _HOLDER)
        and field.label.removesuffix(" name") in _PERSON + ("legal", "full")
    ]
    if not people:
        return
    for field in labelled(sheet.text, *_HOLDER):
        if not _is_name(field) or _SAME.match(field.value):
            continue
        if all(
            token_set_ratio(field.value.casefold(), each.value.casefold()) < _ALIKE
            for each in people
        ):
            person = people[0]
            spans = (sheet.span(field.start, field.end), sheet.span(person.start, person.end))
            yield Fact("payment.holder_differs", field.value, spans)


def _is_name(field: Field) -> bool:
    words = field.value.split()
    return 0 < len(words) <= 8 and words[0][:1].isupper() and not any(map(str.isdigit, field.value))
