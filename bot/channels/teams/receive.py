"""What Teams delivers, freed of its spelling: what is kept of it, and what it asks for."""

import hashlib
import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.teams.auth import tenant
from bot.channels.teams.buttons import filled
from bot.channels.teams.incoming import (
    Address,
    Incoming,
    Installed,
    Json,
    Pressed,
    Removed,
    Said,
    Shared,
    Who,
)
from bot.talk.message import Place

CHECK_MESSAGE = "checkMessage"
_PLACES = {"personal": Place.PERSONAL, "groupChat": Place.GROUP, "channel": Place.CHANNEL}
_FEEDBACK = {"like": "feedback.good", "dislike": "feedback.bad"}
_SENT = frozenset(("press", "page", "form", "share"))  # tells a button's data from the rest
_BESIDE = ("role", "stage", "candidate")  # fields that are no part of the profile
_ASKED = {
    "place": "Says they are in", "address": "Delivery address", "payment": "Payment",
    "links": "Links",
}  # fmt: skip
_PART_OF_TEXT = "text/html"  # Teams adds the message once more as a page


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes into the inbox: an id that every delivery of it shares, and whose it is."""

    id: str
    lane: str


def keep(body: Json) -> Kept | None:
    """Say under which id a delivery is kept; None for what is not ours to work later."""
    incoming = read(body)
    if incoming is None:
        return None
    who = incoming.who
    told = json.dumps([who.tenant, incoming.at.conversation, *_identity(body, incoming)])
    id_ = hashlib.sha256(told.encode()).hexdigest()[:40]
    return Kept(f"teams/{id_}", f"teams/{who.tenant}/{who.user}"[:255])


def _identity(body: Json, incoming: Incoming) -> list[object]:
    """Return what is the same each time that the same thing is delivered."""
    when = str(body.get("timestamp") or "")
    match incoming:
        case Pressed(press=press, page=page, who=who):
            data = _data(body)
            if key := data.get("once"):  # a press is sent again under another id and another time
                return ["press", key, press, page, who.user, sorted(incoming.form.items())]
            return ["press", press, page, who.user, incoming.id or body.get("id")]
        case Shared(to=to, quotes=quotes, send=send, who=who):
            return ["share", _data(body).get("once"), to, quotes, send, who.user]
        case Installed():
            return ["installed", when[:13]]  # Teams tells it in two ways, within a second
        case Said(page=page) if page:
            return ["page", incoming.who.user, incoming.form.get("message", ""), page, when[:16]]
        case Said(text=text, form=form) if "once" in _data(body):
            return ["form", _data(body)["once"], text, sorted(form.items())]
        case Said(new=False):
            return ["edited", incoming.id, when, incoming.text]
        case Removed():
            return ["removed", incoming.id]
    return ["said", body.get("id")]


def read(body: Json) -> Incoming | None:
    """Return what an activity asks for; None for what is not addressed to us."""
    if body.get("later"):
        return Pressed(who(body), address(body), place(body), body["later"], body["about"])
    if not _human(body):
        return None
    match body["type"]:
        case "message":
            return _sent(body) if _data(body) else _said(body)
        case "messageUpdate" if _event(body) == "editMessage":
            return _said(body, new=False)
        case "messageDelete" if _event(body) == "softDeleteMessage":
            return Removed(who(body), address(body), place(body), str(body["id"]))
        case "conversationUpdate" if _with_us(body.get("membersAdded"), body):
            return Installed(who(body), address(body), place(body))
        case "installationUpdate" if str(body.get("action")).startswith("add"):
            return Installed(who(body), address(body), place(body))
        case "invoke":
            return _invoked(body)
    return None


def later(press: str, about: str, to: Who, at: Address, where: Place) -> Json:
    """Return the payload of a press that makes itself."""
    return {
        "later": press, "about": about, "type": "later", "serviceUrl": at.url,
        "from": {"id": to.account, "aadObjectId": to.user, "name": to.name},
        "recipient": {"id": at.bot}, "locale": to.locale, "localTimezone": to.timezone,
        "conversation": {
            "id": at.conversation, "tenantId": at.tenant,
            "conversationType": {each: key for key, each in _PLACES.items()}[where],
        },
    }  # fmt: skip


def who(body: Json) -> Who:
    """Return who did something."""
    person = body["from"]
    client: Json = {}
    for each in body.get("entities") or ():
        client = each if each.get("type") == "clientInfo" else client
    return Who(
        user=str(person.get("aadObjectId") or person["id"]),
        account=str(person["id"]),
        tenant=tenant(body),
        name=str(person.get("name") or ""),
        locale=str(body.get("locale") or client.get("locale") or ""),
        timezone=str(body.get("localTimezone") or client.get("timezone") or ""),
    )


def address(body: Json) -> Address:
    """Return where something was done."""
    return Address(
        body["conversation"]["id"], body["serviceUrl"], body["recipient"]["id"], tenant(body)
    )


def named(body: Json) -> str:
    """Return what a shared place is called; empty where Teams does not say."""
    data = body.get("channelData") or {}
    told = [(data.get("team") or {}).get("name"), (data.get("channel") or {}).get("name")]
    return ", ".join(filter(None, map(str, filter(None, told)))) or str(
        body["conversation"].get("name") or ""
    )


def place(body: Json) -> Place:
    """Return what kind of place it was done in; where Teams does not say, one that others read."""
    return _PLACES.get(str(body["conversation"].get("conversationType")), Place.CHANNEL)


def mentioned(body: Json) -> bool:
    """Whether somebody calls us by name."""
    return any(_of_us(each, body) for each in body.get("entities") or ())


def _human(body: Json) -> bool:
    person = body["from"]
    return bool(person.get("role") != "bot" and person["id"] != body["recipient"]["id"])


def _event(body: Json) -> str:
    return str((body.get("channelData") or {}).get("eventType") or "")


def _with_us(members: Any, body: Json) -> bool:
    return any(each.get("id") == body["recipient"]["id"] for each in members or ())


def _of_us(entity: Json, body: Json) -> bool:
    named = (entity.get("mentioned") or {}).get("id")
    return entity.get("type") == "mention" and named == body["recipient"]["id"]


def _said(body: Json, *, new: bool = True) -> Said:
    files = [each for each in body.get("attachments") or () if not _copy(each)]
    return Said(
        who=who(body), at=address(body), place=place(body), text=_typed(body), id=str(body["id"]),
        files=tuple(files), new=new,
    )  # fmt: skip


def _copy(attachment: Json) -> bool:
    return attachment.get("contentType") == _PART_OF_TEXT and not attachment.get("contentUrl")


def _typed(body: Json) -> str:
    """Return a text as a person typed it: the mention of us gone, others by their names."""
    text = str(body.get("text") or "")
    for each in body.get("entities") or ():
        if each.get("type") == "mention" and each.get("text"):
            name = str((each.get("mentioned") or {}).get("name") or "")
            text = text.replace(str(each["text"]), "" if _of_us(each, body) else name)
    return html.unescape(text).strip()


def _data(body: Json) -> Json:
    """Return what a button sends; of an older client as a message, else in an invoke."""
    value = body.get("value")
    if not isinstance(value, dict):
        return {}
    action = value.get("action")
    data = action.get("data") if isinstance(action, dict) else value
    return data if isinstance(data, dict) and not _SENT.isdisjoint(data) else {}


def _sent(body: Json) -> Incoming:
    """Return what a button or a form's button sends."""
    data = _data(body)
    if "form" in data:
        return _profile(body, filled(data))
    if "share" in data:
        return _sharing(body, data)
    turned = "page" in data
    return Pressed(
        who(body), address(body), place(body),
        press="case.show" if turned else str(data["press"]),
        about=str(data.get("case") or ""),
        id=str(body.get("replyToId") or ""),
        form={} if turned else filled(data),
        page=int(data["page"]) if turned else None,
    )  # fmt: skip


