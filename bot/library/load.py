"""Reads the whole folder: a clean Library, or every mistake at once."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.library import blank
from bot.library.draft import Draft, place
from bot.library.folder import files, stamp
from bot.library.library import Library, Signal
from bot.library.page import Page
from bot.library.sealed import Sealed
from bot.library.shapes import Mistake

if TYPE_CHECKING:
    from bot.library.passages import Kind, Passage
    from bot.library.playbooks import Playbook

# Imported where they are used, for a check of a folder whose sealed copy is there pays for neither:
# what reads YAML, what lints, and whatever only the other desks' files need.
from bot.talk.trouble import DeskcheckError

# What the check desk reads; a command that only checks leaves the other rooms closed.
_LIKENESS = frozenset(("likeness.yaml", "likeness.json"))
UNLEARNED = frozenset(("signals", "steps", "lists", "phrases", "sources.yaml", "priority.yaml"))
CHECKING = UNLEARNED | _LIKENESS | {"wording", "checklists"}
LINKING = CHECKING | {"links"}


class KnowledgeError(DeskcheckError):
    """The folder cannot be used; ``mistakes`` says where, all of them at once."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        lines = "\n".join(f"  {each}" for each in mistakes)
        super().__init__(f"The knowledge folder has {len(mistakes)} mistakes to mend:\n{lines}")


def load(
    root: Path,
    *,
    evaluation: bool = False,
    only: frozenset[str] = frozenset(),
    sealed: Path | None = None,
) -> Library:
    """Read ``root`` into a Library.

    Args:
        root: the knowledge folder.
        evaluation: also load signals whose status is ``test``.
        only: folders and files to read, such as ``CHECKING``; empty for all. The hash is of all.
        sealed: where a copy is kept that spares the next start the reading (see ``sealed.py``);
            None: the folder itself is read and linted.

    Raises:
        KnowledgeError: with every mistake of every file, when there is one.
    """
    draft, digest = draw(root, only) if sealed is None else _drawn(root, only, sealed)
    return made(draft, digest, root, evaluation=evaluation, answers=not only)


def made(
    draft: Draft, digest: str, root: Path, *, evaluation: bool = False, answers: bool = True
) -> Library:
    """Make a Library of what was drawn from ``root``; drafts are left out.

    Args:
        draft: what was drawn.
        digest: its hash.
        root: the knowledge folder.
        evaluation: also take signals whose status is ``test``.
        answers: also make the passages that answers are taken from.

    Raises:
        KnowledgeError: with every mistake of every file, when there is one.
    """
    mistakes = draft.mistakes()
    if mistakes or draft.priority is None:
        raise KnowledgeError(mistakes)
    wanted = {"stable", "test"} if evaluation else {"stable"}
    return Library(
        root=root,
        hash=digest,
        signals=tuple(each for each in draft.signals.values() if each.file.status in wanted),
        steps={stem: step for stem, step in draft.steps.items() if step.status != "draft"},
        sources=draft.sources,
        ideas=draft.ideas,
        names=draft.names,
        technologies=draft.technologies,
        priority=draft.priority,
        phrases=draft.phrases,
        synonyms=draft.synonyms,
        elsewhere=draft.elsewhere,
        glossaries=draft.glossaries,
        passages=tuple(_passages(draft)) if answers else (),
        playbooks=_said(draft),
        places=draft.places,
        triage=draft.triage,
        organisation=draft.organisation,
        cues=draft.cues,
        likeness=draft.resemblance,
        answering=draft.answering,
        choosing=draft.choosing,
        wording=draft.wording,
        checklists=draft.checklists,
        questions=draft.topics,
        links=draft.links,
    )


def _said(draft: Draft) -> "dict[str, Playbook]":
    """Return the playbooks in every language that they are written in."""
    if not draft.translations:
        return draft.playbooks
    from bot.library.translations import said

    return {stem: said(each, draft.translations) for stem, each in draft.playbooks.items()}


def _passages(draft: Draft) -> Iterator["Passage"]:
    from bot.library import passages
    from bot.library.list_passages import of_checklist, of_topic

    company = draft.organisation.name if draft.organisation else "company policy"
    adopted = ((name, file) for name, file in draft.papers.items() if file.status != "draft")
    for name, file in adopted:
        kind: Kind = "policy" if name.startswith("policy/") else "guidance"
        found = draft.blocks[f"{name}.md"]
        yield from passages.of_page(name, kind, file, found, draft.sources, company)
    for playbook in draft.playbooks.values():
        yield from passages.of_playbook(playbook, draft.sources)
    for stem, place_file in draft.places.items():
        yield from passages.of_place(stem, place_file, draft.sources)
    for stage, checklist in draft.checklists.items():
        yield of_checklist(stage, checklist, draft.sources)
    for stem, topic in draft.topics.items():
        yield of_topic(stem, topic, draft.sources)


def _drawn(root: Path, only: frozenset[str], path: Path) -> tuple[Draft, str]:
    """Return the folder from its copy; where that is no use, read it and make the copy anew."""
    copy = Sealed(path, root, only, stamp(root))
    known = copy.open()
    if known is not None:
        return known
    draft, digest = draw(root, only)
    if not draft.mistakes():
        copy.keep(draft, digest, stamp(root))
    return draft, digest


def draw(root: Path, only: frozenset[str] = frozenset()) -> tuple[Draft, str]:
    """Read and lint every file; the mistakes stand on the draft's pages."""
    from bot.library import lint, lint_checklists, lint_links
    from bot.library.read import read

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
        if only and name.split("/", 1)[0] not in only:
            digest.update(_bytes(name, path))
            continue
        page = draft.pages[name] = read(path, f"{root.name}/{name}")
        digest.update(name.encode() + b"\0" + page.data + b"\0")
        _take(draft, name, page)
    _complete(draft, root)
    lint.check(draft)
    lint_checklists.check(draft)
    lint_links.check(draft)
    return draft, digest.hexdigest()[:12]


def _take(draft: Draft, name: str, page: Page) -> None:
    """Put a file in its place, or say what it still has to be filled in with."""
    left = list(blank.left(page))
    if left and blank.is_draft(page):
        draft.unfilled[name] = left
    else:
        page.mistakes += left
        if not page.mistakes:
            place(draft, name, page)


def _bytes(name: str, path: Path) -> bytes:
    try:
        return name.encode() + b"\0" + path.read_bytes() + b"\0"
    except OSError:
        return name.encode()


def _complete(draft: Draft, root: Path) -> None:
    learned = _LIKENESS if _LIKENESS & draft.pages.keys() else ()
    for name in ("sources.yaml", "priority.yaml", *learned):
        if name not in draft.pages:
            page = draft.pages[name] = Page(f"{root.name}/{name}")
            page.wrong((), "the file is missing")


def draft_signal(path: Path, library: Library) -> Signal:
    """Read one signal file by itself, checked against a library, whatever its status.

    Raises:
        KnowledgeError: with what is wrong in the file.
    """
    from bot.library import lint
    from bot.library.read import read

    name = f"signals/{path.name}"
    page = read(path, path.as_posix())
    draft = Draft(
        pages={name: page},
        steps=dict(library.steps),
        sources=dict(library.sources),
        ideas=dict(library.ideas),
        names=dict(library.names),
    )
    page.mistakes += blank.left(page)
    if not page.mistakes:
        place(draft, name, page)
        lint.check(draft)
    if page.mistakes or not draft.signals:
        raise KnowledgeError(page.mistakes)
    return draft.signals[path.stem]
