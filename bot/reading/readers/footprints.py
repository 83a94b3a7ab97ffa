"""The size and age that a copied profile page shows of itself."""

import re
from collections.abc import Iterator

from bot.reading.sheet import Fact, Reading

_SIZE = re.compile(
    r"(?<![\w.,])(\d{1,5})\+?\s(?:connections?|followers?|public repos(?:itories)?|repositories|"
    r"repos|kontakte|conexões|seguidores)(?!\w)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?:joined|member since|created|on linkedin since|account (?:from|since)|mitglied seit|"
    r"membro desde)(?:\s+\w+){0,3}?\s+((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``footprint.*`` facts."""
    for sheet in reading.sheets:
        for match in _SIZE.finditer(sheet.text):
            yield Fact("footprint.size", int(match.group(1)), (sheet.span(*match.span()),))
        for match in _SINCE.finditer(sheet.text):
            age = reading.today.year - int(match.group(1))
            if age >= 0:
                yield Fact("footprint.age", age, (sheet.span(*match.span()),))
