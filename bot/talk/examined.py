"""What a look at one part of the house says of it."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "look", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at.

    Attributes:
        level: ``ok``; ``look`` where no program can see it and a person has to; ``warn`` where it
            works, but not as it should; ``fail`` where it does not.
        about: what it is, such as ``slack.token``; the same in every version.
        told: what was seen, in a sentence.
        fix: what to do; empty where there is nothing.
    """

    level: Level
    about: str
    told: str
    fix: str = ""
