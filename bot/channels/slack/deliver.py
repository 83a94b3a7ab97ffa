"""Puts replies where Slack shows them, once, and says so plainly where Slack refuses."""

import asyncio
import logging
import re
from collections.abc import Mapping
from datetime import datetime

from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.channels.slack.calling import UNREADABLE, code
from bot.channels.slack.earlier import NO_THREAD, earlier, mark
from bot.channels.slack.render import Post as Card
from bot.channels.slack.render import plain_post, render
from bot.channels.slack.simple import SimpleClient, simple
from bot.library.wording import Say
from bot.ports import Posts
from bot.talk.kept import Post
from bot.talk.reply import Reply

_log = logging.getLogger("deskcheck")
# What Slack says of the message itself; everything else is about the place, the token or the time.
_REFUSED = frozenset((
    "invalid_blocks", "invalid_blocks_format", "invalid_arguments", "msg_blocks_too_long",
    "msg_too_long", "too_many_attachments", "block_mismatch", "blocks_too_long",
    "restricted_action_thread_locked",
))  # fmt: skip
# A message that is there no more, or a stand-in for Slack that changes none.
_GONE = frozenset((
    "message_not_found", "cant_delete_message", "cant_update_message", "unknown_method",
))  # fmt: skip
_NOBODY = frozenset(("user_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot"))
_OURS = re.compile(r"[A-Z][A-Z0-9]+")  # the id of a conversation in Slack
CUT = "Slack would not show the rest of it here. Ask again with less, or use the command line."


