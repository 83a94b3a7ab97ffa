"""References: the addresses they are reached by, and hosts that only look like a stated one."""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from bot.reading.readers import mails
from bot.reading.sentences import line_of
from bot.reading.sheet import Fact, Reading, Sheet

_HEADING = re.compile(
    r"^[ \t#*>-]*(?:professional |employment |work |my |his |her |their )?"
    r"(?:references?|referees?|refs|referenzen|referenz|referências|recomendações)\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(
    r"(?<![^\W_])(?:references?|referees?|refs?|referenz(?:en|geber\w*)?|referências?)(?![^\W_])",
    re.IGNORECASE,
)
_LINES = 14  # lines a references section runs on
_DISTANCE = 2  # letters by which a look-alike differs at most
_SHORTEST = 5  # letters; below this two hosts are similar by chance
_AFFIX = re.compile(
    r"(?:^|-)(?:hr|inc|corp|group|jobs?|careers?|team|global|ltd|llc|co|company|official|mail|"
    r"office|people|work|recruiting|verify|references?|gmbh|int|intl|usa?|uk|eu|tech|io)(?=-|$)"
)


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``referee.*`` and ``mail.look_alike`` facts."""
    referees = [each for sheet in reading.sheets for each in _addresses(sheet)]
    for sheet, address, start, end in referees:
        kind = mails.host_kind(address.rpartition("@")[2], reading.library)
        yield Fact("referee.mail_kind", kind, (sheet.span(start, end),))
    if referees:
        spans = tuple(sheet.span(start, end) for sheet, _, start, end in referees)
        yield Fact("referee.mails", len({each[1] for each in referees}), spans)
        yield from _look_alikes(reading, referees)


def _addresses(sheet: Sheet) -> Iterator[tuple[Sheet, str, int, int]]:
    regions = [_section(sheet.text, match) for match in _HEADING.finditer(sheet.text)]
    for address, start, end in mails.found(sheet):
        first, last = line_of(sheet.text, start)
        near = sheet.text[max(first, start - 160) : min(last, end + 60)]
        if any(low <= start < high for low, high in regions) or _WORD.search(near):
            yield sheet, address, start, end


def _section(text: str, heading: re.Match[str]) -> tuple[int, int]:
    end = heading.end()
    for _ in range(_LINES):
        following = text.find("\n", end + 1)
        if following < 0:
            return heading.start(), len(text)
        if (
            text[end + 1 : following].strip() == ""
            and text[following + 1 : following + 60].isupper()
        ):
            break
        end = following
    return heading.start(), end


def _look_alikes(reading: Reading, referees: list[tuple[Sheet, str, int, int]]) -> Iterator[Fact]:
    stated = {host: place for place, host in _hosts(reading) if not _is_common(host, reading)}
    for sheet, address, start, end in referees:
        host = address.rpartition("@")[2]
        if _is_common(host, reading):
            continue
        for other, place in stated.items():
            if similar(host, other):
                yield Fact("mail.look_alike", other, (sheet.span(start, end), place.span))
                break


class _Place:
    __slots__ = ("span",)

    def __init__(self, sheet: Sheet, start: int, end: int) -> None:
        self.span = sheet.span(start, end)


_HOST = re.compile(r"(?<![\w@.-])(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12})(?![\w@])", re.I)


def _hosts(reading: Reading) -> Iterator[tuple[_Place, str]]:
    for sheet in reading.sheets:
        for address, start, end in mails.found(sheet):
            yield _Place(sheet, start, end), address.rpartition("@")[2]
        for number, match in enumerate(_HOST.finditer(sheet.text)):
            if number == 200:
                break
            yield _Place(sheet, *match.span(1)), match.group(1).casefold()


def _is_common(host: str, reading: Reading) -> bool:
    names = reading.library.names
    return any(
        host == each or host.endswith("." + each)
        for each in ("github.io", "example.com", "example.org", "example.net")
    ) or any(
        host in names.get(each, ())
        for each in ("hosts-free-mail", "hosts-disposable-mail", "hosts-profile", "hosts-code")
    )


@cache
def _registered(host: str) -> tuple[str, str]:
    # Imported here: reading the bundled suffix list costs 70 ms and few pastes have referees.
    import tldextract

    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    parts = extract(host)
    return parts.domain, parts.suffix


def similar(host: str, other: str) -> bool:
    """Whether two hosts are of different owners by name but easily taken for one another."""
    (one, suffix), (two, other_suffix) = _registered(host), _registered(other)
    if not other_suffix or not suffix or (one, suffix) == (two, other_suffix):
        return False
    bare_one, bare_two = (_AFFIX.sub("", each).replace("-", "") for each in (one, two))
    if min(len(bare_one), len(bare_two)) < _SHORTEST:
        return False
    if bare_one == bare_two:
        return True
    glued = _AFFIX.sub(
        "", re.sub(r"(hr|inc|corp|jobs|careers|group|llc|ltd|co)$", r"-\1", bare_one)
    )
    if glued.replace("-", "") == bare_two:
        return True
    return DamerauLevenshtein.distance(bare_one, bare_two, score_cutoff=_DISTANCE) <= _DISTANCE
