"""Remote-access tools and VPN services named in a text."""

from collections.abc import Iterator

from bot.reading.sheet import Fact, Reading

_LISTS = {"remote-access-tools": "tool.remote_access", "vpn-services": "network.vpn"}


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``tool.remote_access`` and ``network.vpn`` facts."""
    wanted = {
        tuple(name.split()): fact
        for names, fact in _LISTS.items()
        for name in reading.library.names.get(names, ())
    }
    longest = max(map(len, wanted), default=0)
    for sheet in reading.sheets:
        words = sheet.words
        for at, word in enumerate(words):
            for length in range(longest, 0, -1):
                named = tuple(each.text for each in words[at : at + length])
                if named in wanted:
                    span = sheet.span(word.start, words[at + length - 1].end)
                    yield Fact(wanted[named], " ".join(named), (span,))
                    break