class Delivery:
    """Posts, updates and takes away."""

    def __init__(self, client: AsyncWebClient, posts: Posts, session: ClientSession) -> None:
        self._client, self._posts, self._session = client, posts, session
        self._homes: dict[str, str] = {}

    async def direct(self, user: str) -> str:
        """Return the conversation with a person alone.

        Where it cannot be opened (a scope is missing), Slack takes the person's id in its place.

        Raises:
            SlackApiError: when there is no such person, or what answers is not Slack.
        """
        if user not in self._homes:
            try:
                opened = await self._client.conversations_open(users=user)
            except SlackApiError as error:
                if code(error) in (*_NOBODY, UNREADABLE):
                    raise
                _log.warning("slack.direct error=%s", code(error))
                return user
            self._homes[user] = str(opened["channel"]["id"])
        return self._homes[user]

    async def post(
        self,
        channel: str,
        reply: Reply,
        say: Say,
        *,
        thread: str = "",
        key: str = "",
        known: Mapping[str, str] | None = None,
        asked: str = "",
        beside: str = "",
        begun: str = "",
    ) -> str:
        """Post a reply, its overflow in the thread; return the ts of its card.

        Args:
            channel: where.
            reply: what.
            say: the reader's language.
            thread: in which thread; empty for none.
            key: under which a later try finds what this one has posted.
            known: what an earlier try has posted: ts by key.
            asked: ts of the message that asked for it.
            beside: case that it says more about.
            begun: ts of a message of ours there whose place it takes; empty for none.

        Raises:
            SlackApiError: when the place or the token is refused.
        """
        first = ""
        for at, card in enumerate(cards := render(reply, say=say)):
            name = f"{key}/{at}"
            ts = (known or {}).get(name) or ""
            if not ts and begun and not first:
                ts = await self._ended(Post(channel, begun), card, name, reply, say)
            ts = ts or await self._send(channel, card, thread or first, name, reply, say)
            first = first or ts
            if reply.case:
                last = asked and card is cards[-1]
                above = [Post(channel, asked, "asked")] if last else []
                await self.keep(reply.case, Post(channel, ts), *above)
            elif beside:
                await self.keep(beside, Post(channel, ts, "beside"))
        return first

    async def posted(
        self, channel: str, thread: str, since: datetime, key: str = ""
    ) -> Mapping[str, str]:
        """Return what was posted for a job before this process took it over: ts by key."""
        return await earlier(self._client, channel, thread, since, key)

    async def update(self, case: str, reply: Reply, say: Say, page: int = 0) -> None:
        """Show a case anew on the messages that show it."""
        shown = [each for each in await self.shown(case) if each.kind == "card"]
        cards = render(reply, page=page, say=say)
        for at, card in enumerate(cards):
            if at < len(shown) and await self._change(shown[at], card, reply, say):
                continue
            if shown:  # one that is gone, or that never was, is posted
                place, thread = shown[0].place, shown[0].id if at else ""
                ts = await self._send(place, card, thread, f"{case}/{at}", reply, say)
                await self.keep(case, Post(place, ts))
        for surplus in shown[len(cards) :]:
            await self._change(surplus, Card(text="—"), reply, say)

    async def remove(self, case: str) -> None:
        """Take away every message of ours that shows a case."""
        for each in await self.shown(case):
            if each.kind != "asked":
                await self._quietly("chat.delete", channel=each.place, ts=each.id)
        await asyncio.to_thread(self._posts.drop, case)

    async def forget(self, seconds: float) -> None:
        """Take away every card that is older than that, of those that stand in Slack."""
        for case in await asyncio.to_thread(self._posts.older, seconds):
            if all(_OURS.fullmatch(each.place) for each in await self.shown(case)):
                await self.remove(case)

    async def take_back(self, channel: str, ts: str) -> None:
        """Take away a message of ours, also one that grows still."""
        await self._stopped(channel, ts)
        await self._quietly("chat.delete", channel=channel, ts=ts)

    async def whisper(
        self, user: str, channel: str, card: Card, *, thread: str = "", hook: str = ""
    ) -> None:
        """Tell one person alone, in the place where they are.

        Args:
            user: who.
            channel: where they are.
            card: what.
            thread: in which thread.
            hook: Slack's address for an answer to what they did; works where we are no member.
        """
        if hook:
            old = isinstance(self._client, SimpleClient)
            blocks = simple(card.blocks) if old else card.blocks
            answered = await AsyncWebhookClient(hook, session=self._session).send(
                text=card.text, blocks=blocks or None, response_type="ephemeral",
                replace_original=False,
            )  # fmt: skip
            if answered.status_code == 200 and not answered.body.lstrip().startswith("<"):
                return
        try:
            await self._client.chat_postEphemeral(
                channel=channel, user=user, text=card.text, blocks=card.blocks or None,
                thread_ts=thread or None,
            )  # fmt: skip
        except SlackApiError as error:
            _log.info("slack.whisper error=%s", code(error))
            home = await self.direct(user)
            await self._client.chat_postMessage(
                channel=home, text=card.text, blocks=card.blocks or None,
                unfurl_links=False, unfurl_media=False,
            )  # fmt: skip

    async def link(self, channel: str, ts: str) -> str:
        """Return the address of a message; empty where Slack gives none."""
        try:
            found = await self._client.chat_getPermalink(channel=channel, message_ts=ts)
        except SlackApiError:
            return ""
        return str(found.get("permalink") or "")

    async def case(self, channel: str, ts: str) -> str:
        """Return the case that a message shows or asked for; empty for none."""
        return await asyncio.to_thread(self._posts.case, Post(channel, ts)) if ts else ""

    async def shown(self, case: str) -> list[Post]:
        """Return the messages of a case."""
        return await asyncio.to_thread(self._posts.of, case)

    async def keep(self, case: str, *posts: Post) -> None:
        """Remember that messages show a case."""
        await asyncio.to_thread(self._posts.add, case, *posts)

    async def _send(
        self, channel: str, card: Card, thread: str, key: str, reply: Reply, say: Say
    ) -> str:
        metadata = mark(key)

        async def send(card: Card) -> str:
            answer = await self._client.chat_postMessage(
                channel=channel, text=card.text, blocks=card.blocks or None,
                thread_ts=thread or None, metadata=metadata,
                unfurl_links=False, unfurl_media=False,
            )  # fmt: skip
            return str(answer["ts"])

        try:
            return await send(card)
        except SlackApiError as error:
            if thread and code(error) in NO_THREAD:
                return await self._send(channel, card, "", key, reply, say)
            if code(error) not in _REFUSED:
                # A conversation of two that is there no more is opened anew at the next try.
                self._homes = {who: at for who, at in self._homes.items() if at != channel}
                raise
            _log.error("slack.refused error=%s blocks=%s", code(error), len(card.blocks))
            return await send(plain_post(reply, say(CUT)))

    async def _ended(self, post: Post, card: Card, key: str, reply: Reply, say: Say) -> str:
        """Put the whole in the place of what has grown; return its ts, or nothing if it is gone."""
        await self._stopped(post.place, post.id)
        return post.id if await self._change(post, card, reply, say, key) else ""

    async def _stopped(self, channel: str, ts: str) -> None:
        """End a stream; one that Slack has ended by itself, after five minutes, is as well."""
        try:
            await self._client.chat_stopStream(channel=channel, ts=ts)
        except SlackApiError as error:
            _log.info("slack.stop error=%s", code(error))

    async def _change(self, post: Post, card: Card, reply: Reply, say: Say, key: str = "") -> bool:
        """Show something else on a message; say whether it is still there."""

        async def change(card: Card) -> None:
            await self._client.chat_update(
                channel=post.place, ts=post.id, text=card.text, blocks=card.blocks,
                metadata=mark(key) if key else None,
            )  # fmt: skip

        try:
            await change(card)
        except SlackApiError as error:
            if code(error) in _GONE:
                return False
            if code(error) not in _REFUSED:
                raise
            _log.error("slack.refused error=%s blocks=%s", code(error), len(card.blocks))
            await change(plain_post(reply, say(CUT)))
        return True

    async def _quietly(self, method: str, **given: str) -> None:
        try:
            await self._client.api_call(method, json=given)
        except SlackApiError as error:
            if code(error) not in _GONE:
                raise
