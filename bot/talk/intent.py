"""What a message is after, and why we think so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """Look at a profile.

    Attributes:
        why: why we think so.
        near: whether the text may as well tell of an incident.
    """

    why: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a policy question."""

    why: str


@dataclass(frozen=True, slots=True)
class Respond:
    """Guide through an incident."""

    why: str


@dataclass(frozen=True, slots=True)
class Help:
    """Say what Deskcheck does."""

    why: str


@dataclass(frozen=True, slots=True)
class Continue:
    """Go on with what a desk already answered, such as a pressed button."""

    desk: str
    why: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Ask back; ``choices`` are the intents that came closest."""

    choices: tuple[str, ...]
    why: str


Intent = Check | Ask | Respond | Help | Continue | Unsure
