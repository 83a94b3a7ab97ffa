"""What Slack delivers, freed of its spelling: what is kept of it, and what it asks for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.slack.blocks import PAGE, PRESS, TICK
from bot.channels.slack.incoming import (
    Incoming,
    Json,
    Opened,
    Pressed,
    Removed,
    Said,
    Shared,
    Who,
)
from bot.channels.slack.typed import place, typed
from bot.channels.slack.views import START
from bot.talk.message import Place

_MESSAGE_KINDS = (None, "file_share", "thread_broadcast", "me_message")
_COMMANDS = {
    "check": "check", "ask": "ask", "incident": "respond", "respond": "respond", "help": "help",
}  # fmt: skip


ASKING = (
    "finding.fine:", "finding.wrong:", "security.ask", "security.answer", "slack.share",
)  # fmt: skip
"""Buttons that ask for something before they count."""


SHAPELESS = (KeyError, ValueError, TypeError, AttributeError, IndexError)
"""What reading raises where a payload is none that Slack sends."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes into the inbox: an id that every delivery of it shares, and whose it is."""

    id: str
    lane: str


def keep(body: Json) -> Kept | None:
    """Say under which id a delivery is kept; None for what is not ours to work later.

    A message is known by where and when it was said: as a mention and as a message it arrives
    under two event ids.
    """
    incoming = read(body)
    if incoming is None:
        return None
    who = incoming.who
    return Kept(f"slack/{who.team}/{_identity(body)}"[:255], f"slack/{who.team}/{who.user}"[:255])


def _identity(body: Json) -> str:
    event = body.get("event")
    if isinstance(event, dict):
        kind = event.get("subtype") or ""
        if event["type"] == "app_home_opened" or kind in ("message_changed", "message_deleted"):
            return str(body.get("event_id"))
        return f"{event['channel']}/{event['ts']}"
    return str(body.get("trigger_id") or json.dumps(body, sort_keys=True))


def press(body: Json) -> str:
    """Return what was pressed where and to what end, the same for a second time."""
    action, container = body["actions"][0], body.get("container") or {}
    where = container.get("message_ts") or container.get("view_id")
    kept = {key: value for key, value in action.items() if key != "action_ts"}
    return json.dumps([where, kept], sort_keys=True)


def read(body: Json) -> Incoming | None:
    """Return what a payload asks for; None for what is not addressed to us."""
    if body.get("later"):
        return _later(body)
    if isinstance(body.get("event"), dict):
        return _event(body["event"], str(body.get("team_id", "")))
    if "command" in body:
        return _command(body)
    kinds = {
        "block_actions": _pressed,
        "view_submission": _submitted,
        "message_action": _on_message,
    }
    kind = kinds.get(str(body.get("type")))
    return kind(body) if kind else None


def later(press: str, about: str, who: Who) -> Json:
    """Return the payload of a press that makes itself."""
    return {"later": press, "about": about, "user": who.user, "team": who.team}


def _later(body: Json) -> Pressed:
    return Pressed(Who(body["user"], body["team"]), body["later"], body["about"])


def _event(event: Json, team: str) -> Incoming | None:
    kind = event.get("type")
    who = Who(str(event.get("user", "")), team, str(event.get("channel", "")))
    if kind == "app_home_opened":
        return Opened(who, str(event.get("tab", "")))
    if kind not in ("message", "app_mention"):
        return None
    subtype = event.get("subtype")
    if subtype == "message_deleted":
        before = event.get("previous_message") or {}
        return (
            Removed(_author(before, who), str(event.get("deleted_ts"))) if _human(before) else None
        )
    if subtype == "message_changed":
        return _changed(event, who)
    if subtype not in _MESSAGE_KINDS or not _human(event):
        return None
    return _said(event, who)


def _changed(event: Json, who: Who) -> Said | None:
    after, before = event.get("message") or {}, event.get("previous_message") or {}
    if not _human(after) or after.get("text") == before.get("text"):
        return None  # Slack tells of unfurled links in the same way
    kind = {"channel_type": event.get("channel_type")}
    said = _said({**after, **kind}, _author(after, who))
    return Said(said.who, said.place, said.text, said.ts, said.thread, {}, said.files, new=False)


def _said(event: Json, who: Who) -> Said:
    ts, thread = str(event["ts"]), str(event.get("thread_ts") or "")
    return Said(
        who=who,
        place=place(who.channel, event.get("channel_type")),
        text=typed(str(event.get("text") or "")),
        ts=ts,
        thread="" if thread == ts else thread,
        files=tuple(event.get("files") or ()),
    )


def _human(message: Json) -> bool:
    return bool(message.get("user")) and not message.get("bot_id") and not message.get("app_id")


def _author(message: Json, who: Who) -> Who:
    return Who(str(message.get("user")), who.team, who.channel)


