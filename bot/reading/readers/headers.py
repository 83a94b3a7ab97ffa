"""Headers of pasted e-mails: a reply that would go to somebody other than the sender."""

from collections.abc import Iterator
from itertools import islice

from bot.reading.fields import labelled
from bot.reading.readers.mails import CANDIDATE
from bot.reading.sheet import Fact, Reading

_MOST = 50  # headers of each kind compared in one part


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``header.reply_to_differs``."""
    for sheet in reading.sheets:
        senders = [
            (host, field)
            for field in islice(labelled(sheet, "from", "von", "de"), _MOST)
            if field.label in ("from", "von", "de") and (host := _host(field.value))
        ]
        for field in islice(labelled(sheet, "reply-to", "antwort an", "responder a"), _MOST):
            host = _host(field.value)
            if host and senders and not any(_related(host, each) for each, _ in senders):
                sender = senders[0][1]
                spans = (sheet.span(field.start, field.end), sheet.span(sender.start, sender.end))
                yield Fact("header.reply_to_differs", host, spans)


def _related(one: str, two: str) -> bool:
    """Whether the two are one host, or one is below the other."""
    return one == two or one.endswith("." + two) or two.endswith("." + one)


def _host(value: str) -> str:
    match = CANDIDATE.search(value)
    return match.group().rpartition("@")[2].casefold() if match else ""
