"""E-mail addresses: where they are and what kind of host they have."""

import re
from collections.abc import Iterator

import re2

from bot.library.library import Library
from bot.reading.sheet import Fact, Reading, Sheet, once

# No counted repetition: re2 would need more memory than it allows itself.
CANDIDATE = re2.compile(r"[\pL\pN._%+'-]+@[\pL\pN.-]+\.\pL\pL+")
# Addresses that need no looking at: nine in ten, and the library that looks takes 50 ms to import.
_ORDINARY = re.compile(
    r"[a-z\d]+(?:[._+-][a-z\d]+)*@(?:[a-z\d]+(?:-[a-z\d]+)*\.)+(?P<top>[a-z]{2,})", re.ASCII
)
_SPECIAL = {"arpa", "invalid", "local", "localhost", "onion", "test"}  # RFC 6761: some are no hosts
_SHORT = 64  # characters; none of its pieces is too long then
_LONGEST = 254  # characters of an address, RFC 5321
_MOST = 100  # addresses looked at in one part


@once
def found(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """Yield (address, start, end) of a sheet's addresses, normal offsets, checked for form."""
    for number, match in enumerate(CANDIDATE.finditer(sheet.text)):
        if number == _MOST:
            return
        if match.end() - match.start() > _LONGEST:
            continue
        written = match.group().lstrip("'")
        address = valid(written)
        if address and not address.startswith("git@"):  # a repository's, nobody's
            yield address, match.end() - len(written), match.end()


def valid(candidate: str) -> str:
    """Return an address in its one spelling, or nothing where it is none."""
    folded = candidate.casefold()
    ordinary = _ORDINARY.fullmatch(folded) if len(candidate) <= _SHORT else None
    if ordinary and candidate.isascii() and ordinary["top"] not in _SPECIAL:
        return folded
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(
            candidate, check_deliverability=False, test_environment=True, strict=False
        )
    except EmailNotValidError:
        return ""
    return checked.normalized.casefold()


def host_kind(host: str, library: Library) -> str:
    """Return whether a mail host is ``free``, ``disposable`` or ``other``."""
    if host in library.names.get("hosts-disposable-mail", ()):
        return "disposable"
    return "free" if host in library.names.get("hosts-free-mail", ()) else "other"


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``mail.*`` facts."""
    for sheet in reading.sheets:
        for address, start, end in found(sheet):
            spans = (sheet.span(start, end),)
            host = address.rpartition("@")[2]
            yield Fact("mail.address", address, spans)
            yield Fact("mail.host", host, spans)
            yield Fact("mail.kind", host_kind(host, reading.library), spans)
