"""The shapes of the knowledge files: what a key may hold, and nothing more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
)

LANGUAGES = ("en", "de", "pt")

Area = Literal[
    "sourcing", "identity", "contact", "history", "interview",
    "payment", "equipment", "network", "conduct", "extortion",
]  # fmt: skip
Stage = Literal[
    "sourcing", "profile", "interview", "offer", "onboarding",
    "employment", "payment", "offboarding",
]  # fmt: skip


class Weight(StrEnum):
    """How much a sign says by itself; defined for people in ``knowledge/README.md``."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"

    @property
    def rank(self) -> int:
        """Its place in the order: 0 weak, 1 moderate, 2 strong."""
        return _WEIGHTS.index(self)

    @property
    def milder(self) -> "Weight":
        """The weight below it; nothing is below weak."""
        return _WEIGHTS[max(self.rank - 1, 0)]

    # All four, because a string brings its own alphabetical ones: "weak" >= "strong".
    def __lt__(self, other: object) -> bool:
        return self.rank < other.rank if isinstance(other, Weight) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.rank <= other.rank if isinstance(other, Weight) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.rank > other.rank if isinstance(other, Weight) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.rank >= other.rank if isinstance(other, Weight) else NotImplemented


_WEIGHTS = tuple(Weight)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in English and perhaps other languages."""

    en: str
    de: str = ""
    pt: str = ""

    def said(self, language: str) -> str:
        """Return the text in ``language`` (a code such as ``de``), in English where it has none."""
        return (getattr(self, language) if language in LANGUAGES else "") or self.en


def _words(value: Any) -> Any:
    if isinstance(value, str):
        return Words(value.strip())
    if isinstance(value, dict):
        if value.keys() - set(LANGUAGES) or "en" not in value:
            raise ValueError("a text is a string, or a mapping with en and perhaps de and pt")
        if not all(isinstance(each, str) for each in value.values()):
            raise ValueError("a text in every language is needed")
        return Words(**{language: text.strip() for language, text in value.items()})
    raise ValueError("a text is needed here; put it in quotes if it looks like something else")


Text = Annotated[Words, BeforeValidator(_words)]
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID)]
Some = Annotated[tuple[Text, ...], Field(min_length=1)]


class File(BaseModel):
    """What every knowledge file's shape has in common: no unknown keys, and no changes."""

    # Built at its first use: no command reads every kind of file.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


class Examples(File):
    """Texts that must match and look-alikes that must not."""

    fires: tuple[str, ...] = Field(min_length=3)
    quiet: tuple[str, ...] = Field(min_length=3)


class SignalExamples(Examples):
    """Texts that must raise a signal and honest look-alikes that must not."""

    fires: tuple[str, ...] = Field(min_length=4)
    quiet: tuple[str, ...] = Field(min_length=4)


class SignalFile(File):
    """``signals/<area>/<id>.yaml``: one red flag.

    Attributes:
        milder: a looser condition; where it alone holds, the sign counts one weight less, because
            the words suggest the act and do not state it.
    """

    title: Text
    area: Area
    stage: Stage
    covers: tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}-\d\d$")], ...]
    status: Literal["draft", "test", "stable", "retired"]
    replaced_by: Id | None = None
    weight: Weight
    cannot_show: Text | None = None
    when: dict[str, Any]
    milder: dict[str, Any] | None = None
    why: Text
    innocent_reasons: Some
    clears: Text
    verify: Annotated[tuple[Id, ...], Field(min_length=1)]
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    examples: SignalExamples
    since: date


class StepFile(File):
    """``steps/<id>.yaml``: one way to verify.

    Attributes:
        status: a draft is not loaded, and only drafts may name it.
    """

    title: Text
    how: Text
    who: Literal["recruiter", "hiring-manager", "hr", "it", "payroll", "security", "counsel"]
    effort: int = Field(ge=0, le=480, strict=True)
    friction: Literal["none", "low", "medium", "high"]
    before: Literal["interview", "offer", "onboarding", "access", "payment", "reply"]
    good_answer: Text
    cannot_prove: Text
    message: Text
    gate: Literal["none", "counsel"]
    standard: bool = Field(strict=True)
    status: Literal["draft", "stable"] = "stable"
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    since: date


class SourceFile(File):
    """One entry of ``sources.yaml``."""

    id: Id
    title: str
    publisher: str
    date: str
    url: str
    url_basis: Literal["seen", "from-memory", "publisher-site-only", "none"]
    read: Literal["primary-full", "primary-opening", "secondary", "memory"]
    alt_url: str = ""
    via: str = ""
    confidence: Literal["high", "medium", "low"]
    background: bool = Field(default=False, strict=True)
    notes: str = ""


class SourcesFile(File):
    """``sources.yaml``."""

    sources: tuple[SourceFile, ...]


def _begun(words: str) -> str:
    if not words.removeprefix("=")[:1].isalnum():
        raise ValueError(f"`{words}` is never found; an entry starts with a word or number")
    return words


Entry = Annotated[str, AfterValidator(_begun)]


class Sourced(File):
    """A list entry that carries its source."""

    entry: Entry
    source: Id


def _entry_shape(value: Any) -> str:
    return "sourced" if isinstance(value, (dict, Sourced)) else "plain"


# Which of the two an entry is meant to be is decided first, so that a mistake is told once.
Entries = tuple[
    Annotated[
        Annotated[Entry, Tag("plain")] | Annotated[Sourced, Tag("sourced")],
        Discriminator(_entry_shape),
    ],
    ...,
]


class IdeaFile(File):
    """``lists/<id>.yaml`` of words: a thing spoken of, or an act done or asked for.

    An act can be negated, asked by the interviewer, or be our own side's; a thing cannot.
    ``grammar`` lists hold the small words that decide this.
    """

    title: Text
    kind: Literal["thing", "act", "grammar"]
    en: Entries = ()
    de: Entries = ()
    pt: Entries = ()


class NamesFile(File):
    """``lists/<id>.yaml`` of fixed names: hosts, tools, headings."""

    title: Text
    kind: Literal["names"]
    entries: Entries


class Citation(File):
    """Where a technology's year was read."""

    title: str
    publisher: str
    url: str
    date: str = ""
    url_basis: Literal["seen", "publisher-site-only"]


class Technology(File):
    """A technology and the year it was first public."""

    name: str
    also: tuple[str, ...] = ()
    year: int = Field(ge=1950, le=2100, strict=True)
    source: Citation


class TechnologiesFile(File):
    """``lists/technologies.yaml``."""

    title: Text
    kind: Literal["technologies"]
    entries: tuple[Technology, ...]


class PriorityRule(File):
    """One way to reach a level: findings of these weights, perhaps of one area or of different."""

    weights: Annotated[tuple[Weight, ...], Field(min_length=1, max_length=4)]
    area: Area | None = None
    areas: Literal["any", "different"] = "any"


class PriorityFile(File):
    """``priority.yaml``: what a check's process priority is, in the order tried."""

    escalate: tuple[PriorityRule, ...]
    verify_first: tuple[PriorityRule, ...] = Field(alias="verify-first")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something wrong in a knowledge file, with its place (``line`` counts from 1)."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"
