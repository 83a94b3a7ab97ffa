"""Reads the whole folder: a clean Library, or every mistake at once."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from bot.library import conditions, lint
from bot.library.library import Idea, Library, Signal, entries
from bot.library.read import Page, read, shape
from bot.library.shapes import (
    IdeaFile,
    Mistake,
    NamesFile,
    PhraseFile,
    PriorityFile,
    SignalFile,
    SourceFile,
    SourcesFile,
    StepFile,
    TechnologiesFile,
    Technology,
)
from bot.talk.trouble import DeskcheckError

_Shape = TypeVar("_Shape", bound=BaseModel)


class KnowledgeError(DeskcheckError):
    """The folder cannot be used; ``mistakes`` says where, all of them at once."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        lines = "\n".join(f"  {each}" for each in mistakes)
        super().__init__(f"The knowledge folder has {len(mistakes)} mistakes to mend:\n{lines}")


@dataclass(slots=True)
class Draft:
    """A folder on its way to a Library: its shapes, and the pages to say mistakes on."""

    pages: dict[str, Page] = field(default_factory=dict)
    signals: dict[str, Signal] = field(default_factory=dict)
    steps: dict[str, StepFile] = field(default_factory=dict)
    sources: dict[str, SourceFile] = field(default_factory=dict)
    ideas: dict[str, Idea] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    technologies: tuple[Technology, ...] = ()
    phrases: dict[str, PhraseFile] = field(default_factory=dict)
    priority: PriorityFile | None = None

    def mistakes(self) -> list[Mistake]:
        """Return what is wrong so far, by file and line."""
        return sorted(each for page in self.pages.values() for each in page.mistakes)


def load(root: Path, *, evaluation: bool = False) -> Library:
    """Read ``root`` into a Library.

    Args:
        root: the knowledge folder.
        evaluation: also load signals whose status is ``test``.

    Raises:
        KnowledgeError: with every mistake of every file, when there is one.
    """
    draft, digest = draw(root)
    mistakes = draft.mistakes()
    if mistakes or draft.priority is None:
        raise KnowledgeError(mistakes)
    wanted = {"stable", "test"} if evaluation else {"stable"}
    return Library(
        root=root,
        hash=digest,
        signals=tuple(each for each in draft.signals.values() if each.file.status in wanted),
        steps=draft.steps,
        sources=draft.sources,
        ideas=draft.ideas,
        names=draft.names,
        technologies=draft.technologies,
        priority=draft.priority,
        phrases=draft.phrases,
    )


def draw(root: Path) -> tuple[Draft, str]:
    """Read and lint every file; the mistakes stand on the draft's pages."""
    draft = Draft()
    digest = hashlib.sha256()
    if not root.is_dir():
        page = Page(root.name, mistakes=[])
        page.wrong(
            (), f"there is no folder {root}; set DESKCHECK_KNOWLEDGE to the knowledge folder"
        )
        draft.pages[""] = page
        return draft, ""
    for path in files(root):
        name = path.relative_to(root).as_posix()
        page = draft.pages[name] = read(path, f"{root.name}/{name}")
        digest.update(name.encode() + b"\0" + page.data + b"\0")
        if not page.mistakes:
            _place(draft, name, page)
    _complete(draft, root)
    lint.check(draft.pages, draft.signals, draft.steps, draft.sources, draft.ideas, draft.names)
    return draft, digest.hexdigest()[:12]


def files(root: Path) -> Iterator[Path]:
    """Yield the YAML files of the folder in a stable order."""
    yield from sorted(
        path
        for path in root.rglob("*.yaml")
        if not any(step.startswith(".") for step in path.relative_to(root).parts)
    )


def _place(draft: Draft, name: str, page: Page) -> None:
    room, stem = name.split("/", 1)[0], Path(name).stem
    place: Mapping[str, Callable[[Draft, str, Page], None]] = {
        "signals": _signal,
        "steps": _step,
        "lists": _list,
        "phrases": _phrase,
        "sources.yaml": _sources,
        "priority.yaml": _priority,
    }
    if room not in place:
        page.wrong((), "nothing reads a file here; see knowledge/README.md for the folders")
        return
    place[room](draft, stem, page)


def _signal(draft: Draft, stem: str, page: Page) -> None:
    file = _once(draft.signals, stem, page, SignalFile)
    if file is None:
        return
    try:
        draft.signals[stem] = Signal(stem, file, conditions.parse(file.when))
    except conditions.Grammar as error:
        page.wrong(("when", *error.path), error.text)


def _step(draft: Draft, stem: str, page: Page) -> None:
    file = _once(draft.steps, stem, page, StepFile)
    if file is not None:
        draft.steps[stem] = file


def _phrase(draft: Draft, stem: str, page: Page) -> None:
    file = _once(draft.phrases, stem, page, PhraseFile)
    if file is not None:
        draft.phrases[stem] = file


def _sources(draft: Draft, _: str, page: Page) -> None:
    file = shape(page, SourcesFile)
    for at, source in enumerate(file.sources if file else ()):
        if source.id in draft.sources:
            page.wrong(("sources", at, "id"), f"`{source.id}` stands here twice")
        draft.sources[source.id] = source


def _priority(draft: Draft, _: str, page: Page) -> None:
    draft.priority = shape(page, PriorityFile)


def _list(draft: Draft, stem: str, page: Page) -> None:
    kind = page.value.get("kind") if isinstance(page.value, dict) else None
    if kind == "technologies":
        technologies = shape(page, TechnologiesFile)
        draft.technologies += technologies.entries if technologies else ()
    elif kind == "names":
        names = _once(draft.names, stem, page, NamesFile)
        if names is not None:
            draft.names[stem] = frozenset(
                (each if isinstance(each, str) else each.entry).casefold() for each in names.entries
            )
    else:
        idea = _once(draft.ideas, stem, page, IdeaFile)
        if idea is not None:
            draft.ideas[stem] = Idea(stem, idea.kind, entries(idea))


def _once(placed: Mapping[str, object], stem: str, page: Page, kind: type[_Shape]) -> _Shape | None:
    if stem in placed:
        page.wrong((), f"another file is called `{stem}` too; ids are file names and must differ")
        return None
    return shape(page, kind)


def _complete(draft: Draft, root: Path) -> None:
    for name in ("sources.yaml", "priority.yaml"):
        if name not in draft.pages:
            page = draft.pages[name] = Page(f"{root.name}/{name}")
            page.wrong((), "the file is missing")


def draft_signal(path: Path, library: Library) -> Signal:
    """Read one signal file by itself, checked against a library, whatever its status.

    Raises:
        KnowledgeError: with what is wrong in the file.
    """
    page = read(path, path.as_posix())
    draft = Draft(pages={f"signals/{path.name}": page})
    if not page.mistakes:
        _signal(draft, path.stem, page)
        lint.check(
            draft.pages, draft.signals, library.steps, library.sources, library.ideas, library.names
        )
    if page.mistakes or not draft.signals:
        raise KnowledgeError(page.mistakes)
    return draft.signals[path.stem]
