"""The size and age that a copied profile page shows of itself."""

import re
from collections.abc import Iterator

from bot.reading.sheet import Fact, Reading

_SIZE = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[., ]\d{3}){1,2}|\d{1,6})\+?\s"
    r"(?:connections?|followers?|public repos(?:itories)?|repositories|repos|kontakte|"
    r"conexões|seguidores)(?!\w)",
    re.IGNORECASE,
)
# Only what may stand between "joined" and a year: "joined Acme in 2026" is no account's age.
_BETWEEN = (
    r"(?:in|on|at|since|im|am|em|de|the|platform|github|gitlab|linkedin|xing|upwork|"
    r"\d{1,2}(?:st|nd|rd|th)?|"
    r"(?:jan|feb|fev|mar|mär|apr|abr|ma[iy]|jun|jul|aug|ago|sep|set|o[ck]t|out|nov|de[cz])[^\W\d]*)"
)
_SINCE = re.compile(
    r"(?<!\w)(?:joined|member[ _]since|created_at|on linkedin since|account (?:from|since)|"
    r"(?:account|profile?|konto|conta|perfil)(?: was| wurde| foi)? "
    r"(?:created|opened|registered|erstellt|angelegt|criad[oa])|mitglied seit|membro desde)"
    rf"(?:[\s:,./\"]{{1,4}}{_BETWEEN}){{0,3}}?[\s:,./\"]{{1,4}}((?:19|20)\d\d)(?!\d)",
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
