"""The shape of a phrase file, and of rules for what means something where it is told together."""

from typing import Self

from pydantic import Field, model_validator

from bot.library.shapes import Entries, Examples, File, Id, Text

STORY = "story"
"""Told by a text of more words than somebody says in passing, beside its cues."""


class Together(File):
    """Cues, facts and phrases that mean something where they are told together.

    Attributes:
        some_of: more of them, of which ``at_least`` so many must be there.
    """

    all_of: tuple[Id, ...] = ()
    some_of: tuple[Id, ...] = ()
    at_least: int = Field(default=0, ge=0, strict=True)
    none_of: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not (self.all_of or self.at_least) or self.at_least > len(self.some_of):
            raise ValueError("all_of, or some_of with at_least so many of them, is needed")
        return self


class PhraseFile(File):
    """``phrases/<intent>.yaml``: what people say when they want this.

    Attributes:
        together: what means it in one message, however it is said.
    """

    title: Text
    en: Entries = ()
    de: Entries = ()
    pt: Entries = ()
    together: tuple[Together, ...] = ()
    examples: Examples
