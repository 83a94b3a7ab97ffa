"""Checklists: signs that pasted text cannot show, by the stage at which somebody else sees them."""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.library.shapes import Area, File, Id, Some, Stage, Text, Weight

SeenBy = Literal["it", "hr", "payroll", "manager"]
STAGES: tuple[str, ...] = get_args(Stage)


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
