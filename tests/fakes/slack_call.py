"""One call of a Web API method: its arguments, and Slack's ways to refuse it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack_blocks import WHOLE_MESSAGE, check, check_view, measure
from tests.fakes.slack_rules import Found, Json
from tests.fakes.slack_world import BOT, Channel, User, World

# Arguments that are lists or objects; in a form they arrive as JSON in a string.
NESTED = frozenset(
    {"blocks", "view", "prompts", "attachments", "metadata", "files", "chunks", "loading_messages"}
)


class Refused(Exception):
    """Slack says no: ``ok: false`` with this error and whatever else belongs to it."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


def invalid(*notes: str) -> Refused:
    """Return the refusal of arguments, with Slack's notes about which."""
    messages = [f"[ERROR] {each}" for each in notes]
    return Refused("invalid_arguments", response_metadata={"messages": messages})


@dataclass
class Call:
    """One call, what was answered, and when."""

    method: str
    args: Json
    token: str
    at: float
    scopes: frozenset[str] = frozenset()
    error: str | None = None
    answer: Json = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def word(self, name: str) -> str:
        """Return a required string."""
        value = self.args.get(name)
        if value is None or value == "":
            raise invalid(f"missing required field: {name}")
        if not isinstance(value, str):
            raise invalid(f"must be a string [json-pointer:/{name}]")
        return value

    def maybe(self, name: str) -> str | None:
        value = self.args.get(name)
        return str(value) if value not in (None, "") else None

    def yes(self, name: str) -> bool:
        return self.args.get(name) in (True, "true", "1", 1)

    def nested(self, name: str, error: str = "invalid_arguments") -> Any:
        """Return a list or an object, whether it came as one or as JSON in a string."""
        value = self.args.get(name)
        if not isinstance(value, str) or name not in NESTED:
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise Refused(error) from None

    def allowed(self, *scopes: str) -> None:
        """Refuse unless the token has one of these scopes."""
        if scopes and not self.scopes & set(scopes):
            provided = ",".join(sorted(self.scopes))
            raise Refused("missing_scope", needed=scopes[0], provided=provided)


def refuse(found: Found, error: str) -> None:
    """Raise what was found wrong, in the two places where Slack says it."""
    if found.too_long:
        raise Refused("msg_too_long")
    if found.notes:
        messages = [f"[ERROR] {each}" for each in found.notes]
        raise Refused(error, errors=found.notes, response_metadata={"messages": messages})


def blocks_of(call: Call, *, whole: bool = True) -> list[Json] | None:
    """Return the blocks of a message, or raise what Slack would say of them."""
    blocks = call.nested("blocks", "invalid_blocks_format")
    if blocks is None:
        return None
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    refuse(check(blocks), "invalid_blocks")
    if whole and measure(blocks) > WHOLE_MESSAGE:
        raise Refused("msg_blocks_too_long")
    return blocks


def view_of(call: Call) -> Json:
    """Return the view, or raise what Slack would say of it."""
    view = call.nested("view")
    if view is None:
        raise invalid("missing required field: view")
    refuse(check_view(view), "invalid_arguments")
    if len(json.dumps(view)) > 250_000:
        raise Refused("view_too_large")
    found: Json = view
    return found


def channel_of(world: World, name: str) -> Channel:
    """Return a channel that the bot may know of; a person's id stands for the conversation."""
    if name in world.users and name != BOT:
        return world.dm(name)
    channel = world.channels.get(name)
    if channel is None or (channel.kind != "public" and BOT not in channel.members):
        raise Refused("channel_not_found")
    return channel


def user_of(world: World, name: str) -> User:
    if name not in world.users:
        raise Refused("user_not_found")
    return world.users[name]


@dataclass(frozen=True)
class Method:
    """What runs, with which scopes (one of them is enough), and whether JSON is understood."""

    run: Callable[[World, Call], Json]
    scopes: tuple[str, ...] = ()
    json: bool = True
