"""References: the addresses they are reached by, and hosts that only look like a stated one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.reading.hosts import LONG, misspelt, registered, similar
from bot.reading.parts import Span
from bot.reading.readers import mails
from bot.reading.sentences import line_of, lines_with
from bot.reading.sheet import Fact, Reading, Sheet, once

_HEADING = re.compile(
    r"^[ \t#*>-]*(?:\d[.)] ?)?(?:"
    r"(?:professional |employment |work |my |his |her |their |the )?"
    r"(?:references?|referees?|refs|ref(?:erence)? ?-?(?:checks?|list|contacts?)|"
    r"referenz|referenzen|referenzgeber|referências|recomendações)\b"
    r"|(?:people|persons|colleagues|managers|leads|contacts|somebody|those|who)\b[^\n]{0,30}?"
    r"\b(?:vouch|speak|talk|recommend|ask|call) (?:about|for|on|to)\b"
    r")[^\n]{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
# `"references": [{...}, {...}]`
_LISTED = re.compile(
    r"\"(?:references?|referees?|referenzen|referências)\"[ \t]*:[ \t\n]*\[[^\[\]]{1,2000}\]",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"(?<![^\W_])(?:references?|referees?|refs?|referenz(?:en|geber\w*)?|referências?|"
    r"vouch(?:es|ed)?|(?:former|ex|old|previous)[- ](?:boss|manager|lead|supervisor|chef|chefe)s?)"
    r"[ _]?\d?(?![^\W_])",
    re.IGNORECASE,
)
_END = re.compile(
    r"^[ \t#*]*(?:education|experience|skills|languages|interests|certific\w*|contact|about|"
    r"summary|profile|projects|employment|work|ausbildung|kenntnisse|sprachen|kontakt|formação|"
    r"idiomas|experiência|contato|availability|salary|from|subject)\b[^\n@]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_END = re.compile(r"[|\n]|(?<!\S)(?://|::|>>)(?!\S)|(?<=\") (?=\w{2,20}=)|\},?\s*\{")
_LINES = 14  # lines a references section runs on
_BEFORE, _AFTER = 320, 60  # characters of one field around an address
# "his mail comes from acme-hr.example": a referee's host that is told, not shown in an address.
_TOLD = re.compile(
    r"(?:mails?|e-mails?|emails?|address|domain|writes|wrote|writing|replie[sd]|answer(?:s|ed)|"
    r"sender|adresse|domínio|endereço)\b[^\n@]{0,30}?[ @\"'(<]"
    r"((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12})(?![\w@])",
    re.IGNORECASE,
)
_DOT = re.compile(r"\.[^\W\d_]{2}")
_OFFICIAL = re.compile(r"official|real |genuine|offiziell|oficial", re.IGNORECASE)
_INNOCENT = re.compile(
    r"subsidiar|linked (?:from|on)|redirect|rebrand|renamed|merged|acquired|bought by|same owner|"
    r"old domain|new domain|regional (?:site|domain)|their (?:german|uk|us|eu|local) |is genuine|"
    r"tochter(?:firma|gesellschaft|unternehmen)|umbenannt|filial|subsidiária|confirmed (?:by|with)|"
    r"official too|also theirs|both theirs",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A host with the place it is named at; ``address`` is empty where only the host is."""

    sheet: Sheet
    address: str
    host: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place in the original."""
        return self.sheet.span(self.start, self.end)


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``referee.*`` and ``mail.look_alike`` facts."""
    referees: list[_Seen] = []
    told: list[_Seen] = []
    for sheet in reading.sheets:
        regions = _regions(sheet)
        referees += (each for each in _addresses(sheet) if _of_referee(each, regions))
        told += (each for each in _told(sheet) if _of_referee(each, regions))
        told += (each for each in _addresses(sheet) if _vouches(each))
    for each in referees:
        yield Fact("referee.mail_kind", mails.host_kind(each.host, reading.library), (each.span,))
    if referees:
        count = len({each.address for each in referees})
        yield Fact("referee.mails", count, tuple(_together(referees)))
    if referees or told:
        yield from _look_alikes(reading, referees + told)


