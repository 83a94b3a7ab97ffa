"""Wallets, accounts, and holders of accounts or contracts other than the person."""

import re
from collections.abc import Iterator
from itertools import islice

from rapidfuzz.fuzz import token_set_ratio

from bot.reading.fields import Field, labelled
from bot.reading.sheet import Fact, Reading, Sheet

_WALLET = re.compile(
    r"(?<!\w)(?:0x[0-9a-fA-F]{40}|bc1[0-9a-z]{20,60}|T[1-9A-HJ-NP-Za-km-z]{33}|"
    r"[13][1-9A-HJ-NP-Za-km-z]{25,34})(?!\w)"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_ACCOUNT = (
    "account holder", "accountholder", "beneficiary", "account name", "name on account",
    "name on the account", "payee", "holder", "holder name", "beneficiary name", "account owner",
    "wallet owner", "cardholder", "paid to", "pay to", "payable to", "bank account name",
    "bank account holder", "iban holder", "payout name", "kontoinhaber", "kontoinhaberin",
    "zahlungsempfänger", "titular", "titular da conta", "favorecido", "beneficiário",
)  # fmt: skip
_CONTRACT = (
    "contract name", "contracting party", "contract party", "party to the contract", "invoice to",
    "invoice name", "name on invoice", "name on invoices", "name on contract",
    "name on the contract", "contract in the name of", "contract signed by", "signatory",
    "invoice issuer", "invoices from", "invoicing party", "tax form name", "vertragspartner",
    "rechnungssteller", "contratante", "contratado", "emissor da nota",
)  # fmt: skip
_PERSON = (
    "name", "full name", "candidate", "applicant", "employee", "worker", "legal name", "cand",
    "new hire", "new starter", "bewerber", "bewerberin", "mitarbeiter", "mitarbeiterin",
    "nome", "candidato", "candidata", "nome completo", "contractor", "freelancer", "vendor",
    "supplier", "company", "company name", "firma", "empresa", "trading as", "fornecedor",
)  # fmt: skip
_ALSO = (
    "first", "last", "first name", "last name", "surname", "given name", "family name", "vorname",
    "nachname", "sobrenome", "apelido", "preferred name", "also known as", "maiden name", "from",
    "von", "de", "owner", "owners", "inhaber", "director", "sócia", "sócio",
)  # fmt: skip
_SAME = re.compile(
    r"^(?:same|self|as above|own|see|n/?a|yes|no|none|not|tbd|tbc|candidate|contractor|me|him|her|"
    r"ok|matches|verified|confirmed|unchanged|identical|employee|worker|he|she|selbst|gleich|wie|"
    r"ident\w*|mesm[oa]|própri[oa]|idem|igual|bank|iban|wise|paypal|payoneer|revolut)\b",
    re.IGNORECASE,
)
_MOST = 50  # fields of each kind compared in one part
_ALIKE = 55  # of 100; below this two written names share no part


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``payment.*`` facts."""
    for sheet in reading.sheets:
        for name, pattern in (("payment.wallet", _WALLET), ("payment.account", _IBAN)):
            for match in pattern.finditer(sheet.text):
                yield Fact(name, match.group(), (sheet.span(*match.span()),))
        yield from _holders(sheet)


def _holders(sheet: Sheet) -> Iterator[Fact]:
    """Yield holders that are nobody the sheet is about; the value starts with what they hold."""
    people = [
        field
        for field in labelled(sheet, *_PERSON)
        if _is_name(field) and _bare(field.label) in _PERSON
    ][:_MOST]
    if not people:
        return
    people += islice(labelled(sheet, *_ALSO), _MOST)
    for what, labels in (("account", _ACCOUNT), ("contract", _CONTRACT)):
        for field in islice(labelled(sheet, *labels), _MOST):
            if _is_name(field) and not _SAME.match(field.value) and _other(field, people):
                person = people[0]
                spans = (sheet.span(field.start, field.end), sheet.span(person.start, person.end))
                yield Fact("payment.holder_differs", f"{what}: {field.value}", spans)


def _bare(label: str) -> str:
    """Drop what forms add around a label: ``candidate name``, ``legal name (as on ID)``."""
    bare = label.partition("(")[0].strip().removeprefix("your ").removeprefix("full ")
    return bare if bare in _PERSON else bare.removesuffix(" name")


def _other(field: Field, people: list[Field]) -> bool:
    value = field.value.casefold()
    return all(token_set_ratio(value, each.value.casefold()) < _ALIKE for each in people)


def _is_name(field: Field) -> bool:
    words = re.sub(r"\(.*", "", field.value).split()
    return (
        0 < len(words) <= 8
        and words[0][:1].isupper()
        and "@" not in field.value
        and not any(map(str.isdigit, field.value))
    )
