"""What the fake Teams holds: people, conversations, messages, and what a reader sees of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
TENANT, BOT = "11111111-0000-0000-0000-0000000000ff", "28:deskcheck"
Kind = Literal["personal", "groupChat", "channel"]
CARD = "application/vnd.microsoft.card.adaptive"


@dataclass(frozen=True)
class User:
    """One member of the tenant."""

    name: str
    locale: str = "en-US"
    timezone: str = "Europe/Berlin"

    @property
    def id(self) -> str:
        return f"29:{self.name}"

    @property
    def entra(self) -> str:
        return f"aaaaaaaa-0000-0000-0000-{self.name.encode().hex()[:12]:0>12}"

    def card(self) -> Json:
        return {"id": self.id, "name": self.name.capitalize(), "aadObjectId": self.entra}


@dataclass(frozen=True)
class Conversation:
    """A chat or a channel; in a channel each thread has an id of its own."""

    id: str
    kind: Kind
    members: tuple[User, ...]

    def card(self, thread: str = "") -> Json:
        id_ = f"{self.id};messageid={thread}" if thread else self.id
        grouped: Json = {} if self.kind == "personal" else {"isGroup": True}
        return {"id": id_, "conversationType": self.kind, "tenantId": TENANT, **grouped}


@dataclass(eq=False)
class Post:
    """A message of the bot, as it is now."""

    id: str
    conversation: str
    activity: Json
    deleted: bool = False
    before: list[Json] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return all that a reader can see of it, opened or not."""
        return words(self.activity)

    @property
    def cards(self) -> list[Json]:
        found = self.activity.get("attachments") or ()
        return [each["content"] for each in found if each["contentType"] == CARD]

    @property
    def actions(self) -> list[Json]:
        """Return everything that can be pressed in it."""
        things = [each for card in self.cards for each in walk(card)]
        return [each for each in things if str(each.get("type")).startswith("Action.")]

    def action(self, press: str) -> Json:
        """Return the button with that id."""
        for each in self.actions:
            if (each.get("data") or {}).get("press") == press:
                return each
        raise LookupError(f"no button {press} among {[e.get('data') for e in self.actions]}")


def words(activity: Json) -> str:
    """Return the text of a message and of its cards."""
    told = [str(activity.get("text") or "")]
    for attachment in activity.get("attachments") or ():
        told += _said(attachment["content"])
    return "\n".join(filter(None, told))


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _said(each)
    elif isinstance(value, dict):
        if value.get("type") == "RichTextBlock":
            yield "".join(run["text"] for run in value["inlines"])
            return
        for key in ("text", "title", "label"):
            if isinstance(value.get(key), str):
                yield value[key]
        for key in ("body", "items", "columns", "actions", "card", "selectAction"):
            yield from _said(value.get(key))


def walk(value: Any) -> Iterator[Json]:
    """Give every element and action of a card, but not what stands in for an action."""
    if isinstance(value, list):
        for each in value:
            yield from walk(each)
    elif isinstance(value, dict):
        yield value
        for key, each in value.items():
            if key not in ("data", "fallback", "msteams"):
                yield from walk(each)
