"""Telephone numbers: what their numbering plan says, never who may own them."""

from collections.abc import Iterator

import re2

from bot.reading.sheet import Fact, Reading, Sheet, once

# One linear pass for candidates; the library's own matcher needs seconds for hostile digits.
# A plus stands before its digit and behind no letter ("C++ 2019 - 2020" is no number), two zeros
# behind no other digits ("DE89 3704 0044 0532" is none).
_CANDIDATE = re2.compile(
    r"(?:^|[^\pL\pN+])(\+\(?\d[\d ().\-/]*\d)|"
    r"(?:^|[^\pL\pN+., -]|(?:^|[^\pN]) )(00[ (]*\d[\d ().\-/]*\d)"
)
_LENGTH = range(8, 26)  # characters a written number may have
_SHARED = {1, 7}  # country codes of several large countries, which a made-up number cannot tell
_MOST = 40  # numbers looked at in one part


@once
def found(sheet: Sheet) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield (E.164, region, kind, start, end) of a sheet's international numbers."""
    candidates = [
        match
        for match in _CANDIDATE.finditer(sheet.text)
        if len(match.group(1) or match.group(2)) in _LENGTH
    ][:_MOST]
    if not candidates:
        return
    # Imported here: its tables cost 25 ms, and many pastes hold no number.
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    kinds = {
        PhoneNumberType.FIXED_LINE: "fixed",
        PhoneNumberType.MOBILE: "mobile",
        PhoneNumberType.FIXED_LINE_OR_MOBILE: "fixed or mobile",
        PhoneNumberType.VOIP: "voip",
        PhoneNumberType.PERSONAL_NUMBER: "personal",
    }
    for match in candidates:
        written = match.group(1) or match.group(2)
        start = match.end() - len(written)
        written = "+" + written[2:] if written.startswith("00") else written
        try:
            number = phonenumbers.parse(written)
        except phonenumbers.NumberParseException:
            continue
        if not phonenumbers.is_possible_number(number):
            continue
        region = phonenumbers.region_code_for_number(number) or ""
        if not region and number.country_code not in _SHARED:
            region = phonenumbers.region_code_for_country_code(number.country_code or 0)
        kind = kinds.get(phonenumbers.number_type(number), "other")
        yield (
            phonenumbers.format_number(number, PhoneNumberFormat.E164),
            region,
            kind,
            start,
            match.end(),
        )


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``phone.*`` facts."""
    for sheet in reading.sheets:
        for number, region, kind, start, end in found(sheet):
            spans = (sheet.span(start, end),)
            yield Fact("phone.number", number, spans)
            yield Fact("phone.kind", kind, spans)
            if region:
                yield Fact("phone.region", region, spans)
