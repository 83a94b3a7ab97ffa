"""What people do in the fake Teams; each deed is one activity as Teams sends it."""

import itertools
from datetime import UTC, datetime
from typing import Any

from tests.fakes.teams_world import BOT, TENANT, Conversation, Json, Post, User

GROUP_ID, CHANNEL_ID = "19:group@thread.v2", "19:channel@thread.tacv2"
UPLOADED = "application/vnd.microsoft.teams.file.download.info"


class People:
    """Rita asks, Sam leads security, Gus is a colleague."""

    url: str
    base: str

    def __init__(self) -> None:
        self.bot_url = ""
        self.rita, self.sam, self.gus = User("rita"), User("sam"), User("gus", "de-DE")
        everybody = (self.rita, self.sam, self.gus)
        self.chats = {e.id: Conversation(f"a:chat-{e.name}", "personal", (e,)) for e in everybody}
        self.group = Conversation(GROUP_ID, "groupChat", everybody)
        self.channel = Conversation(CHANNEL_ID, "channel", everybody)
        self._sent = itertools.count(1_732_100_000_000)

    async def deliver(self, activity: Any, authorization: str | None = None) -> tuple[int, Any]:
        raise LookupError("the service delivers")

    def person(self, id_: str) -> User | None:
        people = (self.rita, self.sam, self.gus)
        return next((each for each in people if id_ in (each.id, each.entra)), None)

    def chat(self, user: User) -> Conversation:
        return self.chats[user.id]

    def at(self, conversation: str) -> Conversation:
        """Return a conversation by its id, or by that of a thread in it."""
        places = (*self.chats.values(), self.group, self.channel)
        return next(each for each in places if each.id == conversation.partition(";")[0])

    def known(self, conversation: str) -> bool:
        ids = {each.id for each in self.chats.values()} | {GROUP_ID, CHANNEL_ID, ""}
        return conversation.partition(";")[0] in ids

    def activity(
        self, user: User, at: Conversation | None = None, kind: str = "message", thread: str = "",
        **more: Any,
    ) -> Json:  # fmt: skip
        """Return what Teams sends of a deed."""
        id_ = str(next(self._sent))
        place = at or self.chat(user)
        root = (thread or id_) if place.kind == "channel" else ""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return {
            "type": kind, "id": id_, "timestamp": now, "localTimestamp": now,
            "channelId": "msteams", "serviceUrl": self.url, "from": user.card(),
            "recipient": {"id": BOT, "name": "Deskcheck"}, "conversation": place.card(root),
            "locale": user.locale, "localTimezone": user.timezone,
            "entities": [{"type": "clientInfo", "locale": user.locale, "platform": "Web"}],
            "channelData": {"tenant": {"id": TENANT}}, **more,
        }  # fmt: skip

    def said(self, user: User, text: str, at: Conversation | None = None, **more: Any) -> Json:
        """Return a message; in a shared place it calls us by name."""
        made = self.activity(user, at, text=text, textFormat="plain", **more)
        if at is not None and at.kind != "personal":
            made["text"] = f"<at>Deskcheck</at> {text}"
            called = {"id": BOT, "name": "Deskcheck"}
            made["entities"].append(
                {"type": "mention", "mentioned": called, "text": "<at>Deskcheck</at>"}
            )
        return made

    async def say(self, user: User, text: str, at: Conversation | None = None, **more: Any) -> Json:
        """Say something; return what was sent."""
        made = self.said(user, text, at, **more)
        status, _ = await self.deliver(made)
        assert status == 200, status
        return made

    def upload(self, name: str, url: str) -> Json:
        """Return a file as it comes with a message in a person's own chat."""
        content = {"downloadUrl": url, "uniqueId": "1", "fileType": name.rpartition(".")[2]}
        return {"contentType": UPLOADED, "name": name, "contentUrl": url, "content": content}

    def pressing(
        self, user: User, post: Post, press: str, at: Conversation | None = None, **form: str
    ) -> Json:
        """Return the press of a button; fields of its form by their names."""
        action = post.action(press)
        given = {f"{name}/{action['data'].get('ask')}": value for name, value in form.items()}
        value = {
            "action": {"type": "Action.Execute", "verb": action["verb"],
                       "data": {**action["data"], **given}},
            "trigger": "manual",
        }  # fmt: skip
        place = at or self.at(post.conversation)
        made = self.activity(user, place, "invoke", name="adaptiveCard/action", value=value)
        made["conversation"]["id"] = post.conversation
        return {**made, "id": f"f:{made['id']}", "replyToId": post.id}

    async def press(
        self, user: User, post: Post, press: str, at: Conversation | None = None, **form: str
    ) -> Any:
        """Press a button; return what the press was answered."""
        status, answer = await self.deliver(self.pressing(user, post, press, at, **form))
        assert status == 200, (status, answer)
        return answer

    async def fill(self, user: User, post: Post, deed: str, **fields: str) -> Any:
        """Press a form's own button, ``send`` or ``show``, with what is filled in."""
        action = next(e for e in post.actions if (e.get("data") or {}).get("share") == deed)
        data = {**action["data"], **fields}
        value = {"action": {"type": "Action.Execute", "verb": action["verb"], "data": data}}
        made = self.activity(user, None, "invoke", name="adaptiveCard/action", value=value)
        made["conversation"]["id"] = post.conversation
        status, answer = await self.deliver({**made, "replyToId": post.id})
        assert status == 200, (status, answer)
        return answer

    async def feedback(self, user: User, post: Post, reaction: str = "like") -> tuple[int, Any]:
        """Press a thumb under a message."""
        value = {
            "actionName": "feedback",
            "actionValue": {"reaction": reaction, "feedback": '{"feedbackText":"good"}'},
        }
        made = self.activity(user, None, "invoke", name="message/submitAction", value=value)
        made["conversation"]["id"] = post.conversation
        return await self.deliver({**made, "replyToId": post.id})

    def choosing(
        self, user: User, html: str, at: Conversation, name: str = "composeExtension/fetchTask"
    ) -> Json:
        """Return the choice of "Check this message" in the menu of somebody's message."""
        payload = {
            "id": "1732000000000", "messageType": "message",
            "body": {"contentType": "html", "content": html},
            "from": {"user": {"displayName": "Somebody"}},
        }  # fmt: skip
        value = {"commandId": "checkMessage", "commandContext": "message",
                 "messagePayload": payload}  # fmt: skip
        made = self.activity(user, at, "invoke", name=name, value=value)
        return {**made, "id": f"f:{made['id']}"}

    async def choose(self, user: User, html: str, at: Conversation, **more: str) -> Any:
        """Choose it; return what is shown."""
        status, answer = await self.deliver(self.choosing(user, html, at, **more))
        assert status == 200, (status, answer)
        return answer

    async def edit(self, user: User, sent: Json, text: str) -> None:
        """Edit what one has said."""
        data = {**sent["channelData"], "eventType": "editMessage"}
        when = datetime.now(UTC).isoformat(timespec="milliseconds")
        changed = {"type": "messageUpdate", "text": text, "channelData": data, "timestamp": when}
        status, _ = await self.deliver({**sent, **changed})
        assert status == 200

    async def delete(self, user: User, sent: Json) -> None:
        """Delete what one has said."""
        data = {**sent["channelData"], "eventType": "softDeleteMessage"}
        status, _ = await self.deliver({**sent, "type": "messageDelete", "channelData": data})
        assert status == 200

    async def install(self, user: User, at: Conversation | None = None) -> None:
        """Add the bot, which Teams tells in two ways."""
        added = [{"id": BOT}] if at else [{"id": BOT}, {"id": user.id}]
        for made in (
            self.activity(user, at, "conversationUpdate", membersAdded=added),
            self.activity(user, at, "installationUpdate", action="add"),
        ):
            if at is not None and at.kind == "channel":
                made["conversation"]["id"] = at.id
            status, _ = await self.deliver(made)
            assert status == 200
