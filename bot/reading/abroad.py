"""Which countries a text names that no file of ``knowledge/contacts`` is about.

Their law is not known here, and whoever asks has to be told so instead of being shown another
country's deadlines.
"""

from collections.abc import Iterator, Sequence

from bot.library.library import Library
from bot.reading.gazetteer import known
from bot.reading.normal import normalise
from bot.reading.sentences import Token, tokens

_HEARD = 20_000  # characters of a text that are read
_LONGEST = 4  # words of a name
# Every account of the scheme names the one, and nobody reports there; the other is a US state, too.
_NEVER = {"KP", "GE"}
_LEADS = {"in", "em", "no", "na", "im", "at"}
_OUTWARD = {"from", "via", "to", "aus", "nach", "desde"}  # a connection, a parcel, a claim
_SEATS = {
    "office", "offices", "subsidiary", "branch", "team", "entity", "company", "firm", "startup",
    "business", "employer", "site", "headquarters", "hq", "based", "hospital",
    "büro", "niederlassung", "tochter", "tochtergesellschaft", "firma", "gesellschaft", "standort",
    "escritório", "filial", "empresa", "sede", "equipa", "equipe", "subsidiária",
}  # fmt: skip
# Words and first names that are also a country's: only what stands beside them tells which.
_WORDS = {
    "jordan", "chad", "turkey", "guinea", "jersey", "niger", "mali", "dominica",
    "reunion", "israel", "kenya",
}  # fmt: skip
# What people write in German and Portuguese and the gazetteer does not have.
_ALSO = {
    "indien": "IN", "índia": "IN", "mexiko": "MX", "argentinien": "AR", "kolumbien": "CO",
    "singapur": "SG", "singapura": "SG", "neuseeland": "NZ", "nova zelândia": "NZ",
    "südafrika": "ZA", "áfrica do sul": "ZA", "suíça": "CH", "noruega": "NO", "turquia": "TR",
    "ucrânia": "UA", "moçambique": "MZ", "philippinen": "PH", "filipinas": "PH",
    "ägypten": "EG", "serbien": "RS", "sérvia": "RS", "emirates": "AE",
    "emirados árabes unidos": "AE", "vereinigte arabische emirate": "AE",
}  # fmt: skip
_ADJECTIVES = {
    "brazilian": "BR", "indian": "IN", "swiss": "CH", "mexican": "MX", "israeli": "IL",
    "singaporean": "SG", "norwegian": "NO", "turkish": "TR", "ukrainian": "UA", "serbian": "RS",
    "argentinian": "AR", "colombian": "CO", "filipino": "PH", "chinese": "CN",
    "south african": "ZA", "brasilianische": "BR", "schweizer": "CH", "indische": "IN",
    "brasileira": "BR", "suíça": "CH", "angolana": "AO",
}  # fmt: skip


def abroad(text: str, library: Library) -> tuple[str, ...]:
    """Return the codes of countries that a text names and the folder has no contacts for.

    A country counts by its name, a town only where the words beside it make it a seat ("our São
    Paulo office", "in Mumbai"), and neither where something only comes from there.
    """
    normal = normalise(text[:_HEARD]).text
    ours = {code for file in library.places.values() for code in (file.jurisdiction, *file.covers)}
    found = dict.fromkeys(_named(tokens(normal), normal))
    return tuple(code for code in found if code not in ours and code not in _NEVER)


def _named(words: Sequence[Token], normal: str) -> Iterator[str]:
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            code = _code(words, at, at + count, normal)
            if code:
                yield code
                at += count
                break
        else:
            at += 1


def _code(words: Sequence[Token], first: int, last: int, normal: str) -> str:
    """Return the country that words ``first`` to ``last`` (exclusive) stand for, or nothing."""
    name = " ".join(word.text for word in words[first:last])
    before = words[first - 1].text if first else ""
    after = words[last].text if last < len(words) else ""
    if before in _OUTWARD:
        return ""
    seat = before in _SEATS or after in _SEATS
    if seat and name in _ADJECTIVES:
        return _ADJECTIVES[name]
    seat = seat or before in _LEADS
    code = _ALSO.get(name) or known().get("=" + name)
    if code:
        return code if seat or name not in _WORDS else ""
    towns = known().get(name).split() if seat and normal[words[first].start].isupper() else []
    return towns[0] if len(towns) == 1 else ""
