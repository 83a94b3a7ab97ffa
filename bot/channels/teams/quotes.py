"""Somebody else's words, shown apart from ours and read as nothing but text."""

from collections.abc import Iterator

from bot.channels.teams.elements import container, rich, words
from bot.channels.teams.measure import Json
from bot.talk.reply import Quote

_QUOTED = 1_500  # characters of a quote in a flag; what stands around the marked words
_BEFORE = 300


def quote(said: Quote, *, whole: bool = False) -> list[Json]:
    """Return somebody's words in boxes, what raised a sign highlighted.

    Args:
        said: the words.
        whole: whether all of a very long text is shown.
    """
    runs = list(_runs(said, 0, len(said.text)) if whole else _around(said))
    if not any(run["text"].strip() for run in runs):
        return []
    if said.part.strip():
        runs += words(f"  ({said.part})", isSubtle=True, italic=True)
    return [
        box for block in rich(runs) for box in container([block], style="emphasis", spacing="Small")
    ]


def _around(said: Quote) -> Iterator[Json]:
    """Give what stands around the first marked words."""
    first = min((start for start, _ in said.marks), default=0)
    begin = min(max(0, first - _BEFORE), len(said.text)) if len(said.text) > _QUOTED else 0
    end = min(begin + _QUOTED, len(said.text))
    yield from words("… " if begin else "")
    yield from _runs(said, begin, end)
    yield from words(" …" if end < len(said.text) else "")


def _runs(said: Quote, begin: int, end: int) -> Iterator[Json]:
    done = begin
    for start, stop in sorted(said.marks):
        if not done <= start < stop or start >= end:
            continue
        yield from words(said.text[done:start])
        yield from words(said.text[start : min(stop, end)], weight="Bolder", highlight=True)
        done = min(stop, end)
    yield from words(said.text[done:end])
