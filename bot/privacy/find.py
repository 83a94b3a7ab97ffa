"""Where everything stands that is to be masked."""

import re
from collections.abc import Iterator

from bot.privacy import names, numbers, online, places
from bot.privacy.found import Found, caught
from bot.reading.normal import normalise

# The kinds of placeholders; a place that is taken for two is called by the earlier one.
KINDS = (
    "mark", "mail", "link", "wallet", "born", "bank", "id", "handle", "ip", "address", "phone",
    "name",
)  # fmt: skip
MARK = re.compile(rf"\[(?:{'|'.join(KINDS)})-\d+\]")  # as our placeholders are written


def find(text: str) -> Iterator[Found]:
    """Yield what is to be masked in original characters, in order, without overlap."""
    normal = normalise(text)
    found = [
        *caught("mark", MARK, normal.text),
        *online.find(normal.text),
        *numbers.find(normal.text),
        *places.find(numbers.western(normal.text)),
    ]
    spelt = [each.text for each in found if each.kind in ("mail", "link")]
    found += names.find(normal.text, spelt)
    for kind, start, end in _apart(found):
        first, last = normal.back(start, end)
        yield Found(kind, first, last, text[first:last])


def _apart(found: list[Found]) -> Iterator[tuple[str, int, int]]:
    """Yield places without overlap: what overlaps is one, called by its first kind in order."""
    rank = {kind: number for number, kind in enumerate(KINDS)}
    kind, start, end = "", 0, 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= each.end:
            continue
        if kind and each.start < end:
            kind, end = min(kind, each.kind, key=lambda kind: rank[kind]), max(end, each.end)
            continue
        if kind:
            yield kind, start, end
        kind, start, end = each.kind, each.start, each.end
    if kind:
        yield kind, start, end
