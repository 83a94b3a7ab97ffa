"""Where a text has numbers that are one person's: phones, documents, accounts, wallets, birth."""

import re
from collections.abc import Iterator

from bot.privacy import accounts, born, columns, papers, phones, worded
from bot.privacy.found import Found

_DIGIT = re.compile(r"\d")
# Arabic, Persian, Devanagari, Bengali and Thai digits; each is one character, as ours are.
_WESTERN = str.maketrans(
    "".join(
        chr(first + digit) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for digit in range(10)
    ),
    "0123456789" * 5,
)


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    yield from phones.spoken(text)
    yield from worded.find(text)
    yield from accounts.tags(text)
    yield from papers.lines(text)
    if _DIGIT.search(text) is None:
        return
    plain = western(text)
    for room in (accounts, papers, born, phones, columns):
        yield from room.find(plain)


def western(text: str) -> str:
    """Return a text with the digits of our script, as long as it was."""
    return text if text.isascii() else text.translate(_WESTERN)
