"""What a person sent, freed of its platform's spelling."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

_HALVES = re.compile("[\ud800-\udfff]")


class Place(StrEnum):
    """Where the message was written, which decides who could read an answer there."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it arrived; its text is taken out by the reading room.

    Attributes:
        trouble: why its bytes could not be had, in words that go on after its name; else empty.
    """

    name: str
    data: bytes
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said to Deskcheck.

    Attributes:
        id: unique within the channel; a redelivery carries the same id.
        text: what was typed or pasted, original characters; half a surrogate pair, which is none,
            becomes the sign for an unreadable character, so that every place stays where it is.
        parts: files that came with it, in the order given.
        sender: the channel's id of the asker.
        form: fields of a filled form (``stage``, ``role``, ``text``), empty without one;
            ``intent`` where a command says what is wanted (check, ask, respond, help).
        press: id of the button that was pressed, if that is what this message is.
        about: the case whose button it was; empty for the last thing said in the thread.
        locale: of the asker's platform, such as ``pt-BR``; empty for the language that is set.
        timezone: of the asker, such as ``Europe/Berlin``; empty for this machine's.
        groups: of the platform's groups that may ask, those the asker is in.
        received: when it arrived, with a time zone.
    """

    id: str
    text: str
    parts: tuple[Attachment, ...] = ()
    sender: str = ""
    channel: str = ""
    workspace: str = ""
    place: Place = Place.PERSONAL
    thread: str = ""
    locale: str = ""
    timezone: str = "UTC"
    form: Mapping[str, str] = field(default_factory=dict)
    press: str | None = None
    about: str = ""
    groups: frozenset[str] = frozenset()
    received: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _HALVES.sub("\ufffd", self.text))
