"""Playbooks in other languages: a page with the texts alone, under the ids of the English one.

Who does a step, by when, only if what, and from which source stands in the English page and holds
for every language. A text that a language lacks, or that cannot be told apart, is shown in English.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from pydantic import Field

from bot.library.page import Page, shape
from bot.library.paper import Block, blocks
from bot.library.papers import PHASES
from bot.library.playbooks import SECTIONS, Phase, Playbook, Step, slug
from bot.library.shapes import LANGUAGES, File, Mistake, Words

OTHERS = tuple(language for language in LANGUAGES if language != "en")
_STEP = re.compile(r"^`(?P<id>[a-z0-9-]+)`\s+(?P<do>.+)$", re.S)
# What every language has in common: numbers, links and names in the like of @bot, www.x.org.
_KEPT = re.compile(r"\d+|@\w+|\b\w+(?:\.\w+)+\b")


class TranslationFile(File):
    """Front matter of ``playbooks/<language>/<id>.md``: the texts of a playbook in that language.

    Attributes:
        reviewed: when it was last held against the English page.
    """

    title: Annotated[str, Field(min_length=1)]
    reviewed: date


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a translation, and the line it stands on."""

    text: str
    line: int


@dataclass(slots=True)
class Translation:
    """The texts of one playbook in one language.

    Attributes:
        steps: by their id.
        items: what not to do and what to preserve, by phase and section, in the English order.
    """

    title: Said
    reviewed: date
    goal: list[Said] = field(default_factory=list)
    steps: dict[str, Said] = field(default_factory=dict)
    items: dict[tuple[str, str], list[Said]] = field(default_factory=dict)


Translations = Mapping[tuple[str, str], Translation]
"""By language and playbook."""


def read(language: str, page: Page) -> Translation | None:
    """Read a translation; what is wrong with it goes to the page."""
    if language not in OTHERS:
        page.wrong((), f"a folder in playbooks/ is a language, {' or '.join(OTHERS)}")
        return None
    file = shape(page, TranslationFile)
    return _read(file, blocks(page), page) if file is not None else None


def _read(file: TranslationFile, found: Sequence[Block], page: Page) -> Translation:
    read = Translation(Said(file.title, page.line(("title",))), file.reviewed)
    for block in found:
        if block.sources or "(who:" in block.text:
            page.told(block.line, "a translation is texts alone; the rest stands in the English")
        said = Said(block.text, block.line)
        if not block.headings:
            read.goal.append(said)
            continue
        phase = slug(block.headings[0])
        section = slug(block.headings[1]) if len(block.headings) > 1 else "do"
        if phase not in PHASES or section not in SECTIONS:
            told = f"`{' - '.join(block.headings)}` is no heading of a playbook; keep the English"
            page.told(block.line, told)
        elif SECTIONS[section] != "steps":
            read.items.setdefault((phase, SECTIONS[section]), []).append(said)
        elif (match := _STEP.match(block.text)) is None:
            page.told(block.line, "a translated step is - `id` what to do")
        elif match["id"] in read.steps:
            page.told(block.line, f"the step id `{match['id']}` stands here twice")
        else:
            read.steps[match["id"]] = Said(match["do"], block.line)
    return read


def check(playbook: Playbook, translation: Translation, page: Page) -> None:
    """Note what a translation says that the English does not, and numbers that differ."""
    english = {step.id: step.do.en for phase in playbook.phases for step in phase.steps}
    for id_, said in translation.steps.items():
        if id_ not in english:
            page.told(said.line, f"the English has no step `{id_}`")
    for (name, section), said_items in translation.items.items():
        known = len(_items(playbook, name, section))
        if len(said_items) > known:
            told = f"the English has {known} items here; they are matched in their order"
            page.told(said_items[known].line, told)
    for text, said in _pairs(playbook, translation):
        if kept(text) != kept(said.text):
            odd = sorted(set((kept(text) - kept(said.text)) | (kept(said.text) - kept(text))))
            page.told(said.line, f"numbers and names differ from the English: {', '.join(odd)}")


def kept(text: str) -> Counter[str]:
    """Count what every language has in common."""
    return Counter(_KEPT.findall(re.sub(r"(?<=\d)[,.](?=\d)", " ", text)))


def notes(playbook: Playbook, translation: Translation, name: str) -> Iterator[Mistake]:
    """Yield what a translation lacks or has to be held against."""
    english = [step.id for phase in playbook.phases for step in phase.steps]
    lacking = [f"`{id_}`" for id_ in english if id_ not in translation.steps]
    lacking += [
        f"{section.replace('_', ' ')} of {phase.name}"
        for phase in playbook.phases
        for section in ("do_not", "collect")
        if len(translation.items.get((phase.name, section), ())) < len(getattr(phase, section))
    ]
    lacking += [] if translation.goal else ["the goal"]
    if lacking:
        yield Mistake(name, 1, f"shown in English until it stands here: {', '.join(lacking)}")
    if translation.reviewed < playbook.reviewed:
        told = f"last held against the English on {translation.reviewed}; that was looked through "
        yield Mistake(name, 1, f"{told}on {playbook.reviewed}")


def said(playbook: Playbook, translations: Translations) -> Playbook:
    """Return a playbook with its texts in every language that there is a translation for."""
    for language in OTHERS:
        translation = translations.get((language, playbook.id))
        if translation is not None:
            playbook = _in(playbook, language, translation)
    return playbook


def _in(playbook: Playbook, language: str, translation: Translation) -> Playbook:
    goal = " ".join(each.text for each in translation.goal)
    return replace(
        playbook,
        title=_with(playbook.title, language, translation.title.text),
        goal=_with(playbook.goal, language, goal),
        phases=tuple(_phase(each, language, translation) for each in playbook.phases),
    )


def _phase(phase: Phase, language: str, translation: Translation) -> Phase:
    def items(section: str, english: tuple[Step, ...]) -> tuple[Step, ...]:
        found = translation.items.get((phase.name, section), [])
        if len(found) != len(english):  # which one is missing nobody can tell
            return english
        pairs = zip(english, found, strict=True)
        return tuple(replace(one, do=_with(one.do, language, said.text)) for one, said in pairs)

    return replace(
        phase,
        steps=tuple(
            replace(step, do=_with(step.do, language, translation.steps[step.id].text))
            if step.id in translation.steps
            else step
            for step in phase.steps
        ),
        do_not=items("do_not", phase.do_not),
        collect=items("collect", phase.collect),
    )


def _with(words: Words, language: str, text: str) -> Words:
    return replace(words, **{language: text})


def _items(playbook: Playbook, name: str, section: str) -> tuple[Step, ...]:
    phase = next((each for each in playbook.phases if each.name == name), None)
    found: tuple[Step, ...] = getattr(phase, section) if phase is not None else ()
    return found


def _pairs(playbook: Playbook, translation: Translation) -> Iterator[tuple[str, Said]]:
    """Yield each English text with what it is in the translation."""
    yield (
        playbook.goal.en,
        Said(
            " ".join(each.text for each in translation.goal) or playbook.goal.en,
            translation.goal[0].line if translation.goal else 1,
        ),
    )
    for phase in playbook.phases:
        for step in phase.steps:
            if step.id in translation.steps:
                yield step.do.en, translation.steps[step.id]
        for section in ("do_not", "collect"):
            english: Iterable[Step] = getattr(phase, section)
            found = translation.items.get((phase.name, section), [])
            for step, said in zip(english, found, strict=False):
                yield step.do.en, said
