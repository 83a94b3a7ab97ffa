"""A folder on its way to a Library: every file put in its place, with what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from bot.library import conditions, wording
from bot.library.answering import AnsweringFile, answering
from bot.library.asking import GlossaryFile, QuestionsFile, SynonymsFile, doubled
from bot.library.choosing import MessagesFile, choosing
from bot.library.library import Idea, Signal, entries
from bot.library.likeness import Likeness, LikenessFile, PointsFile, points
from bot.library.page import Page, Where, shape
from bot.library.phrases import PhraseFile
from bot.library.shapes import (
    IdeaFile,
    Mistake,
    NamesFile,
    PriorityFile,
    SignalFile,
    SourceFile,
    SourcesFile,
    StepFile,
    TechnologiesFile,
    Technology,
)

if TYPE_CHECKING:  # a check reads no papers; their shapes are imported where a file needs them
    from bot.library.checklists import ChecklistFile
    from bot.library.links import LinkFile
    from bot.library.paper import Block
    from bot.library.papers import GuidanceFile, OrganisationFile, PlaceFile, TriageFile
    from bot.library.playbooks import Playbook
    from bot.library.questions import TopicFile
    from bot.library.translations import Translation

_SINGLE = ("priority.yaml", "likeness.yaml", "likeness.json", "answering.json", "messages.json")
_Shape = TypeVar("_Shape", bound=BaseModel)


@dataclass(slots=True)
class Draft:
    """The shapes of a folder's files so far, and the pages to say mistakes on.

    Attributes:
        unfilled: by file name, what a draft still has to be filled in with; it is left out.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    signals: dict[str, Signal] = field(default_factory=dict)
    steps: dict[str, StepFile] = field(default_factory=dict)
    sources: dict[str, SourceFile] = field(default_factory=dict)
    ideas: dict[str, Idea] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    technologies: tuple[Technology, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    elsewhere: tuple[str, ...] = ()
    glossaries: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    phrases: dict[str, PhraseFile] = field(default_factory=dict)
    priority: PriorityFile | None = None
    papers: "dict[str, GuidanceFile]" = field(default_factory=dict)
    blocks: "dict[str, Sequence[Block]]" = field(default_factory=dict)
    playbooks: "dict[str, Playbook]" = field(default_factory=dict)
    translations: "dict[tuple[str, str], Translation]" = field(default_factory=dict)
    places: "dict[str, PlaceFile]" = field(default_factory=dict)
    triage: "dict[str, TriageFile]" = field(default_factory=dict)
    organisation: "OrganisationFile | None" = None
    cues: dict[str, Idea] = field(default_factory=dict)
    likeness: LikenessFile | None = None
    points: PointsFile | None = None
    answering: AnsweringFile | None = None
    choosing: MessagesFile | None = None
    wording: dict[str, Mapping[str, str]] = field(default_factory=dict)
    checklists: "dict[str, ChecklistFile]" = field(default_factory=dict)
    topics: "dict[str, TopicFile]" = field(default_factory=dict)
    links: "dict[str, LinkFile]" = field(default_factory=dict)
    unfilled: dict[str, list[Mistake]] = field(default_factory=dict)

    @property
    def resemblance(self) -> Likeness | None:
        """How far likeness counts and by which points, where the folder says both."""
        if self.likeness is None or self.points is None:
            return None
        return Likeness(self.likeness, self.points)

    def mistakes(self) -> list[Mistake]:
        """Return what is wrong so far, by file and line."""
        return sorted(each for page in self.pages.values() for each in page.mistakes)

    @property
    def unready(self) -> set[str]:
        """The steps that are drafts, by id."""
        drafts = {stem for stem, step in self.steps.items() if step.status == "draft"}
        return drafts | {Path(each).stem for each in self.unfilled if each.startswith("steps/")}

    def line(self, name: str, where: Where) -> int:
        """Return the line of something in a file, 1 where it is not known."""
        return self.pages[name].line(where) if name in self.pages else 1


def place(draft: Draft, name: str, page: Page) -> None:
    """Put one file's content where it belongs; what is wrong with it goes to its page."""
    room, stem = name.split("/", 1)[0], Path(name).stem
    if room in ("guidance", "policy", "playbooks"):
        stem = name.removesuffix(".md")
    wanted: Mapping[str, Callable[[Draft, str, Page], None]] = {
        "signals": _signal,
        "steps": lambda draft, stem, page: _into(draft.steps, stem, page, StepFile),
        "lists": _list,
        "phrases": lambda draft, stem, page: _into(draft.phrases, stem, page, PhraseFile),
        "sources.yaml": _sources,
        **dict.fromkeys(_SINGLE, _single),
        "guidance": _paper,
        "policy": _paper,
        "playbooks": _playbook,
        "contacts": _contacts,
        "triage": _triage,
        "organisation.yaml": _organisation,
        "cues": _cue,
        "wording": _wording,
        "checklists": _checklist,
        "questions": _topic,
        "links": _link,
    }
    if room not in wanted:
        page.wrong((), "nothing reads a file here; see knowledge/README.md for the folders")
        return
    wanted[room](draft, stem, page)


def _signal(draft: Draft, stem: str, page: Page) -> None:
    file = _once(draft.signals, stem, page, SignalFile)
    if file is None:
        return
    key = "when"
    try:
        when = conditions.parse(file.when)
        key = "milder"
        milder = conditions.parse(file.milder) if file.milder is not None else None
    except conditions.Grammar as error:
        page.wrong((key, *error.path), error.text)
    else:
        draft.signals[stem] = Signal(stem, file, when, milder)


def _sources(draft: Draft, _: str, page: Page) -> None:
    file = shape(page, SourcesFile)
    for at, source in enumerate(file.sources if file else ()):
        if source.id in draft.sources:
            page.wrong(("sources", at, "id"), f"`{source.id}` stands here twice")
        draft.sources[source.id] = source


def _single(draft: Draft, _: str, page: Page) -> None:
    match page.name.rpartition("/")[2]:
        case "priority.yaml":
            draft.priority = shape(page, PriorityFile)
        case "likeness.yaml":
            draft.likeness = shape(page, LikenessFile)
        case "messages.json":
            draft.choosing = choosing(page, page.body)
        case "likeness.json":
            draft.points = points(page, page.body)
        case _:
            draft.answering = answering(page, page.body)


def _paper(draft: Draft, name: str, page: Page) -> None:
    from bot.library.paper import blocks
    from bot.library.papers import GuidanceFile

    file = _once(draft.papers, name, page, GuidanceFile)
    if file is not None:
        draft.papers[name] = file
        draft.blocks[f"{name}.md"] = blocks(page)


def _playbook(draft: Draft, name: str, page: Page) -> None:
    from bot.library import translations
    from bot.library.paper import blocks
    from bot.library.papers import PlaybookFile
    from bot.library.playbooks import parse

    language, _, stem = name.removeprefix("playbooks/").rpartition("/")
    if language:
        if (translation := translations.read(language, page)) is not None:
            draft.translations[language, stem] = translation
        return
    file = _once(draft.playbooks, stem, page, PlaybookFile)
    if file is not None:
        found = draft.blocks[f"{name}.md"] = blocks(page)
        draft.playbooks[stem] = parse(stem, file, found, page)


def _contacts(draft: Draft, stem: str, page: Page) -> None:
    from bot.library.papers import PlaceFile

    _into(draft.places, stem, page, PlaceFile)


def _triage(draft: Draft, stem: str, page: Page) -> None:
    from bot.library.papers import TriageFile

    _into(draft.triage, stem, page, TriageFile)


def _cue(draft: Draft, stem: str, page: Page) -> None:
    if (idea := _once(draft.cues, stem, page, IdeaFile)) is not None:
        draft.cues[stem] = Idea(stem, idea.kind, entries(idea))


def _wording(draft: Draft, stem: str, page: Page) -> None:
    file = shape(page, wording.WordingFile)
    if file is None:
        return
    wording.check(page, file)
    if file.language != stem:
        page.wrong(("language",), f"the file is called `{stem}`")
    draft.wording[file.language] = file.texts


def _checklist(draft: Draft, stem: str, page: Page) -> None:
    from bot.library.checklists import ChecklistFile

    _into(draft.checklists, stem, page, ChecklistFile)


def _topic(draft: Draft, stem: str, page: Page) -> None:
    from bot.library.questions import TopicFile

    _into(draft.topics, stem, page, TopicFile)


def _link(draft: Draft, stem: str, page: Page) -> None:
    from bot.library.links import LinkFile

    _into(draft.links, stem, page, LinkFile)


def _organisation(draft: Draft, _: str, page: Page) -> None:
    from bot.library.papers import OrganisationFile

    draft.organisation = shape(page, OrganisationFile)


def _list(draft: Draft, stem: str, page: Page) -> None:
    kind = page.value.get("kind") if isinstance(page.value, dict) else None
    if kind == "technologies":
        technologies = shape(page, TechnologiesFile)
        draft.technologies += technologies.entries if technologies else ()
    elif kind == "synonyms":
        synonyms = shape(page, SynonymsFile)
        draft.synonyms += synonyms.groups if synonyms else ()
    elif kind == "glossary":
        _glossary(draft, page)
    elif kind == "questions":
        questions = shape(page, QuestionsFile)
        draft.elsewhere += questions.entries if questions else ()
    elif kind == "names":
        names = _once(draft.names, stem, page, NamesFile)
        if names is not None:
            draft.names[stem] = frozenset(
                (each if isinstance(each, str) else each.entry).casefold() for each in names.entries
            )
    else:
        if (idea := _once(draft.ideas, stem, page, IdeaFile)) is not None:
            draft.ideas[stem] = Idea(stem, idea.kind, entries(idea))


def _glossary(draft: Draft, page: Page) -> None:
    glossary = shape(page, GlossaryFile)
    if glossary is None:
        return
    doubled(page, glossary)
    earlier = draft.glossaries.get(glossary.language, ())
    draft.glossaries[glossary.language] = (*earlier, *glossary.groups)


def _into(placed: dict[str, _Shape], stem: str, page: Page, kind: type[_Shape]) -> None:
    if (file := _once(placed, stem, page, kind)) is not None:
        placed[stem] = file


def _once(placed: Mapping[str, object], stem: str, page: Page, kind: type[_Shape]) -> _Shape | None:
    if stem in placed:
        page.wrong((), f"another file is called `{stem}` too; ids are file names and must differ")
        return None
    return shape(page, kind)