def _command(body: Json) -> Said:
    first, _, rest = str(body.get("text") or "").strip().partition(" ")
    intent = _COMMANDS.get(first.casefold(), "")
    text = rest if intent else str(body.get("text") or "")
    if not text.strip():
        intent = "help"
    who = Who(body["user_id"], team(body), body["channel_id"])
    return Said(
        who=who,
        place=place(who.channel),
        text=typed(text.strip()),
        form={"intent": intent} if intent else {},
        hook=str(body.get("response_url") or ""),
    )


def _pressed(body: Json) -> Incoming | None:
    action = body["actions"][0]
    about, id_ = str(action.get("value") or ""), str(action["action_id"])
    container = body.get("container") or {}
    who = Who(
        body["user"]["id"],
        team(body),
        str((body.get("channel") or {}).get("id") or container.get("channel_id") or ""),
    )
    ts, thread = str(container.get("message_ts") or ""), str(container.get("thread_ts") or "")
    hook = str(body.get("response_url") or "")
    if id_.startswith(PRESS):
        return Pressed(who, id_.removeprefix(PRESS), about, ts, thread, hook=hook)
    if id_.startswith(TICK):
        done = "done" if action.get("selected_options") else "open"
        press = f"step.{done}:{id_.removeprefix(TICK)}"
        return Pressed(who, press, "", ts, thread, hook=hook)
    if id_.startswith(PAGE):
        page = int(id_.removeprefix(PAGE))
        return Pressed(who, "case.show", about, ts, thread, hook=hook, page=page)
    if id_ == f"{START}ask" or id_ == f"{START}incident":
        return Pressed(who, id_.removeprefix(START), "", hook=hook)
    return None


def _submitted(body: Json) -> Incoming | None:
    view = body["view"]
    about = json.loads(view.get("private_metadata") or "{}")
    fields = _fields(view)
    who = Who(body["user"]["id"], team(body), about.get("channel", ""))
    match view.get("callback_id"):
        case "asking":
            form = {"text": fields.get("text", ""), "offer": fields.get("offer", "")}
            return Pressed(who, about["press"], about["case"], about.get("ts", ""), form=form)
        case "share":
            quotes = bool(fields.get("quotes"))
            return Shared(who, about["case"], str(fields.get("where", "")), quotes)
        case "check":
            return _profile(who, fields, view)
    return None


_BESIDE = ("role", "stage", "candidate")  # fields that are no part of the profile
_ASKED = {
    "place": "Says they are in", "address": "Delivery address", "payment": "Payment",
    "links": "Links",
}  # fmt: skip


def _profile(who: Who, fields: Mapping[str, str], view: Json) -> Said:
    """Return the form "Check a profile"; its small fields are lines of a second part."""
    lines = [f"{told}: {fields[name]}" for name, told in _ASKED.items() if fields.get(name)]
    form = {name: fields[name] for name in _BESIDE if fields.get(name)}
    form |= {"intent": "check", "fields": "\n".join(lines)}
    files = _files(view)
    return Said(who, Place.PERSONAL, fields.get("text", ""), form=form, files=files)


def _values(view: Json) -> Mapping[str, Json]:
    state = (view.get("state") or {}).get("values") or {}
    return {block: next(iter(each.values()), {}) for block, each in state.items()}


def filled(view: Json) -> bool:
    """Whether anything was filled in."""
    return bool(_files(view)) or any(
        told for name, told in _fields(view).items() if name not in _BESIDE
    )


def team(body: Json) -> str:
    """Return the id of the workspace that a payload comes from."""
    return str((body.get("team") or {}).get("id") or body.get("team_id") or "")


def _fields(view: Json) -> Mapping[str, str]:
    told = {}
    for name, value in _values(view).items():
        ticked = value.get("selected_options") or []
        told[name] = str(
            value.get("value") or chosen(value) or (ticked[0]["value"] if ticked else "")
        ).strip()
    return told


def chosen(value: Json) -> str:
    """Return what was chosen from a list; empty for nothing."""
    option = value.get("selected_option") or {}
    return str(option.get("value") or value.get("selected_conversation") or "")


def _files(view: Json) -> tuple[Json, ...]:
    return tuple(_values(view).get("files", {}).get("files") or ())


def _on_message(body: Json) -> Said:
    """Return the shortcut "Check this message": its text and files, answered privately."""
    message = body["message"]
    who = Who(body["user"]["id"], team(body), body["channel"]["id"])
    ts = str(body.get("message_ts") or message.get("ts") or "")
    return Said(
        who=who,
        place=place(who.channel),
        text=typed(str(message.get("text") or "")),
        thread=str(message.get("thread_ts") or ts),
        form={"intent": "check", "thread": str(message.get("thread_ts") or "")},
        files=tuple(message.get("files") or ()),
        hook=str(body.get("response_url") or ""),
    )
