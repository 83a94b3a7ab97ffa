"""An answer that is seen to grow in Slack, until the whole of it takes its place."""

import hashlib
import logging
import re
from collections.abc import Awaitable, Iterable

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.models.messages.chunk import TaskUpdateChunk
from slack_sdk.web.async_chat_stream import AsyncChatStream
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.flow import Flow, Later, Over
from bot.channels.plain import plain
from bot.channels.slack.calling import code
from bot.channels.slack.deliver import Delivery
from bot.channels.slack.incoming import Said
from bot.talk.kept import Job, Post
from bot.talk.message import Place
from bot.talk.reply import Audience, Bullets, Notice, Part, Partial, Prose, Title, Working

_log = logging.getLogger("deskcheck")
_PACE = 1.0  # seconds between two calls; Slack takes a hundred a minute
_MOST = 11_000  # characters; what is longer is whole in the end
_MARKUP = re.compile(r"([\\`*_\[\]~|#])")
_LISTED = re.compile(r"^(\d*)([-+.)])")
# What Slack says where it will never stream, to nobody.
_NEVER = frozenset((
    "unknown_method", "method_deprecated", "missing_scope", "not_allowed_token_type",
    "feature_not_enabled", "no_permission",
))  # fmt: skip


class Streams:
    """Begins them, until Slack has said that it knows none."""

    def __init__(self, client: AsyncWebClient, delivery: Delivery, pace: float = _PACE) -> None:
        """Prepare; the ``client`` calls once and does not wait where Slack asks for it."""
        self.client, self.delivery, self.pace = client, delivery, pace
        self.known = True

    def of(self, said: Said, job: Job) -> "Stream | None":
        """Return what can show the answer to something said as it grows; None for nothing."""
        fit = self.known and said.new and said.ts and not said.hook and job.attempts == 1
        return Stream(self, said, job) if fit else None

    async def left(self, job: Job) -> str:
        """Return the ts of what an earlier try has begun and not ended; empty for none."""
        if job.attempts == 1:
            return ""
        posts = await self.delivery.shown(name(job))
        return posts[-1].id if posts else ""


class Stream:
    """One answer. Its message is remembered before a word stands in it."""

    def __init__(self, streams: Streams, said: Said, job: Job) -> None:
        self._streams, self._said, self._job = streams, said, job
        self._flow = Flow(self._put, streams.pace)
        self._chat: AsyncChatStream | None = None
        self._status, self._given = "", ""
        self.ts = ""

    def tell(self, sign: Working | Partial) -> bool:
        """Show a sign of life, if those who read along may see it; say whether it is shown."""
        if isinstance(sign, Working):
            self._status = sign.text
        elif self._said.place is Place.PERSONAL or sign.audience is Audience.HERE:
            self._flow.show(written(sign.parts)[:_MOST])
        return self._flow.begun

    async def end(self) -> str:
        """Show nothing more; return the ts of the message, or nothing where there is none."""
        await self._flow.end()
        return self.ts

    async def _put(self, text: str) -> None:
        if self._chat is None or not self.ts:
            self._chat = await self._begun()
        # What was refused with "later" stays in the client's buffer and goes out with this.
        more = text.removeprefix(self._given) if text.startswith(self._given) else ""
        self._given += more
        await self._called(self._chat.append(markdown_text=more))

    async def _begun(self) -> AsyncChatStream:
        said = self._said
        chat = await self._streams.client.chat_stream(
            channel=said.who.channel, thread_ts=said.thread or said.ts, buffer_size=1,
            recipient_team_id=said.who.team, recipient_user_id=said.who.user,
        )  # fmt: skip
        task = TaskUpdateChunk(id="1", title=self._status or "...", status="in_progress")
        await self._called(chat.append(chunks=[task]))
        self.ts = chat.ts or ""
        await self._streams.delivery.keep(
            name(self._job), Post(said.who.channel, self.ts, "beside")
        )
        return chat

    async def _called(self, call: Awaitable[object]) -> None:
        """Call Slack once.

        Raises:
            Later: when Slack asks for patience.
            Over: when nothing more can be shown.
        """
        try:
            await call
        except SlackApiError as error:
            refusal = code(error)
            if refusal == "ratelimited":
                raise Later(_asked(error)) from None
            _log.info("slack.stream error=%s", refusal)
            self._streams.known = refusal not in _NEVER
            raise Over from None
        except (ClientError, OSError) as error:
            _log.info("slack.stream kind=%s", type(error).__name__)
            raise Over from None


def name(job: Job) -> str:
    """Return the case under which the message of a job's stream is remembered."""
    return f"stream/{hashlib.sha256(job.id.encode()).hexdigest()[:40]}"


def written(parts: Iterable[Part]) -> str:
    """Return parts as the text of a stream, in which nothing is markup but our own."""
    return "\n\n".join(filter(None, map(_part, parts)))


def _part(part: Part) -> str:
    """Return our own words; somebody else's are shown in the card alone."""
    match part:
        case Title(text):
            return f"**{_safe(text)}**" if text.strip() else ""
        case Prose(text) | Notice(text):
            return _safe(text)
        case Bullets(items):
            return "\n".join(f"- {_safe(item)}" for item in items if item.strip())
    return ""


def _safe(text: str) -> str:
    text = " ".join(plain(text).split())
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LISTED.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", text))


def _asked(error: SlackApiError) -> float:
    headers = error.response.headers
    told = next((headers[each] for each in headers if each.lower() == "retry-after"), "")
    return float(told) if str(told).isdigit() else 1.0
