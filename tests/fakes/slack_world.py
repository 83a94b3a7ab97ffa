"""The workspace that the fake keeps: people, channels, messages, views, files, who sees what."""

import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from tests.fakes.slack_blocks import walk, words
from tests.fakes.slack_elements import ACTIVE
from tests.fakes.slack_rules import Json

TEAM, APP, BOT, BOT_ID = "T0DESK", "A0DESK", "U0DESKBOT", "B0DESK"
Kind = Literal["public", "private", "im", "mpim"]
HISTORY: dict[Kind, str] = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}


@dataclass
class User:
    """One member of the workspace."""

    id: str
    name: str
    tz: str = "Europe/Berlin"
    locale: str = "en-US"
    is_bot: bool = False

    def card(self, *, locale: bool) -> Json:
        offset = datetime.now(UTC).astimezone(ZoneInfo(self.tz)).utcoffset()
        real = self.name.capitalize()
        return {
            "id": self.id,
            "team_id": TEAM,
            "name": self.name,
            "real_name": real,
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "profile": {"real_name": real, "display_name": self.name},
            "is_bot": self.is_bot,
            "deleted": False,
            **({"locale": self.locale} if locale else {}),
        }


@dataclass
class File:
    """One file: ``data`` is sent over and over until ``length`` bytes have gone out."""

    id: str
    name: str
    data: bytes
    mimetype: str
    length: int
    size: int
    slow: float = 0.0
    missing: bool = False
    owner: str = ""
    url: str = ""
    mode: str = "hosted"

    def card(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "title": self.name,
            "mimetype": self.mimetype,
            "filetype": self.name.rsplit(".", 1)[-1].lower(),
            "size": self.size,
            "user": self.owner,
            "mode": self.mode,
            "is_external": False,
            "file_access": "visible",
            "url_private": self.url,
            "url_private_download": self.url.replace("/files/", "/files/download/"),
        }


@dataclass(eq=False)
class Shown:
    """What a message and a view have in common: something with blocks that appeared at a time."""

    at: float
    changed: float

    @property
    def blocks(self) -> list[Json]:
        raise LookupError("a message or a view has blocks")

    @property
    def elements(self) -> dict[str, tuple[Json, Json]]:
        """Return each button, menu and input by its action id, with the block it stands in."""
        return {
            each["action_id"]: (each, block)
            for block in self.blocks
            for _, each in walk(block)
            if each.get("type") in ACTIVE and "action_id" in each
        }


PLACES = ("channel", "here", "everyone")


@dataclass(eq=False)
class Post(Shown):
    """One message, as it is now."""

    channel: str
    ts: str
    user: str
    text: str = ""
    body: list[Json] = field(default_factory=list)
    thread: str | None = None
    files: list[File] = field(default_factory=list)
    only_for: str | None = None
    edits: int = 0
    deleted: bool = False
    stream: Literal["no", "open", "closed"] = "no"
    reactions: list[str] = field(default_factory=list)
    metadata: Any = None
    robot: str = ""
    state: Json = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        return self.body

    @property
    def by_bot(self) -> bool:
        return self.user == BOT

    @property
    def words(self) -> str:
        """Return all that a reader sees: the blocks, or the text when there are none."""
        return words(self.body) or self.text

    @property
    def pings(self) -> bool:
        """Tell whether it calls a whole channel."""
        marked = [self.text, *(e["text"] for _, e in walk(self.body) if e.get("type") == "mrkdwn")]
        calls = any(f"<!{each}" in text for each in PLACES for text in marked)
        return calls or any(each.get("type") == "broadcast" for _, each in walk(self.body))

    def card(self) -> Json:
        """Return the message as Slack's answers and events show it."""
        card: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        card |= {"team": TEAM}
        if self.robot:
            card |= {"bot_id": self.robot, "app_id": APP if self.by_bot else "A0OTHER"}
        if self.body:
            card["blocks"] = self.body
        if self.thread:
            card["thread_ts"] = self.thread
        if self.files:
            card |= {"files": [each.card() for each in self.files], "upload": False}
        if self.edits:
            card["edited"] = {"user": self.user, "ts": self.ts}
        if self.reactions:
            card["reactions"] = [{"name": each, "users": [BOT]} for each in self.reactions]
        return card


