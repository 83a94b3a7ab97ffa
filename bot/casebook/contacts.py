"""What of a check could lead to another applicant's: contacts, accounts, addresses, referees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.library.library import Library
from bot.reading.parts import Span
from bot.reading.profile import Profile
from bot.reading.readers import mails, phones
from bot.reading.readers.referees import vouched
from bot.reading.sheet import Fact, Sheet

_MOST = 60  # of one check; a longer list is no one person's, and nothing more is told by it
_GOOGLE = {"gmail.com", "googlemail.com"}
_SAME_HOST = {"t.me": "telegram", "telegram.me": "telegram", "discord.com": "discord",
              "discord.gg": "discord", "twitter.com": "x.com"}  # fmt: skip
_NOBODYS = re.compile(r"/(?:company|companies|school|jobs?|feed|posts?|groups?|orgs?|share)/", re.I)
_STEPS = frozenset(("in", "u", "users", "pub", "profile", "freelancers", "o"))
_WORD = re.compile(r"[^\W_]+")
_STREET = re.compile(r"(?<=\w\w)str(?:asse)?$")  # "Hauptstr." and "Hauptstraße" are one
_SHORT = {"street", "st", "str", "strasse", "road", "rd", "avenue", "ave", "drive", "dr",
          "lane", "ln", "apartment", "apt", "flat", "unit", "suite", "court", "ct", "boulevard",
          "blvd", "rua", "avenida", "av", "no", "number", "c", "o", "the"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contact:
    """A value that two applicants may both have given.

    Attributes:
        kind: own | referee | account | delivery.
        value: in the one spelling that all of its spellings are turned into.
        span: where it stands.
        common: of the sort that many people share, such as an office's mailbox.
    """

    kind: str
    value: str
    span: Span
    common: bool = False


def contacts(profile: Profile, library: Library) -> list[Contact]:
    """Return what a profile gives, in order, each value once."""
    found: dict[tuple[str, str], Contact] = {}
    for each in islice(_all(profile, library), _MOST * 4):
        found.setdefault((each.kind, each.value), each)
    return list(found.values())[:_MOST]


def _all(profile: Profile, library: Library) -> Iterator[Contact]:
    for sheet in profile.sheets:
        yield from _phones(sheet)
        yield from _mails(sheet, library)
    for fact in profile.named.get("link.handle", ()):
        if handle := _handle(fact):
            yield Contact("own", f"handle:{handle}", fact.spans[0])
    for name in ("payment.wallet", "payment.account"):
        for fact in profile.named.get(name, ()):
            yield Contact("account", _account(str(fact.value)), fact.spans[0])
    for fact in profile.named.get("delivery.address", ()):
        if address := _address(str(fact.value)):
            yield Contact("delivery", address, fact.spans[0])


def _phones(sheet: Sheet) -> Iterator[Contact]:
    for number, _, _, start, end in phones.found(sheet):
        kind = "referee" if vouched(sheet, start, end) else "own"
        yield Contact(kind, f"phone:{number}", sheet.span(start, end))


def _mails(sheet: Sheet, library: Library) -> Iterator[Contact]:
    offices = library.names.get("offices-mailboxes", frozenset())
    ours = library.names.get("hosts-own", frozenset())
    for address, start, end in mails.found(sheet):
        local, _, host = address.rpartition("@")
        if host in ours:
            continue
        kind = "referee" if vouched(sheet, start, end) else "own"
        office = local in offices
        yield Contact(kind, f"mail:{_mailbox(local, host)}", sheet.span(start, end), office)


def _mailbox(local: str, host: str) -> str:
    """Return the mailbox behind an address: what follows a plus only sorts its mail."""
    plain = local.partition("+")[0] or local
    if host in _GOOGLE:
        return f"{plain.replace('.', '')}@gmail.com"
    return f"{plain}@{host}"


def _handle(fact: Fact) -> str:
    """Return a person's account; nothing for a company's page or one page among somebody's many."""
    host, _, account = str(fact.value).partition("/")
    quote = fact.spans[0].quote
    if "://" in quote or f"{host}/" in quote.casefold():
        path = quote.partition("://")[2] or quote
        steps = [each for each in re.split("[/?#]", path)[1:] if each and each not in _STEPS]
        if _NOBODYS.search(f"/{path}/") or len(steps) != 1:
            return ""
    return f"{_SAME_HOST.get(host, host)}/{account}"


def _account(value: str) -> str:
    bare = value.replace(" ", "")
    return bare.casefold() if bare[:2] in ("0x", "bc") else bare


def _address(value: str) -> str:
    """Return an address by its numbers and its street; nothing where it names no house."""
    words = [_WORD.findall(each.casefold()) for each in re.split("[,;\n]", value)]
    numbers = sorted({word for each in words for word in each if any(map(str.isdigit, word))})
    for each in words:
        street = sorted(
            {
                _STREET.sub("", word)
                for word in each
                if len(word) > 2 and word.isalpha() and word not in _SHORT
            }
        )
        if street and any(map(str.isdigit, "".join(each))):
            # A house alone is in many towns; with a postal code it is one.
            return " ".join((*street, *numbers)) if len("".join(numbers)) > 3 else ""
    return ""
