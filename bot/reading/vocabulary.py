"""The words that some texts use at all, and which words of a sentence are somebody's name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import Stemmer

from bot.library.shapes import Words
from bot.reading.claims import LANGUAGES, tokens

_STEMMERS = {"en": "english", "de": "german", "pt": "portuguese"}
_PART = 3  # letters of a part of a German compound at the least
_LINKS = ("", "s", "es", "n", "en", "e")
_CODE = re.compile(r"[A-Z].*[A-Z]|.*[a-z][A-Z]|.*\d")  # an acronym, CamelCase, or with a digit
_STARTS = re.compile(r"(?:^|[.!?:;\"“„(]\s*)\W*$")
# What a German noun stands behind, and a name does not: an article, or a word that bends.
_ARTICLE = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|[ksm]?ein\w*|ihr\w*|jede\w*|diese\w*|alle\w?|[iz]m|am|zu[mr]|"
    r"beim|vom|ins|[a-zäöüß]+(?:e|en|er|es|em))\s+$"
)
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][^\W_]+")
_BENDS = re.compile(r"(?:e|en|er|es|em|ung|heit|keit|ion|ik|tät|schaft)$")
_ALIASES = {
    "usa": "us", "eua": "us", "ue": "eu", "rh": "hr", "ti": "it", "dsgvo": "gdpr", "rgpd": "gdpr",
    "ki": "ai", "ia": "ai", "deutschland": "germany", "alemanha": "germany", "europa": "europe",
    "estados": "us united", "unidos": "us states", "reino": "uk united", "unido": "uk kingdom",
    "vereinigte": "us united", "vereinigten": "us uk united", "staaten": "us states",
    "königreich": "uk kingdom", "nordkorea": "north", "coreia": "korea", "norte": "north",
    "japão": "japan", "kanada": "canada", "canadá": "canada", "china": "china",
    "australien": "australia", "austrália": "australia", "großbritannien": "uk united",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


PROSE = "prose"  # the language of English texts that show which words are written small


def _unknown(word: str, language: str) -> str:
    return ""


class Vocabulary:
    """Every word of some texts, by language, and those that English writes small."""

    def __init__(
        self,
        texts: Iterable[tuple[str, str]],
        english: Callable[[str, str], str] = _unknown,
        silent: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        """Take the words.

        Args:
            texts: behind their language, or behind ``PROSE``.
            english: returns the English of a word of a language, or nothing.
            silent: by language, words that tell nothing.
        """
        self._english = english
        self._stemmers = {code: Stemmer.Stemmer(name, 0) for code, name in _STEMMERS.items()}
        self._stems: dict[str, set[str]] = {code: set() for code in LANGUAGES}
        self._small: set[str] = set()
        self._named: set[str] = set()
        for language, text in texts:
            words = tokens(text)
            if language == PROSE:
                self._small.update(each for each in words if each.islower())
                self._named.update(each.casefold() for each in _NAMED.findall(text))
                continue
            stems = self._stemmers[language].stemWords([each.casefold() for each in words])
            self._stems[language].update(stems)
        self._named -= self._small

        self.tongues = {code: Tongue(self, code, silent.get(code, ())) for code in LANGUAGES}

    def stems(self, text: str, language: str = "en") -> list[str]:
        """Return the stems of a text's words, small ones and all."""
        return list(self._stemmers[language].stemWords([each.casefold() for each in tokens(text)]))

    def strange(self, text: str, language: str) -> list[str]:
        """Return the words of a sentence that the folder has in no form."""
        return [
            each
            for each in tokens(text)
            if not each.isdigit() and not self._known(each.casefold(), language)
        ]

    def names(self, text: str, language: str) -> Iterator[str]:
        """Yield the words of a sentence that name somebody or something, folded."""
        for met in _WORD.finditer(text):
            word = met[0]
            if word == "I" or word.isdigit():
                continue
            if _CODE.match(word) or (word[0].isupper() and self._names(text, met, language)):
                yield word.casefold()

    def _names(self, text: str, met: re.Match[str], language: str) -> bool:
        """Whether a word with a capital is no ordinary word of its language."""
        word = met[0].casefold()
        if language == "de":
            noun = _BENDS.search(word) or _ARTICLE.search(text, 0, met.start())
            return word in self._named or not (noun or self._known(word, "de", own=True))
        opens = _STARTS.search(text, 0, met.start()) is not None
        known = word in self._small if language == "en" else self._known(word, language)
        return not (opens and known)

    def glossed(self, text: str, language: str) -> str:
        """Return the words of a text in English, as far as they are known."""
        return " ".join(self.english(each.casefold(), language) for each in tokens(text))

    def english(self, word: str, language: str) -> str:
        """Return the English of a word, or nothing where it is not known."""
        if language == "en":
            return word
        return _ALIASES.get(word.casefold(), "") or self._english(word, language)

    def _known(self, word: str, language: str, *, own: bool = False) -> bool:
        stem = self._stemmers[language].stemWord(word)
        if stem in self._stems[language] or (language != "en" and self.english(word, language)):
            return True
        if not own and self._stemmers["en"].stemWord(word) in self._stems["en"]:
            return True
        return language == "de" and self._joined(word)

    def _joined(self, word: str) -> bool:
        """Whether a German word is put together of two that the folder has."""
        stems, stemmer = self._stems["de"], self._stemmers["de"]
        for at in range(_PART, len(word) - _PART + 1):
            if stemmer.stemWord(word[at:]) not in stems:
                continue
            for link in _LINKS:
                first = word[:at].removesuffix(link)
                if len(first) >= _PART and stemmer.stemWord(first) in stems:
                    return True
        return False


class Tongue:
    """What is known of the words of one language."""

    def __init__(self, vocabulary: Vocabulary, language: str, silent: Iterable[str]) -> None:
        self._vocabulary, self.language = vocabulary, language
        self._silent = frozenset(vocabulary.stems(" ".join(silent), language))

    def stems(self, text: str) -> list[str]:
        """Return the stems of a text's words."""
        return self._vocabulary.stems(text, self.language)

    def telling(self, text: str) -> list[str]:
        """Return the stems of those that tell something; numbers are looked at apart."""
        return [
            each for each in self.stems(text) if each not in self._silent and not each[:1].isdigit()
        ]

    def names(self, text: str) -> Iterator[str]:
        """Yield the words that name somebody or something."""
        return self._vocabulary.names(text, self.language)


def spelt(words: Words) -> Iterator[tuple[str, str]]:
    """Yield a text of the folder in its languages, each behind its code."""
    yield from (("en", words.en), ("de", words.de), ("pt", words.pt))
