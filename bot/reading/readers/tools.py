"""Remote-access tools and VPN services named in a text."""

from collections.abc import Iterator

from bot.reading.sheet import Fact, Reading

_LISTS = {"remote-access-tools": "tool.remote_access", "vpn-services": "network.vpn"}


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``tool.remote_access`` and ``network.vpn`` facts."""
    wanted: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for names, fact in _LISTS.items():
        for name in reading.library.names.get(names, ()):
            words = tuple(name.split())
            wanted.setdefault(words[0], []).append((words, fact))
    for sheet in reading.sheets:
        for at, text in enumerate(sheet.texts):
            for words, fact in wanted.get(text, ()):
                if tuple(sheet.texts[at : at + len(words)]) == words:
                    named = sheet.words[at : at + len(words)]
                    span = sheet.span(named[0].start, named[-1].end)
                    yield Fact(fact, " ".join(words), (span,))
