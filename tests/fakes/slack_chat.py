"""The chat methods: post, whisper, change, delete, and stream."""

import json
from typing import Any

from tests.fakes.slack_blocks import ONE_MARKDOWN, check
from tests.fakes.slack_call import (
    Call,
    Method,
    Refused,
    blocks_of,
    channel_of,
    invalid,
    refuse,
)
from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import BOT, BOT_ID, Channel, Post, World

LONGEST_POST, LONGEST_UPDATE = 40_000, 4_000
MOST_METADATA = 4_000  # what others met; Slack names no figure
CHUNKS = {"markdown_text": "text", "task_update": "id", "plan_update": "title", "blocks": "blocks"}


def name_blocks(world: World, blocks: list[Json] | None) -> list[Json]:
    """Return the blocks as Slack keeps them: each has an id."""
    return [each if each.get("block_id") else each | {"block_id": world.name("b")}
            for each in blocks or []]  # fmt: skip


def _content(world: World, call: Call, longest: int) -> tuple[str, list[Json] | None]:
    """Return text and blocks, or refuse what cannot be shown."""
    text, markdown = call.maybe("text") or "", call.maybe("markdown_text")
    blocks = blocks_of(call)
    if markdown is not None:
        if text or blocks:
            raise Refused("markdown_text_conflict")
        if len(markdown) > ONE_MARKDOWN:
            raise Refused("msg_too_long")
        text = markdown
    if not text and not blocks and not call.nested("attachments"):
        raise Refused("no_text")
    if len(text) > longest:
        raise Refused("msg_too_long")
    if not text:
        call.warnings.append("missing_text_in_content")
    return text, None if blocks is None else name_blocks(world, blocks)


def open_channel(world: World, call: Call) -> Channel:
    """Return the channel that the bot may write in."""
    channel = channel_of(world, call.word("channel"))
    if channel.archived:
        raise Refused("is_archived")
    anywhere = channel.kind == "public" and "chat:write.public" in call.scopes
    if BOT not in channel.members and not anywhere:
        raise Refused("not_in_channel")
    return channel


def thread_of(channel: Channel, ts: str | None) -> str | None:
    """Return the thread; only a message that stands on its own can have one."""
    if ts is None:
        return None
    root = channel.post(ts)
    if root is None:
        raise Refused("thread_not_found")
    if root.thread not in (None, ts):
        raise Refused("invalid_thread_ts")
    return ts


def add(world: World, channel: Channel, text: str, **more: Any) -> Post:
    """Put a message of the bot into a channel; a status line there has done its work."""
    now = world.now()
    post = Post(now, now, channel.id, world.stamp(), BOT, text, robot=BOT_ID, **more)
    channel.posts.append(post)
    world.statuses.pop((channel.id, post.thread or ""), None)
    return post


def _post(world: World, call: Call) -> Json:
    channel = open_channel(world, call)
    text, blocks = _content(world, call, LONGEST_POST)
    thread = thread_of(channel, call.maybe("thread_ts"))
    metadata = call.nested("metadata")
    if len(json.dumps(metadata)) > MOST_METADATA:
        raise Refused("metadata_too_large")
    post = add(world, channel, text, body=blocks or [], thread=thread, metadata=metadata)
    return {"channel": channel.id, "ts": post.ts, "message": post.card()}


def _whisper(world: World, call: Call) -> Json:
    channel = open_channel(world, call)
    user = call.word("user")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    text, blocks = _content(world, call, LONGEST_POST)
    thread = thread_of(channel, call.maybe("thread_ts"))
    post = add(world, channel, text, body=blocks or [], thread=thread, only_for=user)
    return {"message_ts": post.ts}


def _own(world: World, call: Call, error: str, ts: str = "ts") -> Post:
    """Return the bot's own message; an ephemeral one cannot be reached."""
    post = channel_of(world, call.word("channel")).post(call.word(ts))
    if post is None:
        raise Refused("message_not_found")
    if not post.by_bot:
        raise Refused(error)
    return post


