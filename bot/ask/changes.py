"""What the folder says to one question, and how it differs under another folder."""

from dataclasses import dataclass

from bot.ask.desk import assess
from bot.ask.evidence import Evidence
from bot.library.library import Library
from bot.ports import Meaning


@dataclass(frozen=True, slots=True)
class Said:
    """An answer's evidence, its sentences in order, and the passage that each stands in."""

    evidence: Evidence
    sentences: tuple[tuple[str, str], ...]

    @property
    def passages(self) -> tuple[str, ...]:
        """The passages cited, in order of first use."""
        return tuple(dict.fromkeys(passage for _, passage in self.sentences))


def said(question: str, earlier: tuple[str, ...], library: Library, meaning: Meaning) -> Said:
    """Ask one question."""
    answer = assess(question, library, meaning, earlier=earlier)
    sentences = tuple((each.text, each.passages[0]) for each in answer.sentences)
    return Said(answer.evidence, sentences)


def same(before: Library, after: Library) -> bool:
    """Whether two folders answer alike whatever is asked: all that an answer reads is the same."""
    read = (
        "passages", "synonyms", "elsewhere", "glossaries", "names", "sources", "places",
        "answering",
    )  # fmt: skip
    return all(getattr(before, each) == getattr(after, each) for each in read)
