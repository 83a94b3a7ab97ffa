"""What a person in Teams can do to Deskcheck."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.talk.message import Place

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Who:
    """The person who did something.

    Attributes:
        user: their id in the company's directory, or the one below where there is none.
        account: their id for this bot.
        locale: of their Teams.
        timezone: of their Teams.
    """

    user: str
    account: str
    tenant: str
    name: str = ""
    locale: str = ""
    timezone: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is said.

    Attributes:
        conversation: its id, in a channel with the thread's.
        url: of the service behind it.
        bot: our own id there.
    """

    conversation: str
    url: str
    bot: str
    tenant: str


@dataclass(frozen=True, slots=True)
class Said:
    """A person said something to Deskcheck.

    Attributes:
        id: of the message; empty where it is none.
        form: what is known beside the text (see ``Message.form``).
        files: what came with it, as Teams describes it.
        page: the text of another message as a page of HTML, to be checked in private.
        new: False for an edit of what was said before.
    """

    who: Who
    at: Address
    place: Place
    text: str
    id: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Json, ...] = ()
    page: str = ""
    new: bool = True


@dataclass(frozen=True, slots=True)
class Pressed:
    """A person pressed a button, turned a page, or a press made itself.

    Attributes:
        id: of the message with the button.
        page: the page that was turned to; None for all else.
        quiet: whether Teams itself has answered already.
    """

    who: Who
    at: Address
    place: Place
    press: str
    about: str
    id: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    page: int | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """A person deleted their message."""

    who: Who
    at: Address
    place: Place
    id: str


@dataclass(frozen=True, slots=True)
class Installed:
    """A person added Deskcheck to a place."""

    who: Who
    at: Address
    place: Place


@dataclass(frozen=True, slots=True)
class Shared:
    """A person filled in the form to share a check.

    Attributes:
        id: of the message with the form.
        to: id of the conversation; empty where none is chosen.
        quotes: whether the quoted words go with it.
        send: whether it is to go there now; else it is only shown what would, as it is too where
            quotes were ticked that were not shown yet.
    """

    who: Who
    at: Address
    place: Place
    about: str
    id: str
    to: str
    quotes: bool
    send: bool


Incoming = Said | Pressed | Removed | Installed | Shared
