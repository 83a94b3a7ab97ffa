"""The words that the folder uses at all, and which words of a sentence are somebody's name."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import Stemmer

from bot.ask.glossary import Glossary, glossary
from bot.ask.terms import SILENT, Terms, terms
from bot.library.library import Library
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


class Vocabulary:
    """Every word of the folder, by language, and those that English writes small."""

    def __init__(
        self, texts: Iterable[tuple[str, str]], glossed: Glossary, own: Terms, silent: Iterable[str]
    ) -> None:
        """Take the words.

        Args:
            texts: with their language.
            glossed: knows the English of other languages' words.
            own: knows which words mean the same.
            silent: words that tell nothing.
        """
        self._glossary, self._own = glossed, own
        self._stemmers = {code: Stemmer.Stemmer(name, 0) for code, name in _STEMMERS.items()}
        self._stems: dict[str, set[str]] = {code: set() for code in LANGUAGES}
        self._small: set[str] = set()
        self._named: set[str] = set()
        self._silent = set(self._stemmers["en"].stemWords([each.casefold() for each in silent]))
        for language, text in texts:
            words = tokens(text)
            if language == "prose":
                self._small.update(each for each in words if each.islower())
                self._named.update(each.casefold() for each in _NAMED.findall(text))
                continue
            stems = self._stemmers[language].stemWords([each.casefold() for each in words])
            self._stems[language].update(stems)
        self._named -= self._small

    def stems(self, text: str) -> list[str]:
        """Return the stems of a text's English words, small ones and all."""
        return list(self._stemmers["en"].stemWords([each.casefold() for each in tokens(text)]))

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

    def translated(self, text: str, language: str, english: str) -> tuple[int, int]:
        """Return how many telling words of a text are known, and how many the English has."""
        there = set(self.stems(english))
        known = right = 0
        for word in tokens(text):
            meant = self.stems(self.english(word.casefold(), language))
            telling = [each for each in meant if each not in self._silent]
            if telling:
                known += 1
                right += not there.isdisjoint(self._alike(telling))
        return known, right

    def glossed(self, text: str, language: str) -> str:
        """Return the words of a text in English, as far as they are known."""
        return " ".join(self.english(each.casefold(), language) for each in tokens(text))

    def english(self, word: str, language: str) -> str:
        """Return the English of a word, or nothing where it is not known."""
        if language == "en":
            return word
        return _ALIASES.get(word.casefold(), "") or self._glossary.word(word, language)

    def _alike(self, stems: list[str]) -> set[str]:
        same = self._own.alike(stems)
        return {*stems, *(each for others in same.values() for each in others)}

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


@lru_cache(maxsize=2)
def vocabulary(library: Library) -> Vocabulary:
    """Return the words of a library (kept for the two newest)."""
    silent = library.names.get(SILENT, frozenset())
    return Vocabulary(_texts(library), glossary(library), terms(library), silent)


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    for passage in library.passages:
        yield "en", f"{passage.document} {passage.heading} {passage.text} {passage.publisher}"
        yield "prose", passage.text
    for group in library.synonyms:
        yield "en", " ".join(group)
    yield "en", " ".join(library.names.get(SILENT, ()))
    for code, groups in library.glossaries.items():
        for own, *others in groups:
            yield "en", own
            yield code, " ".join(others)
    for code in LANGUAGES:
        yield code, " ".join(library.names.get(f"small-words-{code}", ()))
    for code, texts in library.wording.items():
        yield "en", " ".join(texts)
        yield code, " ".join(texts.values())
    for signal in library.signals:
        file = signal.file
        for words in (file.title, file.why, file.clears, *file.innocent_reasons):
            yield from _words(words)
    for step in library.steps.values():
        for words in (step.title, step.how):
            yield from _words(words)


def _words(words: Words) -> Iterator[tuple[str, str]]:
    yield from (("en", words.en), ("de", words.de), ("pt", words.pt))