@dataclass(eq=False)
class View(Shown):
    """One modal or one person's Home."""

    id: str
    user: str
    body: Json
    hash: str
    open: bool = True
    below: "View | None" = None
    errors: Json = field(default_factory=dict)
    state: Json = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        found: list[Json] = self.body.get("blocks", [])
        return found

    @property
    def words(self) -> str:
        shown = {k: v for k, v in self.body.items() if k in ("title", "blocks", "submit", "close")}
        return words([shown, list(self.errors.values())])

    def card(self) -> Json:
        root = self
        while root.below:
            root = root.below
        return {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            **self.body,
            "id": self.id,
            "team_id": TEAM,
            "hash": self.hash,
            "state": {"values": self.state},
            "root_view_id": root.id,
            "previous_view_id": self.below.id if self.below else None,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT_ID,
        }


@dataclass
class Channel:
    """One conversation."""

    id: str
    name: str
    kind: Kind
    members: set[str]
    archived: bool = False
    posts: list[Post] = field(default_factory=list)

    def post(self, ts: str | None) -> Post | None:
        """Return the message with that time stamp, if it is there for everyone."""
        found = (each for each in self.posts if each.ts == ts)
        return next((each for each in found if not each.deleted and each.only_for is None), None)


class World:
    """Everything in the workspace, and its clock."""

    def __init__(self) -> None:
        self.users = {BOT: User(BOT, "deskcheck", is_bot=True)}
        self.channels: dict[str, Channel] = {}
        self.views: list[View] = []
        self.files: dict[str, File] = {}
        self.triggers: dict[str, tuple[float, str]] = {}
        self.spent: set[str] = set()
        self.hooks: dict[str, Hook] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self.prompts: dict[str, list[Json]] = {}
        self.titles: dict[tuple[str, str], str] = {}
        self.base = ""
        self.stream_life = 300.0
        self._numbers = itertools.count(1)
        self._ahead = 0.0

    def now(self) -> float:
        return time.monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let time pass for everything that expires: triggers, response addresses, streams."""
        self._ahead += seconds

    def name(self, letter: str) -> str:
        return f"{letter}0{next(self._numbers):06d}"

    def stamp(self) -> str:
        return f"{int(time.time() + self._ahead)}.{next(self._numbers):06d}"

    def trigger(self, user: str) -> str:
        made = f"{next(self._numbers)}.{TEAM}.trigger"
        self.triggers[made] = (self.now(), user)
        return made

    def hook(self, user: str, channel: str, post: Post | None = None) -> str:
        token = self.name("H")
        self.hooks[token] = Hook(user, channel, post, self.now())
        return f"{self.base}/hook/{token}"

    def dm(self, user: "User | str") -> Channel:
        """Return the conversation between a person and the bot."""
        who = user if isinstance(user, str) else user.id
        for each in self.channels.values():
            if each.kind == "im" and each.members == {who, BOT}:
                return each
        made = Channel(self.name("D"), "", "im", {who, BOT})
        self.channels[made.id] = made
        return made

    def sees(self, user: str, post: Post) -> bool:
        if post.deleted or post.only_for not in (None, user):
            return False
        channel = self.channels[post.channel]
        return channel.kind == "public" or user in channel.members

    def visible_to(self, user: "User | str") -> list[Post | View]:
        """Return what the bot shows this person now: messages, ephemerals, open views, the Home."""
        who = user if isinstance(user, str) else user.id
        posts = [post for channel in self.channels.values() for post in channel.posts]
        seen: list[Post | View] = [each for each in posts if each.by_bot and self.sees(who, each)]
        seen += [each for each in self.views if each.open and each.user == who]
        return sorted(seen, key=lambda each: each.changed)


@dataclass
class Hook:
    """A response address: who got it, where it points, how often it may still be used."""

    user: str
    channel: str
    post: Post | None
    made: float
    left: int = 5
