"""The bank of interview questions: the same for every finalist, and none about who somebody is."""

from datetime import date
from typing import Annotated

from pydantic import Field

from bot.library.shapes import File, Id, Stage, Text


class Question(File):
    """One question: what is asked, what a good answer is, and what the asker should know."""

    ask: Text
    good_answer: Text
    note: Text | None = None


class TopicFile(File):
    """``questions/<topic>.yaml``: questions about one matter.

    Attributes:
        stage: at which they are asked.
        purpose: what they are for, in a sentence that stands by itself.
        asked_as: ways people ask for them; they are searched, never shown.
    """

    title: Text
    stage: Stage
    purpose: Text
    asked_as: tuple[Text, ...] = ()
    reviewed: date
    questions: Annotated[tuple[Question, ...], Field(min_length=5)]
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
