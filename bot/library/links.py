"""What it means that two applicants gave the same: ``links/<kind>.yaml``."""

from datetime import date
from typing import Annotated

from pydantic import Field

from bot.library.shapes import Area, File, Id, Some, Stage, Text, Weight

KINDS = frozenset((
    "shared-contact", "vouching", "shared-referee", "shared-account", "shared-delivery",
    "shared-history",
))  # fmt: skip
"""The ways that are looked for; each is explained by the file of its name."""


class LinkFile(File):
    """``links/<kind>.yaml``: one way in which two applicants' checks can hang together.

    Attributes:
        covers: rows of the researched catalogue.
        weight: what it counts where few share it; where many do, it is weak.
        many: from so many other applicants on it is taken for an office's or a template's.
        widely: the innocent reason that stands first where many share it.
    """

    title: Text
    area: Area
    stage: Stage
    covers: tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}-\d\d$")], ...]
    weight: Weight
    many: int = Field(ge=2, le=60, strict=True)
    why: Text
    innocent_reasons: Some
    widely: Text
    clears: Text
    verify: Annotated[tuple[Id, ...], Field(min_length=1)]
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    since: date
