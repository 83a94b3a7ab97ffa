"""The payloads that Slack sends: events, pressed buttons, forms, shortcuts, commands."""

import re
import time
from typing import Any

from tests.fakes.slack_elements import choices
from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import APP, BOT, HISTORY, TEAM, Channel, Post, User, View, World

TOKEN = "verification"  # the old one, which nobody checks any more
LINK = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)\"']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TYPES = {"public": "channel", "private": "group", "im": "im", "mpim": "mpim"}
NAMES = {"im": "directmessage", "private": "privategroup"}


def as_sent(text: str) -> str:
    """Return typed text as it arrives: three characters escaped, links and addresses wrapped."""

    def wrap(match: re.Match[str]) -> str:
        found = match.group()
        return f"<{found}>" if "//" in found else f"<mailto:{found}|{found}>"

    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return LINK.sub(wrap, escaped)


def event(world: World, inner: Json) -> Json:
    """Return the envelope of the Events API around one event."""
    seen_by = {"team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": inner,
        "type": "event_callback",
        "event_id": world.name("Ev"),
        "event_time": int(time.time()),
        "authorizations": [{"enterprise_id": None, **seen_by}],
        "is_ext_shared_channel": False,
        "event_context": world.name("ctx"),
    }


def spoken(channel: Channel, post: Post) -> Json:
    """Return the message event; a message with files has the subtype of one."""
    more: Json = {"subtype": "file_share"} if post.files and not post.by_bot else {}
    where = {"channel": channel.id, "channel_type": TYPES[channel.kind]}
    return post.card() | where | {"event_ts": post.ts} | more


def mentioned(channel: Channel, post: Post) -> Json:
    """Return the mention, which says nothing of the kind of channel and has no subtype."""
    return post.card() | {"type": "app_mention", "channel": channel.id, "event_ts": post.ts}


def changed(world: World, channel: Channel, post: Post, before: Json) -> Json:
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": post.card(),
        "previous_message": before,
        "channel": channel.id,
        "channel_type": TYPES[channel.kind],
        "hidden": True,
        "ts": (stamp := world.stamp()),
        "event_ts": stamp,
    }


def removed(world: World, channel: Channel, post: Post) -> Json:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": post.card(),
        "channel": channel.id,
        "channel_type": TYPES[channel.kind],
        "deleted_ts": post.ts,
        "hidden": True,
        "ts": (stamp := world.stamp()),
        "event_ts": stamp,
    }


def subscription(channel: Channel) -> str:
    """Return the name under which an app subscribes to the messages of such a channel."""
    kind = HISTORY[channel.kind]
    return f"message.{kind}"


def _who(world: World, user: User, kind: str) -> Json:
    return {
        "type": kind,
        "token": TOKEN,
        "team": {"id": TEAM, "domain": "desk"},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": TEAM},
        "api_app_id": APP,
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": world.trigger(user.id),
    }


def _where(channel: Channel) -> Json:
    return {"channel": {"id": channel.id, "name": NAMES.get(channel.kind, channel.name)}}


def command(world: World, user: User, channel: Channel, name: str, text: str) -> Json:
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": "desk",
        "channel_id": channel.id,
        "channel_name": NAMES.get(channel.kind, channel.name),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": world.hook(user.id, channel.id),
        "trigger_id": world.trigger(user.id),
    }


def shortcut(world: World, user: User, callback: str) -> Json:
    return _who(world, user, "shortcut") | {"callback_id": callback, "action_ts": world.stamp()}


def on_message(world: World, user: User, post: Post, callback: str) -> Json:
    return {
        **_who(world, user, "message_action"),
        **_where(world.channels[post.channel]),
        "callback_id": callback,
        "message_ts": post.ts,
        "message": post.card(),
        "response_url": world.hook(user.id, post.channel),
        "action_ts": world.stamp(),
    }


def pressed(world: World, user: User, place: Post | View, action: Json) -> Json:
    """Return the payload of a pressed element; an ephemeral message is not sent along."""
    payload = _who(world, user, "block_actions") | {"actions": [action]}
    if isinstance(place, View):
        inside = {"container": {"type": "view", "view_id": place.id}, "view": place.card()}
        return payload | inside
    container: Json = {
        "type": "message",
        "message_ts": place.ts,
        "channel_id": place.channel,
        "is_ephemeral": place.only_for is not None,
    }
    if place.thread:
        container["thread_ts"] = place.thread
    payload |= _where(world.channels[place.channel])
    payload |= {"container": container, "state": {"values": place.state}}
    payload["response_url"] = world.hook(user.id, place.channel, place)
    return payload if place.only_for else payload | {"message": place.card()}


def action(element: Json, block: Json, stamp: str, chosen: tuple[str, ...]) -> Json:
    """Return one entry of ``actions``: what was pressed or chosen in which element."""
    made = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": stamp,
    }
    if element["type"] in ("button", "icon_button"):
        return made | {k: element[k] for k in ("text", "value", "style") if k in element}
    return made | picked(element, chosen)


def picked(element: Json, chosen: tuple[str, ...]) -> Json:
    """Return what an element holds after somebody chose or wrote this in it."""
    kind, first = element["type"], chosen[0] if chosen else None
    if kind == "feedback_buttons":
        faces = [element["positive_button"], element["negative_button"]]
        face = next(each for each in faces if first in (each["value"], each["text"]["text"]))
        return {"value": face["value"], "text": face["text"]}
    offered = choices(element)
    if offered:
        options = [each for each in offered if each["value"] in chosen]
        missing = set(chosen) - {each["value"] for each in options}
        assert not missing, f"{element['action_id']} does not offer {sorted(missing)}"
        if kind == "checkboxes" or kind.startswith("multi_"):
            return {"selected_options": options}
        return {"selected_option": options[0] if options else None}
    field = {
        "datepicker": "selected_date",
        "timepicker": "selected_time",
        "datetimepicker": "selected_date_time",
        "users_select": "selected_user",
        "conversations_select": "selected_conversation",
        "channels_select": "selected_channel",
    }.get(kind, "value")
    return {field: first}


def held(element: Json) -> Any:
    """Return what stands in an element before anybody touches it."""
    first = element.get("initial_option", {}).get("value")
    several = [each["value"] for each in element.get("initial_options", [])]
    others = (v for k, v in element.items() if k.startswith("initial_") and "option" not in k)
    written = next(others, None)
    return several or [each for each in (first, written) if each is not None]


def submitted(world: World, user: User, view: View) -> Json:
    payload = _who(world, user, "view_submission")
    return payload | {"view": view.card(), "response_urls": []}


def closed(world: World, user: User, view: View) -> Json:
    payload = _who(world, user, "view_closed") | {"view": view.card(), "is_cleared": False}
    return {k: v for k, v in payload.items() if k != "trigger_id"}
