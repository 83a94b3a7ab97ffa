"""The shapes of what helps a question find its answer: synonyms, glossaries, what is not here."""

from typing import Annotated, Literal

from pydantic import Field

from bot.library.page import Page
from bot.library.shapes import File, Text


class SynonymsFile(File):
    """``lists/<id>.yaml`` of words and short phrases that mean the same, group by group."""

    title: Text
    kind: Literal["synonyms"]
    groups: tuple[Annotated[tuple[str, ...], Field(min_length=2)], ...]


class GlossaryFile(File):
    """``lists/<id>.yaml`` of another language's words, each group behind its English."""

    title: Text
    kind: Literal["glossary"]
    language: Literal["de", "pt"]
    groups: tuple[Annotated[tuple[str, ...], Field(min_length=2)], ...]


class QuestionsFile(File):
    """``lists/<id>.yaml`` of questions that this folder does not answer."""

    title: Text
    kind: Literal["questions"]
    entries: tuple[Annotated[str, Field(min_length=1)], ...]


def doubled(page: Page, glossary: GlossaryFile) -> None:
    """Say which words stand in two groups of a glossary."""
    behind: dict[str, int] = {}
    for at, (_, *words) in enumerate(glossary.groups):
        for word in words:
            if behind.setdefault(word.casefold(), at) != at:
                page.wrong(("groups", at), f"`{word}` stands in an earlier group too")
