"""The bank of interview questions: the same for every finalist, and none about who somebody is."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from bot.library.passages import Passage, Sentence, asks, citation
from bot.library.shapes import File, Id, SourceFile, Stage, Text


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


def of_topic(stem: str, file: TopicFile, sources: Mapping[str, SourceFile]) -> Passage:
    """Return a topic as a passage: its purpose, then every question with its good answer."""
    said = tuple(Sentence(each, file.sources) for each in _said(file))
    by, published, url = citation([sources[each] for each in file.sources if each in sources])
    return Passage(
        id=f"questions/{stem}",
        text=" ".join(each.text for each in said),
        document=f"Questions for finalists: {file.title.en}",
        heading=file.title.en,
        publisher=by,
        published=published,
        reviewed=file.reviewed.isoformat(),
        url=url,
        jurisdictions=(),
        kind="guidance",
        sentences=said,
        asked_here=tuple(asks(file.asked_as)),
        owner="hiring-manager",
    )


def _said(file: TopicFile) -> Iterator[str]:
    yield file.purpose.en
    for each in file.questions:
        note = f" {each.note.en}" if each.note else ""
        yield f"“{each.ask.en}” A good answer: {each.good_answer.en}{note}"