@once
def _regions(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield where references are listed: under a heading, or in a list that is called so."""
    yield from (_section(sheet.text, match) for match in _HEADING.finditer(sheet.text))
    yield from (match.span() for match in _LISTED.finditer(sheet.text))


def vouched(sheet: Sheet, start: int, end: int = 0) -> bool:
    """Whether what stands at a place of the normal text is a referee's, such as a telephone."""
    return _of_referee(_Seen(sheet, "", "", start, end or start + 1), _regions(sheet))


def _together(referees: list[_Seen]) -> Iterator[Span]:
    """Yield the places, those of one block as one, so that the block is quoted as a whole."""
    first = last = referees[0]
    for each in referees[1:]:
        if each.sheet is not first.sheet or each.end - first.start > _BLOCK:
            yield first.sheet.span(first.start, last.end)
            first = each
        last = each
    yield first.sheet.span(first.start, last.end)


def _addresses(sheet: Sheet) -> Iterator[_Seen]:
    for address, start, end in mails.found(sheet):
        yield _Seen(sheet, address, address.rpartition("@")[2], start, end)


def _told(sheet: Sheet) -> Iterator[_Seen]:
    matches = (
        match
        for line in lines_with(sheet.text, _DOT)
        for match in _TOLD.finditer(sheet.text, *line)
    )
    for match in islice(matches, _MOST):
        if not _OFFICIAL.search(sheet.text, max(0, match.start() - 40), match.start(1)):
            yield _Seen(sheet, "", match.group(1).casefold(), *match.span(1))


def _of_referee(seen: _Seen, regions: Iterable[tuple[int, int]]) -> bool:
    """Whether the address stands under a heading for references or beside a word for them."""
    text = seen.sheet.text
    first, last = line_of(text, seen.start)
    if _OWN.match(text, first):
        return False
    if any(low <= seen.start < high for low, high in regions):
        return True
    before = text[max(first, seen.start - _BEFORE) : seen.start]
    after = text[seen.end : min(last, seen.end + _AFTER)]
    cut = list(_FIELD_END.finditer(before))
    following = _FIELD_END.search(after)
    return (
        _WORD.search(before, cut[-1].end() if cut else 0) is not None
        or _WORD.search(after, 0, following.start() if following else len(after)) is not None
    )


def _vouches(seen: _Seen) -> bool:
    """Whether the address is the sender's of a mail that speaks as a referee."""
    text = seen.sheet.text
    first, last = line_of(text, seen.start)
    if not _SENDER.match(text, first):
        return False
    following = _SENDER_NEXT.search(text, last, last + _LETTER)
    end = following.start() if following else last + _LETTER
    return _VOUCHES.search(text, last, end) is not None


def _section(text: str, heading: re.Match[str]) -> tuple[int, int]:
    end = heading.end()
    for _ in range(_LINES):
        following = text.find("\n", end + 1)
        if following < 0:
            following = len(text)
        if _END.match(text, end + 1):
            break
        end = following
        if end == len(text):
            break
    return heading.start(), end


def _look_alikes(reading: Reading, referees: list[_Seen]) -> Iterator[Fact]:
    stated = {each.host: each for each in _hosts(reading) if not _is_common(each.host, reading)}
    for seen in referees:
        if _is_common(seen.host, reading) or _explained(seen):
            continue
        for other, place in stated.items():
            if similar(seen.host, other):
                yield Fact("mail.look_alike", other, (seen.span, place.span))
                break
        else:
            yield from _like_name(seen)


def _explained(seen: _Seen) -> bool:
    """Whether the words beside it say why the firm has this host too."""
    text = seen.sheet.text
    first, _ = line_of(text, seen.start)
    around = text[max(first, seen.start - 100) : seen.end + 160]
    return _INNOCENT.search(around) is not None


def _like_name(seen: _Seen) -> Iterator[Fact]:
    """Yield a firm's name on the same line that the host has with other letters in it."""
    label = registered(seen.host)[0].replace("-", "")
    if len(label) < LONG:
        return
    text = seen.sheet.text
    first, last = line_of(text, seen.start)
    first, last = max(first, seen.start - _BEFORE), min(last, seen.end + _AFTER)
    for match in _NAME.finditer(text, first, last):
        words = match.group().split()
        for at in range(len(words)):
            for to in range(at + 1, min(at + 4, len(words) + 1)):
                if misspelt(label, "".join(words[at:to]).casefold()):
                    name = " ".join(words[at:to])
                    yield Fact("mail.look_alike", name, (seen.span, seen.sheet.span(*match.span())))
                    return


def _hosts(reading: Reading) -> Iterator[_Seen]:
    for sheet in reading.sheets:
        yield from _addresses(sheet)
        for number, match in enumerate(_HOST.finditer(sheet.text)):
            if number == _MOST:
                break
            yield _Seen(sheet, "", match.group(1).casefold(), *match.span(1))


def _is_common(host: str, reading: Reading) -> bool:
    names = reading.library.names
    return any(
        host == each or host.endswith("." + each)
        for each in ("github.io", "example.com", "example.org", "example.net")
    ) or any(
        host in names.get(each, ())
        for each in ("hosts-free-mail", "hosts-disposable-mail", "hosts-profile", "hosts-code")
    )


_HOST = re.compile(r"(?<![\w@.-])(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12})(?![\w@])", re.I)
_NAME = re.compile(r"[A-Z][\w&]{1,30}(?: [A-Z&][\w&]{0,30}){0,4}")
# A mail whose writer speaks as a referee: who sent it stands in its header.
_HEAD = r"[\[\]\d \t>*#-]{0,20}(?:from|von|de)[ \t]{0,4}:"
_SENDER = re.compile(_HEAD, re.IGNORECASE)
_SENDER_NEXT = re.compile("^" + _HEAD, re.IGNORECASE | re.MULTILINE)
_VOUCHES = re.compile(
    r"reported to me|(?:work(?:ed|s)|was|been) (?:\w+ )?(?:with|for|under|at) (?:us|me)\b|"
    r"(?:employ|hire|take) (?:him|her|them) again|recommend (?:him|her|them|\w+ without)|"
    r"(?:give|provide) (?:you )?(?:a reference|feedback)|"
    r"(?:managed|led|supervised) (?:him|her|them) for|war bei uns|arbeitete (?:bei|für) uns|"
    r"kann (?:ihn|sie) (?:nur )?empfehlen|trabalhou (?:conosco|connosco|comigo)|recomendo",
    re.IGNORECASE,
)
_LETTER = 900  # characters of a mail that are looked through for that
_OWN = re.compile(r"[ \t>*-]*(?:from|to|cc|von|an|de|para|reply-to)[ \t]*:", re.IGNORECASE)
_BLOCK = 240  # characters of references that are shown as one quote
_MOST = 200  # hosts looked at in one part
