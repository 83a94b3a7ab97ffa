"""What is kept of a conversation: what a platform delivered, and where our messages stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Job:
    """Something a platform delivered, to be worked once.

    Attributes:
        id: the same for every delivery of it.
        lane: jobs of one lane are worked one after the other, in the order they came.
        payload: what the channel wants to know again.
        attempts: how often work on it was begun, this time included.
    """

    id: str
    lane: str
    payload: bytes
    received: datetime
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Post:
    """Where a platform keeps a message of a case.

    Attributes:
        kind: ``card`` for what shows the case itself, ``beside`` for what we said about it further
            on, ``asked`` for the message that asked for it.
    """

    place: str
    id: str
    kind: Literal["card", "beside", "asked"] = "card"
