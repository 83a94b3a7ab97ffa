"""What people do in the workspace: speak, mention, press, tick, fill in forms, edit, remove.

Each deed returns the delivery that told the bot of it. What a person could not do in Slack (press a
button that is not there, send a form with an empty field) fails here, in the test.
"""

import mimetypes
from abc import ABC, abstractmethod
from collections.abc import Sequence

from tests.fakes import slack_payloads as payloads
from tests.fakes.slack_delivery import Delivery, What
from tests.fakes.slack_methods import home_of
from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import BOT, Channel, File, Kind, Post, User, View, World

LONGEST_TYPED = 12_000
Filled = dict[str, str | list[str]]


class People(World, ABC):
    """The workspace with people in it who do things."""

    def __init__(self) -> None:
        super().__init__()
        self.events: set[str] = set()
        """What the app subscribed to; nothing else is delivered."""
        self.commands: set[str] = set()
        self.shortcuts: dict[str, str] = {}
        """What the app has in Slack's menus: ``global`` or ``message`` by callback id."""

    @abstractmethod
    async def send(self, delivery: Delivery) -> Delivery:
        """Bring it to the bot, and wait for the first attempt to end."""

    def user(self, name: str, tz: str = "Europe/Berlin", locale: str = "en-US",
             *, is_bot: bool = False) -> User:  # fmt: skip
        """Add a person, with a conversation between them and the bot."""
        made = User(self.name("U"), name, tz, locale, is_bot)
        self.users[made.id] = made
        self.dm(made)
        return made

    def channel(self, name: str, *members: User, kind: Kind = "public", bot: bool = True,
                archived: bool = False) -> Channel:  # fmt: skip
        """Add a channel with these people in it, and the bot unless told otherwise."""
        inside = {each.id for each in members} | ({BOT} if bot else set())
        letter = "C" if kind in ("public", "private") else "G"
        made = Channel(self.name(letter), name, kind, inside, archived)
        self.channels[made.id] = made
        return made

    def file(self, name: str, data: bytes, *, mimetype: str = "", slow: float = 0.0,
             missing: bool = False, size: int = 0, length: int = 0) -> File:  # fmt: skip
        """Add a file; ``size`` is what Slack says of it, ``length`` what really comes."""
        kind = mimetype or mimetypes.guess_type(name)[0] or "application/octet-stream"
        size, length = size or length or len(data), length or len(data)
        made = File(self.name("F"), name, data, kind, length, size, slow, missing)
        made.url = f"{self.base}/files/{made.id}/{name}"
        self.files[made.id] = made
        return made

    async def _event(self, kind: str, inner: Json, user: str, channel: str,
                     post: Post | None = None) -> Delivery:  # fmt: skip
        """Deliver an event, if the app subscribed to it; else nothing is sent."""
        made = Delivery("events_api", payloads.event(self, inner), user, channel, self.now(), post)
        return await self.send(made) if kind in self.events else made

    async def _act(self, kind: What, payload: Json, user: User, channel: str | None = None,
                   post: Post | None = None) -> Delivery:  # fmt: skip
        return await self.send(Delivery(kind, payload, user.id, channel, self.now(), post))

    async def say(self, user: User, channel: Channel, text: str, files: Sequence[File] = (),
                  thread: Post | str | None = None) -> Delivery:  # fmt: skip
        """Write a message; ``<@...>`` of the bot stays a mention, all else is escaped as typed."""
        assert user.id in channel.members, f"{user.name} is not in {channel.name or channel.id}"
        call = f"<@{BOT}>"
        sent = call.join(payloads.as_sent(each) for each in text.split(call))
        root = thread.thread or thread.ts if isinstance(thread, Post) else thread
        now = self.now()
        post = Post(now, now, channel.id, self.stamp(), user.id, sent, thread=root)
        post.body = [rich(self.name("b"), text)] if text else []
        post.robot = f"B{user.id}" if user.is_bot else ""
        post.files = list(files)
        for each in files:
            each.owner = user.id
        channel.posts.append(post)
        return await self._spread(channel, post)

    async def paste(self, user: User, channel: Channel, text: str,
                    thread: Post | str | None = None) -> Delivery:  # fmt: skip
        """Write something long: what does not fit into a message arrives as a text snippet."""
        if len(text) <= LONGEST_TYPED:
            return await self.say(user, channel, text, (), thread)
        snippet = self.file("Untitled.txt", text.encode(), mimetype="text/plain")
        snippet.mode = "snippet"
        return await self.say(user, channel, "", [snippet], thread)

    async def _spread(self, channel: Channel, post: Post) -> Delivery:
        """Tell of a message in every way the app asked for; a mention can come twice."""
        heard = payloads.subscription(channel)
        if f"<@{BOT}>" in post.text and channel.kind != "im" and BOT in channel.members:
            inner = payloads.mentioned(channel, post)
            told = await self._event("app_mention", inner, post.user, channel.id, post)
            if heard in self.events:
                inner = payloads.spoken(channel, post)
                await self._event(heard, inner, post.user, channel.id, post)
            return told
        inner = payloads.spoken(channel, post)
        heard = heard if BOT in channel.members else "nothing"
        return await self._event(heard, inner, post.user, channel.id, post)

    async def mention(self, user: User, channel: Channel, text: str, files: Sequence[File] = (),
                      thread: Post | str | None = None) -> Delivery:  # fmt: skip
        return await self.say(user, channel, f"<@{BOT}> {text}", files, thread)

    async def edit(self, user: User, post: Post, text: str) -> Delivery:
        assert post.user == user.id, "people edit their own messages"
        before, channel = post.card(), self.channels[post.channel]
        post.text, post.body = payloads.as_sent(text), [rich(self.name("b"), text)]
        post.edits, post.changed = post.edits + 1, self.now()
        inner = payloads.changed(self, channel, post, before)
        heard = payloads.subscription(channel)
        return await self._event(heard, inner, user.id, channel.id, post)

    async def remove(self, user: User, post: Post) -> Delivery:
        assert post.user == user.id, "people remove their own messages"
        post.deleted, channel = True, self.channels[post.channel]
        inner = payloads.removed(self, channel, post)
        heard = payloads.subscription(channel)
        return await self._event(heard, inner, user.id, channel.id, post)

    async def slash(self, user: User, channel: Channel, text: str = "",
                    command: str = "/deskcheck") -> Delivery:  # fmt: skip
        """Send a command, which works in every channel, also without the bot in it."""
        assert user.id in channel.members and command in self.commands
        payload = payloads.command(self, user, channel, command, payloads.as_sent(text))
        return await self._act("slash_commands", payload, user, channel.id)

    async def open_home(self, user: User, tab: str = "home") -> Delivery:
        """Open one of the tabs, ``home`` or ``messages``."""
        channel, view = self.dm(user), home_of(self, user.id)
        inner: Json = {"type": "app_home_opened", "user": user.id, "channel": channel.id}
        inner |= {"tab": tab, "event_ts": self.stamp()}
        inner |= {"view": view.card()} if view and tab == "home" else {}
        return await self._event("app_home_opened", inner, user.id, channel.id)

    async def prompt(self, user: User, title: str) -> Delivery:
        """Press one of the suggested prompts in the conversation with the bot."""
        offered = self.prompts.get(self.dm(user).id, [])
        found = [each["message"] for each in offered if each["title"] == title]
        assert found, f"no prompt {title!r} among {[each['title'] for each in offered]}"
        return await self.say(user, self.dm(user), found[0])

    async def shortcut(self, user: User, callback: str) -> Delivery:
        assert self.shortcuts.get(callback) == "global", f"the menu has {self.shortcuts}"
        return await self._act("interactive", payloads.shortcut(self, user, callback), user)

    async def message_shortcut(self, user: User, post: Post, callback: str) -> Delivery:
        assert self.shortcuts.get(callback) == "message", f"the menu has {self.shortcuts}"
        assert self.sees(user.id, post)
        payload = payloads.on_message(self, user, post, callback)
        return await self._act("interactive", payload, user, post.channel, post)

    async def press(self, user: User, place: Post | View, action: str, *chosen: str,
                    filled: Filled | None = None) -> Delivery:  # fmt: skip
        """Press what has this action id; ``filled`` is what stands in the inputs beside it."""
        assert self._before(user, place), f"{user.name} does not have this before them"
        assert action in place.elements, f"no {action!r} among {sorted(place.elements)}"
        self._fill(place, filled or {})
        element, block = place.elements[action]
        entry = payloads.action(element, block, self.stamp(), chosen)
        channel, post = (place.channel, place) if isinstance(place, Post) else (None, None)
        payload = payloads.pressed(self, user, place, entry)
        return await self._act("interactive", payload, user, channel, post)

    async def tick(self, user: User, place: Post | View, action: str, *chosen: str) -> Delivery:
        """Choose these values, and no others, in a list of boxes, a menu or a radio group."""
        self._fill(place, {action: list(chosen)})
        return await self.press(user, place, action, *chosen)

    def _before(self, user: User, place: Post | View) -> bool:
        if isinstance(place, View):
            return place.open and place.user == user.id
        return self.sees(user.id, place)

    def _fill(self, place: Post | View, filled: Filled) -> None:
        """Write into inputs; what nobody touched holds what it was given."""
        missing = set(filled) - set(place.elements)
        assert not missing, f"no {sorted(missing)} among {sorted(place.elements)}"
        for action, (element, block) in place.elements.items():
            slot = place.state.setdefault(block["block_id"], {})
            if element["type"] in ("button", "overflow", "feedback_buttons", "icon_button"):
                continue
            if action in filled:
                value = filled[action]
                chosen = (value,) if isinstance(value, str) else tuple(value)
            elif action in slot:
                continue
            else:
                chosen = tuple(payloads.held(element))
            if element["type"] == "file_input":
                cards = [self.files[each].card() for each in chosen]
                slot[action] = {"type": "file_input", "files": cards}
                continue
            slot[action] = {"type": element["type"], **payloads.picked(element, chosen)}
        place.state = {k: v for k, v in place.state.items() if v}

    async def submit(self, user: User, view: View, values: Filled | None = None) -> Delivery:
        """Send a form; Slack itself keeps people from leaving out what is not optional."""
        assert self._before(user, view) and view.body["type"] == "modal"
        assert "submit" in view.body, "this view has nothing to send it with"
        self._fill(view, values or {})
        for element, block in view.elements.values():
            held = view.state.get(block["block_id"], {}).get(element["action_id"], {})
            text = next((v for k, v in held.items() if k != "type"), None)
            needed = block["type"] == "input" and not block.get("optional")
            assert text or not needed, f"{element['action_id']} must be filled in"
            if isinstance(text, str) and "max_length" in element:
                assert len(text) <= element["max_length"], f"{element['action_id']} is too long"
        return await self._act("interactive", payloads.submitted(self, user, view), user)

    async def close_view(self, user: User, view: View) -> Delivery:
        """Close a form without sending; the bot is told only if the view asked for it."""
        assert self._before(user, view)
        view.open = False
        payload = payloads.closed(self, user, view)
        made = Delivery("interactive", payload, user.id, None, self.now())
        return await self.send(made) if view.body.get("notify_on_close") else made


def rich(name: str, text: str) -> Json:
    """Return the block that Slack makes of what somebody typed."""
    inside = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "block_id": name, "elements": [inside]}
