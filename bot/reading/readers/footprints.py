"""The size and age that a copied profile page shows of itself."""

import re
from collections.abc import Iterator

from bot.reading.sheet import Fact, Reading

_SIZE = re.compile(
    r"(?<![\w.,])(?<!\d )(\d{1,3}(?:[., ]\d{3}){1,2}|\d{1,6})\+?\s(?:connections?|followers?|public repos(?:itories)?|repositories|"
    r"repos|kontakte|conexões|seguidores)(?!\w)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?:joined|member since|created|on linkedin since|account (?:from|since)|mitglied seit|"
    r"membro desde)(?:[\s:,./]{1,3}\w+){0,3}?[\s:,./]{1,3}((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``footprint.*`` facts."""
    for sheet in reading.sheets:
        for match in _SIZE.finditer(sheet.text):
            size = int(re.sub(r"\D", "", match.group(1)))
            yield Fact("footprint.size", size, (sheet.span(*match.span()),))
        for match in _SINCE.finditer(sheet.text):
            age = reading.today.year - int(match.group(1))
            if age >= 0:
                yield Fact("footprint.age", age, (sheet.span(*match.span()),))
