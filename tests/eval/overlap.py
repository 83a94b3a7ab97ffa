"""How much of an entry's wording stands in other texts: runs of words that both have."""

from collections.abc import Iterable

from bot.library.shingles import cut, runs

_RUN = 8  # words; a shorter text is one run
_SHORT = 5  # words; shorter texts anybody may write twice


class Held:
    """The runs of words of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Cut the texts into words."""
        self._texts = [cut(text) for text in texts]
        self._runs: dict[int, set[tuple[str, ...]]] = {}

    def share(self, text: str) -> float:
        """Return the share of a text's runs that the others have."""
        words = cut(text)
        if len(words) < _SHORT:
            return 0.0
        length = min(_RUN, len(words))
        own = runs(words, length)
        return len(own & self._of(length)) / len(own)

    def _of(self, length: int) -> set[tuple[str, ...]]:
        if length not in self._runs:
            self._runs[length] = set().union(*(runs(each, length) for each in self._texts))
        return self._runs[length]
