"""What a conversation remembers between two messages of one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from bot.talk.reply import Remark


@dataclass(frozen=True, slots=True)
class Marks:
    """What people added beside a reply; it changes nothing of what the rules saw.

    Attributes:
        ticks: step id -> who did it and when.
        remarks: signal id -> why somebody finds it fine, or takes the flag for wrong.
        decided: who noted, and when, that a person has decided; never what.
    """

    ticks: Mapping[str, Remark] = field(default_factory=dict)
    remarks: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    decided: tuple[Remark, ...] = ()

    def ticked(self, step: str, by: Remark | None) -> "Marks":
        """Return the marks with a step ticked, or open again where ``by`` is None."""
        left = {each: tick for each, tick in self.ticks.items() if each != step}
        return replace(self, ticks=left if by is None else {**left, step: by})

    def settled(self, by: Remark) -> "Marks":
        """Return the marks with one more note that a person decided."""
        return replace(self, decided=(*self.decided, by))

    def remarked(self, signal: str, remark: Remark) -> "Marks":
        """Return the marks with one more remark on a flag."""
        told = (*self.remarks.get(signal, ()), remark)
        return replace(self, remarks={**self.remarks, signal: told})


@dataclass(frozen=True, slots=True)
class Session:
    """What a desk said, for its buttons and follow-ups.

    Attributes:
        desk: which desk spoke.
        state: what that desk wants to know again; only that desk looks inside.
        until: when it is forgotten.
        owner: who asked; nobody else presses its buttons.
        marks: what people added to it.
    """

    desk: str
    state: object
    until: datetime
    owner: str = ""
    marks: Marks = field(default_factory=Marks)


def reference(case: str) -> str:
    """Return what a case may be called by where others read it; its id cannot be told from it."""
    return sha256(case.encode()).hexdigest()[:10]