def change(world: World, post: Post, text: str, blocks: list[Json] | None) -> None:
    post.text = text or post.text
    post.body = post.body if blocks is None else blocks
    post.changed = world.now()
    post.edits += 1
    post.state = {}


def _update(world: World, call: Call) -> Json:
    post = _own(world, call, "cant_update_message")
    if streaming(world, post):
        raise Refused("streaming_state_conflict")
    text, blocks = _content(world, call, LONGEST_UPDATE)
    change(world, post, text, blocks)
    post.metadata = call.nested("metadata") or post.metadata
    return {"channel": post.channel, "ts": post.ts, "text": post.text, "message": post.card()}


def _delete(world: World, call: Call) -> Json:
    post = _own(world, call, "cant_delete_message")
    post.deleted = True
    return {"channel": post.channel, "ts": post.ts}


def _permalink(world: World, call: Call) -> Json:
    channel = channel_of(world, call.word("channel"))
    post = channel.post(call.word("message_ts"))
    if post is None:
        raise Refused("message_not_found")
    link = f"https://desk.slack.com/archives/{channel.id}/p{post.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def streaming(world: World, post: Post) -> bool:
    """Tell whether the stream still runs; Slack ends it by itself after about five minutes."""
    if post.stream == "open" and world.now() - post.at >= world.stream_life:
        post.stream = "closed"
    return post.stream == "open"


def _poured(call: Call) -> str:
    """Return the text that a stream call adds."""
    chunks = call.nested("chunks") or []
    if not isinstance(chunks, list):
        raise Refused("invalid_chunks")
    poured = [call.maybe("markdown_text") or ""]
    for each in chunks:
        field = CHUNKS.get(str(each.get("type"))) if isinstance(each, dict) else None
        if field is None or each.get(field) is None:
            raise Refused("invalid_chunks")
        if field == "blocks":
            refuse(check(each["blocks"]), "invalid_blocks")
        poured.append(str(each.get("text") or each.get("title") or ""))
    if max(map(len, poured)) > ONE_MARKDOWN:
        raise Refused("msg_too_long")
    return "".join(poured)


def _start(world: World, call: Call) -> Json:
    channel = open_channel(world, call)
    thread = thread_of(channel, call.word("thread_ts"))
    # The documentation asks for both in channels only; bot tokens were refused in DMs as well.
    for each in ("recipient_team_id", "recipient_user_id"):
        if not call.maybe(each):
            raise Refused(f"missing_{each}")
    if call.word("recipient_user_id") not in channel.members:
        raise Refused("user_not_found")
    if call.maybe("task_display_mode") not in (None, "timeline", "plan"):
        raise invalid("must be one of timeline, plan [json-pointer:/task_display_mode]")
    post = add(world, channel, _poured(call), thread=thread, stream="open")
    return {"channel": channel.id, "ts": post.ts}


def _running(world: World, call: Call) -> Post:
    post = _own(world, call, "message_not_owned_by_app")
    if not streaming(world, post):
        raise Refused("message_not_in_streaming_state")
    return post


def _append(world: World, call: Call) -> Json:
    post = _running(world, call)
    poured = _poured(call)
    if not poured and not call.args.get("chunks"):
        raise Refused("no_text")
    post.text += poured
    post.changed = world.now()
    return {"channel": post.channel, "ts": post.ts}


def _stop(world: World, call: Call) -> Json:
    post = _running(world, call)
    blocks, poured = blocks_of(call), _poured(call)
    post.text += poured
    post.body = name_blocks(world, blocks)
    post.stream, post.changed = "closed", world.now()
    return {"channel": post.channel, "ts": post.ts, "message": post.card()}


WRITE = ("chat:write",)
METHODS: dict[str, Method] = {
    "chat.postMessage": Method(_post, WRITE),
    "chat.postEphemeral": Method(_whisper, WRITE),
    "chat.update": Method(_update, WRITE),
    "chat.delete": Method(_delete, WRITE),
    "chat.getPermalink": Method(_permalink, json=False),
    "chat.startStream": Method(_start, WRITE),
    "chat.appendStream": Method(_append, WRITE),
    "chat.stopStream": Method(_stop, WRITE),
}
