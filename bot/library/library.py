"""The knowledge folder as one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.library.wording import Say

if TYPE_CHECKING:  # what a command does not read, it need not import
    from bot.library.answering import AnsweringFile
    from bot.library.checklists import ChecklistFile
    from bot.library.choosing import MessagesFile
    from bot.library.conditions import Condition
    from bot.library.likeness import Likeness
    from bot.library.links import LinkFile
    from bot.library.papers import OrganisationFile, PlaceFile, TriageFile
    from bot.library.passages import Passage
    from bot.library.phrases import PhraseFile
    from bot.library.playbooks import Playbook
    from bot.library.questions import TopicFile
    from bot.library.shapes import (
        IdeaFile,
        PriorityFile,
        SignalFile,
        SourceFile,
        StepFile,
        Technology,
    )


@dataclass(frozen=True, slots=True)
class Signal:
    """A red flag: its file and its parsed conditions (``milder`` where it has a looser one)."""

    id: str
    file: "SignalFile"
    when: "Condition"
    milder: "Condition | None" = None


class Entry(NamedTuple):
    """A pattern of words in one language, as written in a list; there are tens of thousands."""

    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Idea:
    """A list of ways to say one thing."""

    id: str
    kind: Literal["thing", "act", "grammar"]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Everything that is known, read from one folder at one moment.

    Attributes:
        hash: first 12 hexadecimal digits of the SHA-256 over all files; names this library.
        signals: loaded ones only (``stable``; with ``test`` when asked for), in file order.
        names: fixed-name lists by id, lower case.
        synonyms: groups of words and phrases that mean the same to a search.
        glossaries: by language, groups of its words behind their English.
        elsewhere: questions that the folder does not answer, to know their like by.
        passages: everything that an answer may quote.
        places: contacts and clocks by file name.
        triage: how an incident's words tell a fact, by fact.
        cues: word lists that the front desk and triage put together.
        organisation: this company, where the folder says who it is.
        wording: our own sentences by language, under their English.
        checklists: what only others can see, by stage.
        questions: what every finalist is asked, by topic.
        answering: how the evidence for an answer is weighed, where the folder says it.
        choosing: what messages for each desk and playbook are like, where the folder says it.
        likeness: what sentences that show a sign are worded like, where the folder says it.
        links: what it means that two applicants gave the same, by the way they did.
    """

    root: Path
    hash: str
    signals: tuple[Signal, ...]
    steps: "Mapping[str, StepFile]"
    sources: "Mapping[str, SourceFile]"
    ideas: Mapping[str, Idea]
    names: Mapping[str, frozenset[str]]
    technologies: "tuple[Technology, ...]"
    priority: "PriorityFile"
    phrases: "Mapping[str, PhraseFile]"
    synonyms: tuple[tuple[str, ...], ...] = ()
    elsewhere: tuple[str, ...] = ()
    glossaries: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    passages: "tuple[Passage, ...]" = ()
    playbooks: "Mapping[str, Playbook]" = field(default_factory=dict)
    places: "Mapping[str, PlaceFile]" = field(default_factory=dict)
    triage: "Mapping[str, TriageFile]" = field(default_factory=dict)
    organisation: "OrganisationFile | None" = None
    cues: Mapping[str, Idea] = field(default_factory=dict)
    likeness: "Likeness | None" = None
    answering: "AnsweringFile | None" = None
    choosing: "MessagesFile | None" = None
    checklists: "Mapping[str, ChecklistFile]" = field(default_factory=dict)
    questions: "Mapping[str, TopicFile]" = field(default_factory=dict)
    wording: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    links: "Mapping[str, LinkFile]" = field(default_factory=dict)

    def say(self, language: str) -> Say:
        """Return what says our own sentences in a language."""
        return Say(language, self.wording.get(language))


def entries(file: "IdeaFile | PhraseFile") -> tuple[Entry, ...]:
    """Return a word list's entries of every language."""
    found: list[Entry] = []
    for language, listed in (("en", file.en), ("de", file.de), ("pt", file.pt)):
        words = [each if isinstance(each, str) else each.entry for each in listed]
        found += map(Entry, repeat(language), words)
    return tuple(found)
