"""What a conversation remembers between two messages of one person."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Session:
    """The last thing a desk said, for its buttons and follow-ups.

    Attributes:
        desk: which desk spoke.
        state: what that desk wants to know again; only that desk looks inside.
        until: when it is forgotten.
    """

    desk: str
    state: object
    until: datetime
