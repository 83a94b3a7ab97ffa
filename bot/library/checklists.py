"""Checklists: signs that pasted text cannot show, by the stage at which somebody else sees them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.library.passages import Passage, Sentence, asks, citation
from bot.library.shapes import Area, File, Id, Some, SourceFile, Stage, Text, Weight

SeenBy = Literal["it", "hr", "payroll", "manager"]
STAGES: tuple[str, ...] = get_args(Stage)
_WHO: Mapping[str, str] = {"it": "IT", "hr": "HR", "payroll": "payroll", "manager": "the manager"}


class CheckItem(File):
    """One sign, and who can see it.

    Attributes:
        covers: rows of the researched catalogue.
        what: the sign in a few words, to stand in a list.
        how: how to look, in a sentence.
        areas: of findings beside which it is worth a look first.
        steps: ids of the verification steps that answer it.
    """

    id: Id
    covers: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}-\d\d$")], ...], Field(min_length=1)
    ]
    what: Text
    seen_by: SeenBy
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    weight: Weight
    how: Text
    innocent_reasons: Some
    clears: Text
    steps: Annotated[tuple[Id, ...], Field(min_length=1)]
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]


class ChecklistFile(File):
    """``checklists/<stage>.yaml``: what to look at in one stage; the same for everyone in it.

    Attributes:
        title: when that is, as it stands in a sentence: "after the start".
        asked_as: ways people ask for the list; they are searched, never shown.
        asked_under: the same by who looks.
    """

    title: Text
    asked_as: tuple[Text, ...] = ()
    asked_under: dict[SeenBy, tuple[Text, ...]] = Field(default_factory=dict)
    reviewed: date
    items: Annotated[tuple[CheckItem, ...], Field(min_length=1)]


def of_checklist(
    stage: str, file: ChecklistFile, sources: Mapping[str, SourceFile]
) -> Iterator[Passage]:
    """Yield a checklist's passages, one for everybody who looks at something in it."""
    for who in get_args(SeenBy):
        items = [each for each in file.items if each.seen_by == who]
        if not items:
            continue
        said = tuple(_said(_WHO[who], file.title.en, items))
        cited = dict.fromkeys(each for sentence in said for each in sentence.sources)
        by, published, url = citation([sources[each] for each in cited if each in sources])
        yield Passage(
            id=f"checklists/{stage}#{who}",
            text=" ".join(each.text for each in said),
            document=f"Checklist: {file.title.en}",
            heading=f"What {_WHO[who]} looks at {file.title.en}",
            publisher=by,
            published=published,
            reviewed=file.reviewed.isoformat(),
            url=url,
            jurisdictions=(),
            kind="guidance",
            sentences=said,
            asked_as=tuple(asks(file.asked_as)),
            asked_here=tuple(asks(file.asked_under.get(who, ()))),
            owner="hiring-manager" if who == "manager" else who,
        )


def _said(who: str, when: str, items: Iterable[CheckItem]) -> Iterator[Sentence]:
    """Yield the whole list in a sentence, then each item by itself.

    A sign is never quoted without its ordinary reasons.
    """
    cited = tuple(dict.fromkeys(source for each in items for source in each.sources))
    named = "; ".join(_small(each.what.en) for each in items)
    yield Sentence(f"{when[0].upper()}{when[1:]}, {who} looks at: {named}.", cited)
    for each in items:
        reasons = "; ".join(_small(reason.en.rstrip(".")) for reason in each.innocent_reasons)
        seen = f"{each.what.en} ({each.weight}): {each.how.en} Ordinary reasons: {reasons}."
        yield Sentence(seen, each.sources)
        yield Sentence(f"What clears “{_small(each.what.en)}”: {each.clears.en}", each.sources)


def _small(words: str) -> str:
    """Begin with a small letter, unless the first word is a short name such as IT."""
    return words if words[1:2].isupper() else words[0].lower() + words[1:]
