"""Our own sentences in other languages: ``wording/<language>.yaml`` under their English.

The desks write English; a sentence that a language's file lacks is said in English.
"""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field

from bot.library.page import Page
from bot.library.shapes import File, Words


class WordingFile(File):
    """``wording/<language>.yaml``: each English sentence and what it is in this language."""

    language: Literal["de", "pt"]
    texts: dict[str, Annotated[str, Field(min_length=1)]]


class Say:
    """Says sentences in one language."""

    def __init__(self, language: str = "en", texts: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._texts = texts or {}

    def __call__(self, english: str, **values: object) -> str:
        """Return a sentence, with values put where it has their names in braces."""
        said = self._texts.get(english, english)
        return said.format(**values) if values else said

    def of(self, words: Words) -> str:
        """Return a text of the folder."""
        return words.said(self.language)

    def within(self, words: Words) -> str:
        """Return a title as it stands within a sentence, small where the language writes it so."""
        said = self.of(words)
        own = self.language != "en" and said != words.en
        return said if own and self.language == "de" else said[:1].lower() + said[1:]


ENGLISH = Say()


def check(page: Page, file: WordingFile) -> None:
    """Note where a sentence has other names in braces than its English."""
    for english, said in file.texts.items():
        try:
            same = set(_names(english)) == set(_names(said))
        except ValueError:
            same = False
        if not same:
            page.wrong(("texts", english), "the names in braces are not those of the English")


def _names(text: str) -> Iterator[str]:
    yield from (name for _, name, _, _ in Formatter().parse(text) if name is not None)
