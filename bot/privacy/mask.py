"""The names that one conversation's identifiers bear outside, and the way back."""

import re

from bot.privacy.find import MARK, find
from bot.privacy.masked import Masked, sealed

_SEPARATORS = re.compile(r"[^\w+]+")
_NUMBERS = frozenset({"phone", "id", "bank"})


class Mask:
    """Calls the same identifier by the same placeholder; lives in memory only."""

    def __init__(self) -> None:
        self._placeholders: dict[tuple[str, str], str] = {}
        self._originals: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def mask(self, text: str) -> Masked:
        """Return a text whose identifiers and names are placeholders such as ``[mail-1]``."""
        pieces, at = [], 0
        for found in find(text):
            pieces += [text[at : found.start], self._name(found.kind, found.text)]
            at = found.end
        return sealed("".join([*pieces, text[at:]]))

    def plain(self, text: str) -> str:
        """Return a text with the originals where it has their placeholders."""
        return MARK.sub(lambda met: self._originals.get(met[0], met[0]), text)

    def join(self, *pieces: Masked | str) -> Masked:
        """Put masked text and our own words (prompts, passages of the folder) together."""
        return sealed("".join(each.text if isinstance(each, Masked) else each for each in pieces))

    def _name(self, kind: str, original: str) -> str:
        key = (kind, _same(kind, original))
        if key not in self._placeholders:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            placeholder = f"[{kind}-{self._counts[kind]}]"
            self._placeholders[key] = placeholder
            self._originals[placeholder] = original
        return self._placeholders[key]


def _same(kind: str, original: str) -> str:
    """Return what two spellings of one identifier have in common."""
    folded = original.casefold()
    return _SEPARATORS.sub("", folded) if kind in _NUMBERS else " ".join(folded.split())
