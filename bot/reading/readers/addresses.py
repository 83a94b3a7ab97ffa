"""Where equipment shall go, beside the address the ID or the form states."""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import token_set_ratio

from bot.reading.fields import Field, labelled
from bot.reading.sheet import Fact, Reading

_DELIVERY = (
    "ship to", "shipping address", "delivery address", "deliver to", "laptop to", "send to",
    "equipment address", "laptop address", "ship laptop to", "delivery", "shipping",
    "lieferadresse", "versandadresse", "lieferung an", "endereço de entrega", "morada de entrega",
    "equipment delivery address", "laptop delivery", "parcel address", "ship equipment to",
)  # fmt: skip
_IDENTITY = (
    "address on id", "id address", "home address", "residential address", "address on licence",
    "address on license", "address on passport", "registered address", "proof of address",
    "meldeadresse", "wohnadresse", "anschrift", "morada", "endereço", "address", "legal address",
    "permanent address", "current address", "address per id", "address (id)", "id / address",
)  # fmt: skip
_SAME = re.compile(
    r"^(?:same|as above|home|see above|office|n/?a|tbd|pick|collect|yes|no\b|to\b|wie oben|igual)",
    re.IGNORECASE,
)
_ALIKE = 65  # of 100; below this two written addresses are different places


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``delivery.*`` facts."""
    for sheet in reading.sheets:
        delivery = [each for each in labelled(sheet, *_DELIVERY) if _is_address(each)]
        stated = [
            each
            for each in labelled(sheet, *_IDENTITY)
            if _is_address(each) and each not in delivery and not _mentions(each, _DELIVERY)
        ]
        for each in delivery:
            span = sheet.span(each.start, each.end)
            yield Fact("delivery.address", each.value, (span,))
            if stated and all(_differ(each.value, other.value) for other in stated):
                spans = (span, sheet.span(stated[0].start, stated[0].end))
                yield Fact("delivery.address_differs", each.value, spans)


def _mentions(field: Field, labels: tuple[str, ...]) -> bool:
    return any(label in field.label for label in labels)


def _is_address(field: Field) -> bool:
    return (
        "@" not in field.value
        and any(map(str.isdigit, field.value))
        and any(map(str.isalpha, field.value))
        and not _SAME.match(field.value)
        and "mail" not in field.label
        and "ip" not in field.label.split()
    )


def _differ(one: str, two: str) -> bool:
    return token_set_ratio(one.casefold(), two.casefold()) < _ALIKE
