"""What a person in Slack can do to Deskcheck."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.talk.message import Place

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Who:
    """The person who did something, and where.

    Attributes:
        channel: id of the conversation; empty on the Home tab and in forms.
    """

    user: str
    team: str
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A person said something to Deskcheck.

    Attributes:
        ts: of the message; empty where it is none (a command, a form).
        thread: ts of the thread's first message; empty outside of one.
        form: what is known beside the text (see ``Message.form``).
        files: Slack's own cards of the files.
        hook: address that answers a command in its place, for the asker's eyes only.
        new: False for an edit of what was said before.
    """

    who: Who
    place: Place
    text: str
    ts: str = ""
    thread: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Json, ...] = ()
    hook: str = ""
    new: bool = True


@dataclass(frozen=True, slots=True)
class Pressed:
    """A person pressed a button, ticked a box, turned a page, or a press made itself.

    Attributes:
        ts: of the message with the button; empty where there is none.
        thread: of that message; empty where it opens one.
        page: the page that was turned to; None for all else.
    """

    who: Who
    press: str
    about: str
    ts: str = ""
    thread: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    hook: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A person deleted their message."""

    who: Who
    ts: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A person opened the Home or the Messages tab."""

    who: Who
    tab: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A person sends a check on to a conversation."""

    who: Who
    about: str
    to: str
    quotes: bool


Incoming = Said | Pressed | Removed | Opened | Shared
