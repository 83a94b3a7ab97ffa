"""How one part of the house is while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["ok", "weak", "down"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One part, as it is now.

    Attributes:
        part: its name, such as ``database``; one of few.
        state: ``ok``; ``weak`` where it works, but not as it should; ``down`` where whoever asks
            would not be answered.
        told: one word more, such as ``preparing``; empty where there is nothing to say.
        facts: what else there is to know; counts, seconds and hashes, never what anybody wrote.
    """

    part: str
    state: State
    told: str = ""
    facts: Mapping[str, str | int | float | None] = field(default_factory=dict)
