"""A question asked in another language, word for word in English: the passages are English.

Neither the search by words nor the model that sees meaning knows other languages. What comes out
is no translation to be read, only to be searched with.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import repeat

import Stemmer

from bot.library.library import Library

_WORD = re.compile(r"[^\W\d_]+")
_STEMMERS = {"de": "german", "pt": "portuguese"}
_JOINED = frozenset({"de"})  # languages that write what belongs together as one word
_LINKS = ("", "s", "es", "n", "en", "e")  # between the parts of such a word
_PART = 3  # letters of a part at the least
_MOST = 0.5  # of a text's words must be known to a language that no small word shows
_OWN = "en"
_NOTHING = repeat(0)


class Glossary:
    """Words of other languages with their English."""

    def __init__(
        self,
        groups: Mapping[str, Sequence[Sequence[str]]],
        small: Mapping[str, frozenset[str]],
    ) -> None:
        """Take the words.

        Args:
            groups: by language, groups of words behind their English.
            small: by language (English too), small words that show it is spoken.
        """
        self._own = small.get(_OWN, frozenset())
        self._languages = [
            _Language(code, listed, small.get(code, frozenset()), self._own)
            for code, listed in groups.items()
        ]
        self._kept: dict[str, str] = {}
        # One question is looked at by words and by meaning.
        self._lately = ("", "")

    def keep(self, texts: Iterable[str]) -> None:
        """Put texts in English that will be asked for more than once: the folder's own."""
        self._kept = {text: self.english(text) for text in texts}

    def english(self, text: str) -> str:
        """Return a text with the words known put in English; one that is English stays as it is."""
        if kept := self._kept.get(text):
            return kept
        lately, found = self._lately
        if lately == text:
            return found
        spoken = self._spoken(_WORD.findall(text.casefold()))
        found = _WORD.sub(partial(_put, spoken), text) if spoken else text
        self._lately = (text, found)
        return found

    def word(self, word: str, code: str) -> str:
        """Return the English of one word of a language, or nothing where it is not known."""
        return next((each.english(word) for each in self._languages if each.code == code), "")

    def _spoken(self, words: Sequence[str]) -> "_Language | None":
        """Return the language that the small words show, or else most of all words.

        A small word of English that the other language has too ("was", "will") shows neither.
        """
        shown = [(sum(map(each.shows, words, _NOTHING)), each) for each in self._languages]
        count, language = max(shown, key=_first, default=(0, None))
        if count:
            return language if count > 0 else None
        other = [word for word in words if word not in self._own]
        known = [(sum(map(each.holds, other)), each) for each in self._languages]
        count, language = max(known, key=_first, default=(0, None))
        return language if count > len(words) * _MOST else None


def _first(counted: "tuple[int, _Language]") -> int:
    return counted[0]


def _put(language: "_Language", match: re.Match[str]) -> str:
    return language.english(match.group()) or match.group()


class _Language:
    def __init__(
        self,
        code: str,
        groups: Sequence[Sequence[str]],
        small: frozenset[str],
        english: frozenset[str],
    ) -> None:
        """Take its words, its small words and those of English."""
        self.code = code
        self._stemmer = Stemmer.Stemmer(_STEMMERS[code], 0)
        self._joined = code in _JOINED
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self.holds = self._words.__contains__
        for own, *others in groups:
            for other in others:
                word = other.casefold()
                self._words.setdefault(word, own)
                self._stems.setdefault(self._stemmer.stemWord(word), own)
        says = {word: (word in small) - (word in english and not self.holds(word))
                for word in small | english}  # fmt: skip
        # What a word says for it: 1, or less than nothing where it is English alone.
        # Asked of every word of the folder at a start.
        self.shows = {word: each for word, each in says.items() if each}.get

    def english(self, word: str) -> str:
        """Return the English of a word, or nothing where it is not known."""
        folded = word.casefold()
        return self._known(folded) or (self._parts(folded) if self._joined else "")

    def _known(self, word: str) -> str:
        return self._words.get(word) or self._stems.get(self._stemmer.stemWord(word), "")

    def _parts(self, word: str) -> str:
        """Return the English of both parts of a word that is joined of two; the longest last."""
        for at in range(_PART, len(word) - _PART + 1):
            last = self._known(word[at:])
            if not last:
                continue
            for link in _LINKS:
                first = word[:at].removesuffix(link) if word[:at].endswith(link) else ""
                known = self._known(first) if len(first) >= _PART else ""
                if known:
                    return f"{known} {last}"
        return ""


@lru_cache(maxsize=2)
def glossary(library: Library) -> Glossary:
    """Return the glossary of a library (kept for the two newest)."""
    small = {
        code: library.names.get(f"small-words-{code}", frozenset()) for code in (_OWN, *_STEMMERS)
    }
    return Glossary(library.glossaries, small)