def _sharing(body: Json, data: Json) -> Shared:
    fields = filled(data)
    return Shared(
        who(body), address(body), place(body), about=str(data.get("case") or ""),
        id=str(body.get("replyToId") or ""), to=fields.get("where", ""),
        quotes="quotes" in fields,
        send=data["share"] == "send" and (data.get("quoted") is True or "quotes" not in fields),
    )  # fmt: skip


def _profile(body: Json, fields: Mapping[str, str]) -> Said:
    """Return the form "Check a profile"; its small fields are lines of a second part."""
    lines = [f"{told}: {fields[name]}" for name, told in _ASKED.items() if fields.get(name)]
    form = {name: fields[name] for name in _BESIDE if fields.get(name)}
    form |= {"intent": "check", "fields": "\n".join(lines)}
    return Said(who(body), address(body), place(body), fields.get("text", ""), form=form)


def _invoked(body: Json) -> Incoming | None:
    name, value = body.get("name"), body.get("value") or {}
    if name == "adaptiveCard/action" and _data(body):
        return _sent(body)
    if name == "message/submitAction" and value.get("actionName") == "feedback":
        press = _FEEDBACK.get(str(value["actionValue"].get("reaction")))
        id_ = str(body.get("replyToId") or "")
        where = place(body)
        return (
            Pressed(who(body), address(body), where, press, "", id_, quiet=True) if press else None
        )
    if str(name).startswith("composeExtension/") and value.get("commandId") == CHECK_MESSAGE:
        return _chosen(body, value.get("messagePayload") or {})
    return None


def _chosen(body: Json, payload: Mapping[str, Any]) -> Said | None:
    """Return the message that somebody chose to have checked, for their eyes only."""
    told = payload.get("body") or {}
    text = str(told.get("content") or "")
    page = text if told.get("contentType") == "html" else html.escape(text)
    if not page.strip():
        return None
    form = {"intent": "check", "message": str(payload.get("id") or "")}
    return Said(who(body), address(body), place(body), "", form=form, page=page)
