"""A question that was handed to somebody who knows more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handoff:
    """Who asked whom, and how far it is.

    Attributes:
        asker: the channel's id of who asked.
        to: the channel's id of whom it was sent to.
        question: what the asker wrote.
        cited: what Deskcheck had found for it, one line each.
        pasted: what was checked, where the asker ticked that it goes along; else empty.
        taken: by whom it was received; empty until then.
        answered: whether the asker has the answer.
    """

    asker: str
    to: str
    question: str
    cited: tuple[str, ...] = ()
    pasted: str = ""
    taken: str = ""
    answered: bool = False
