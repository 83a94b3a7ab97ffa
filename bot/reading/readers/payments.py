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
    "person performing the work", "person doing the work", "service provider", "auftragnehmer",
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
# "2. Name: Mary Major", and "Name, first name: Major, Mary" whose label is the first word.
_ON_FORMS = re.compile(
    r"^[ \t]{0,8}(?:\d{1,2}[.)][ \t]{1,4}(?P<label>[^\W\d_][\w ()/-]{0,40}?)|"
    r"(?P<names>(?:full )?name|vorname), ?(?:vorname|nachname|name|first name|given name|nome))"
    r"[ \t]{0,4}:[ \t]{0,8}(?P<value>[^\n|;•]{1,200})",
    re.MULTILINE | re.IGNORECASE,
)
_FORMS = {"gmbh", "limited", "services", "solutions", "trading", "consulting", "company", "bank"}
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
        for field in _named(sheet, *_PERSON)
        if _is_name(field) and _bare(field.label) in _PERSON
    ][:_MOST]
    if not people:
        return
    people += islice(_named(sheet, *_ALSO), _MOST)
    for what, labels in (("account", _ACCOUNT), ("contract", _CONTRACT)):
        for field in islice(_named(sheet, *labels), _MOST):
            if _is_name(field) and not _SAME.match(field.value) and _other(field, people):
                person = people[0]
                spans = (sheet.span(field.start, field.end), sheet.span(person.start, person.end))
                yield Fact("payment.holder_differs", f"{what}: {field.value}", spans)


def _named(sheet: Sheet, *wanted: str) -> Iterator[Field]:
    """Yield the labelled fields of a sheet, and those of numbered lines of a form."""
    yield from labelled(sheet, *wanted)
    for match in _ON_FORMS.finditer(sheet.text):
        label = (match.group("label") or match.group("names")).strip().casefold()
        value = match.group("value").rstrip(" \t\"',*")
        if value and any(f" {each} " in f" {label} " for each in wanted):
            start = match.start("value")
            yield Field(label, value, start, start + len(value))


def _bare(label: str) -> str:
    """Drop what forms add around a label: ``candidate name``, ``legal name (as on ID)``."""
    bare = label.partition("(")[0].strip().removeprefix("your ").removeprefix("full ")
    return bare if bare in _PERSON else bare.removesuffix(" name")


def _other(field: Field, people: list[Field]) -> bool:
    value = field.value.casefold()
    return all(
        token_set_ratio(value, each.value.casefold()) < _ALIKE
        and not _words(value) & _words(each.value.casefold())
        for each in people
    )


def _words(value: str) -> set[str]:
    """Return the longer words of a name; a firm called after its owner shares one."""
    return {word for word in re.findall(r"[^\W\d_]{4,}", value) if word not in _FORMS}


def _is_name(field: Field) -> bool:
    words = re.sub(r"\(.*", "", field.value).split()
    return (
        0 < len(words) <= 8
        and words[0][:1].isupper()
        and "@" not in field.value
        and not any(map(str.isdigit, field.value))
    )
