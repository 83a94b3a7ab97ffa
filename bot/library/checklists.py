"""Checklists: signs that pasted text cannot show, by the stage at which somebody else sees them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.library.passages import Passage, Sentence, asks, citation
from bot.library.shapes import Area, File, Id, Some, SourceFile, Stage, Text, Weight

SeenBy = Literal["it", "hr", "payroll", "manager"]
STAGES: tuple[str, ...] = get_args(Stage)
_WHO: Mapping[str, str] = {"it": "IT", "hr": "HR", "payroll": "payroll", "manager": "the manager"}
_FEW = 5  # signs named in one sentence


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
    """

    title: Text
    asked_as: tuple[Text, ...] = ()
    reviewed: date
    items: Annotated[tuple[CheckItem, ...], Field(min_length=1)]


def of_checklist(stage: str, file: ChecklistFile, sources: Mapping[str, SourceFile]) -> Passage:
    """Return a checklist as a passage: what everybody looks at, then each sign by itself."""
    said = (*_lists(file), *(sentence for item in file.items for sentence in _said(item)))
    cited = dict.fromkeys(each for sentence in said for each in sentence.sources)
    by, published, url = citation([sources[each] for each in cited if each in sources])
    return Passage(
        id=f"checklists/{stage}",
        text=" ".join(each.text for each in said),
        document="Checklist of what only others can see",
        heading=f"What to look at {file.title.en}",
        publisher=by,
        published=published,
        reviewed=file.reviewed.isoformat(),
        url=url,
        jurisdictions=(),
        kind="guidance",
        sentences=said,
        asked_here=tuple(asks(file.asked_as)),
        owner="security",
    )


def _lists(file: ChecklistFile) -> Iterator[Sentence]:
    """Yield what everybody looks at, a few signs in a sentence, so that none is too long to quote.

    A sentence of fifteen signs means a little of everything, and search by meaning misses it.
    """
    when = file.title.en
    for who, name in _WHO.items():
        items = [each for each in file.items if each.seen_by == who]
        for few in (items[at : at + _FEW] for at in range(0, len(items), _FEW)):
            cited = tuple(dict.fromkeys(source for each in few for source in each.sources))
            named = "; ".join(_small(each.what.en) for each in few)
            yield Sentence(f"{when[0].upper()}{when[1:]}, {name} looks at: {named}.", cited)


def _said(item: CheckItem) -> Iterator[Sentence]:
    """Yield how to look, never without the ordinary reasons, and what clears it."""
    reasons = "; ".join(_small(each.en.rstrip(".")) for each in item.innocent_reasons)
    seen = f"{item.what.en} ({item.weight}): {item.how.en} Ordinary reasons: {reasons}."
    yield Sentence(seen, item.sources)
    yield Sentence(f"What clears “{_small(item.what.en)}”: {item.clears.en}", item.sources)


def _small(words: str) -> str:
    """Begin with a small letter, unless the first word is a short name such as IT."""
    return words if words[1:2].isupper() else words[0].lower() + words[1:]
