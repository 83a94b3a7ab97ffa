"""A small clean knowledge folder to write, and to break in one place at a time."""

from collections.abc import Mapping
from pathlib import Path

from bot.library.load import KnowledgeError, load

SIGNAL = "signals/interview/camera-refused.yaml"
STEP = "steps/live-call.yaml"
IDEA = "lists/shared/camera.yaml"

CLEAN: Mapping[str, str] = {
    "sources.yaml": """\
sources:
  - id: advisory
    title: An advisory
    publisher: An office
    date: "2022-05-16"
    url: "https://example.org/advisory"
    url_basis: seen
    read: primary-full
    confidence: high
""",
    "priority.yaml": """\
escalate:
  - {weights: [strong], area: extortion}
verify-first:
  - {weights: [strong]}
  - {weights: [moderate, moderate], areas: different}
""",
    SIGNAL: """\
title: Will not switch the camera on
area: interview
stage: interview
covers: [INT-01]
status: stable
weight: moderate
when:
  says: {all_of: [camera, refusal]}
why: Somebody else may sit there.
innocent_reasons:
  - A poor connection.
clears: Another way to meet.
verify: [live-call]
sources: [advisory]
examples:
  fires: [one, two, three, four]
  quiet: [five, six, seven, eight]
since: 2026-11-21
""",
    STEP: """\
title: Meet on a live call
how: Ask for a short call.
who: recruiter
effort: 15
friction: low
before: offer
good_answer: They come.
cannot_prove: Who they are.
message: Could we meet for a short call?
gate: none
standard: true
sources: [advisory]
since: 2026-11-21
""",
    IDEA: """\
title: The camera
kind: thing
en: [camera, webcam]
de: [kamera]
""",
    "lists/shared/refusal.yaml": """\
title: Refusing
kind: act
en:
  - refused
  - {entry: would rather not, source: advisory}
""",
    "lists/hosts-free-mail.yaml": """\
title: Free mail
kind: names
entries: [Example.com, example.org]
""",
    "lists/technologies.yaml": """\
title: Technologies
kind: technologies
entries:
  - name: React
    year: 2013
    source: {title: t, publisher: p, url: "https://example.org", url_basis: seen}
""",
    "phrases/help.yaml": """\
title: Help
en: [what can you do]
examples:
  fires: [one, two, three]
  quiet: [four, five, six]
""",
}


def edit(name: str, *pairs: tuple[str, str]) -> dict[str, str]:
    """Return one file of the clean folder with texts in it replaced."""
    text = CLEAN[name]
    for old, new in pairs:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    return {name: text}


def more(name: str, text: str) -> dict[str, str]:
    """Return one file of the clean folder with lines added to its end."""
    return {name: CLEAN[name] + text}


def write(place: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the clean folder with some files changed or (None) left out; return its root."""
    root = place / "knowledge"
    for name, text in {**CLEAN, **(changes or {})}.items():
        path = root / name
        path.unlink(missing_ok=True)
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root


def mistakes(root: Path) -> list[str]:
    """Load a folder and return its mistakes as they are shown."""
    try:
        load(root)
    except KnowledgeError as error:
        return [str(each) for each in error.mistakes]
    return []


def told(place: Path, changes: Mapping[str, str | None]) -> list[str]:
    """Write the clean folder with changes and return its mistakes."""
    return mistakes(write(place, changes))
