"""Where equipment shall go, beside the address the ID or the form states."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from rapidfuzz.fuzz import token_set_ratio

from bot.reading.fields import Field, labelled
from bot.reading.sheet import Fact, Reading, Sheet

_DELIVERY = (
    "ship to", "shipping address", "delivery address", "deliver to", "laptop to", "send to",
    "equipment address", "laptop address", "ship laptop to", "delivery", "shipping", "deliver",
    "lieferadresse", "versandadresse", "lieferung an", "endereço de entrega", "morada de entrega",
    "equipment delivery address", "laptop delivery", "parcel address", "ship equipment to",
    "shipto", "hardware to", "kit to", "destination", "courier to", "lieferanschrift", "entrega",
    "enviar para", "versand an", "paket an",
)  # fmt: skip
_IDENTITY = (
    "address on id", "id address", "home address", "residential address", "address on licence",
    "address on license", "address on passport", "registered address", "proof of address",
    "meldeadresse", "wohnadresse", "anschrift", "morada", "endereço", "address", "legal address",
    "permanent address", "current address", "address per id", "address (id)", "id / address",
    "licence address", "license address", "passport address", "contract address", "residence",
    "dl address", "ausweisadresse", "meldeanschrift", "adresse", "residência", "domicílio",
    "lives at",
)  # fmt: skip
# Labels with a remark of their own: `Ship to (edited 12/11 16:51, label printed): Unit 9`.
_REMARKED = re.compile(
    r"^[ \t>*•-]{0,8}(?P<label>ship(?:ping)?[ _-]?(?:to|address)|deliver(?:y address|y to| to)|"
    r"lieferadresse|endereço de entrega|morada de entrega)[ \t]*\([^()\n]{1,90}\)[ \t]*:[ \t]*"
    r"(?P<value>[^\n|;•]{1,200})",
    re.IGNORECASE | re.MULTILINE,
)
# `"ship_to": {"attention": "...", "city": "..."}`, the strings in it.
_NESTED = re.compile(
    r"\"(?:ship(?:ping)?[ _-]?(?:to|address)|delivery(?:[ _-]?address)?|deliver[ _-]?to)\""
    r"[ \t]*:[ \t\n]*\{(?P<value>[^{}]{1,400})\}",
    re.IGNORECASE,
)
_STRING = re.compile(r":[ \t]*\"([^\"\n]{1,120})\"")
_SAME = re.compile(
    r"^(?:same|as above|home|see above|office|n/?a|tbd|pick|collect|yes|no\b|to\b|wie oben|igual|"
    r"standard|courier|by |on |in |before|after|ok|done|mesmo|mesma|gleich|abhol|express|free)",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"same as|as on|matches|as in|on (?:the |his |her )?(?:id|passport|licence|license|contract)|"
    r"= ?id|wie (?:im )?(?:ausweis|vertrag)|igual (?:ao|à)|conforme",
    re.IGNORECASE,
)
_SHORT = {
    "street": "st", "str": "st", "straße": "st", "strasse": "st", "road": "rd", "avenue": "ave",
    "drive": "dr", "lane": "ln", "apartment": "apt", "flat": "apt", "unit": "apt", "court": "ct",
    "boulevard": "blvd", "rua": "r", "avenida": "av", "number": "no",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_BROAD = {"delivery", "shipping", "deliver", "destination", "entrega"}  # more than an address
_STREET = re.compile(
    r"street|\bst\b|road|\brd\b|lane|avenue|\bave\b|drive|court|close|way\b|square|place|unit|suite|"
    r"apt|flat|box|stra(?:ß|ss)e|str\.|weg\b|platz|\brua\b|avenida|\b\d{5}\b|"
    r"\b[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|out|nov|dec|dez)[a-z]*\b|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d:\d\d",
    re.IGNORECASE,
)
_ALIKE = 65  # of 100; below this two written addresses are different places
_MOST = 12  # addresses of either kind that are compared; a longer list is no person's form


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``delivery.*`` facts."""
    for sheet in reading.sheets:
        delivery = list(islice(_deliveries(sheet), _MOST))
        stated = list(islice(_stated(sheet, delivery), _MOST))
        for each in delivery:
            span = sheet.span(each.start, each.end)
            yield Fact("delivery.address", each.value, (span,))
            others = [other for other in stated if other.start != each.start]
            if others and all(_differ(each.value, other.value) for other in others):
                other = sheet.span(others[0].start, others[0].end)
                yield Fact("delivery.address_differs", each.value, (span, other))


def _deliveries(sheet: Sheet) -> Iterator[Field]:
    """Yield the addresses that equipment shall go to, each place once."""
    ends: set[int] = set()
    for each in chain(_remarked(sheet.text), _nested(sheet.text), labelled(sheet, *_DELIVERY)):
        if each.end not in ends and _is_address(each) and not _is_broad(each):
            ends.add(each.end)
            yield each


def _is_broad(field: Field) -> bool:
    """Whether the label may mean something else and the value is no street or postal code."""
    if not _BROAD & set(field.label.split()) or "address" in field.label:
        return False
    return _STREET.search(field.value) is None or _DATE.search(field.value) is not None


def _remarked(text: str) -> Iterator[Field]:
    for match in _REMARKED.finditer(text):
        yield Field("ship to", match.group("value").rstrip(), *match.span("value"))


def _nested(text: str) -> Iterator[Field]:
    for match in _NESTED.finditer(text):
        value = " ".join(_STRING.findall(match.group("value")))
        yield Field("ship to", value, *match.span("value"))


def _stated(sheet: Sheet, delivery: list[Field]) -> Iterator[Field]:
    """Yield the addresses of the ID or the form; a delivery address said to be that is one."""
    starts = {each.start for each in delivery}
    yield from (each for each in delivery if _CONFIRMED.search(each.value))
    for each in labelled(sheet, *_IDENTITY):
        if each.start not in starts and not _mentions(each, _DELIVERY) and _is_address(each):
            yield each


def _mentions(field: Field, labels: tuple[str, ...]) -> bool:
    return any(label in field.label for label in labels)


def _is_address(field: Field) -> bool:
    return (
        "@" not in field.value
        and "://" not in field.value
        and any(map(str.isdigit, field.value))
        and any(map(str.isalpha, field.value))
        and not _SAME.match(field.value)
        and "mail" not in field.label
        and not {"ip", "wallet", "mac", "date", "payment"} & set(field.label.split())
    )


def _differ(one: str, two: str) -> bool:
    """Whether two written addresses are different places."""
    first, second = _plain(one), _plain(two)
    numbers = _numbers(first) & _numbers(second)
    if len(numbers) > 1 or any(len(each) > 3 for each in numbers):  # one house in one postal area
        return False
    return token_set_ratio(" ".join(first), " ".join(second)) < _ALIKE


def _plain(address: str) -> list[str]:
    words = _WORD.findall(address.casefold())
    return [_SHORT.get(word, word) for word in words]


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if any(map(str.isdigit, word))}
