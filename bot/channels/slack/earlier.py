"""What was posted for a job by who worked it before: told by a mark on each of our messages."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.calling import UNREADABLE, code

_log = logging.getLogger("deskcheck")
_KIND = "deskcheck_reply"  # of the metadata that tells which job a message of ours answers
_LOOKED_AT = 100  # messages
_SKEW = 120.0  # seconds that our clock may be ahead of Slack's
NO_THREAD = frozenset(("thread_not_found", "cannot_reply_to_message"))
"""What Slack says where there is no such thread."""


def mark(key: str) -> dict[str, Any]:
    """Return the metadata of a message that answers a job."""
    return {"event_type": _KIND, "event_payload": {"key": key}}


async def earlier(
    client: AsyncWebClient, channel: str, thread: str, since: datetime, key: str = ""
) -> Mapping[str, str]:
    """Return the messages of ours with a mark: ts by key.

    Args:
        client: asks Slack.
        channel: where they are posted.
        thread: in which thread; empty for none.
        since: when the job came.
        key: of the job, whose overflow stands in the thread of its first card.

    Raises:
        SlackApiError: when what answers is not Slack.
    """
    oldest = str(since.timestamp() - _SKEW)
    try:
        known = dict(_keys(await _listed(client, channel, thread, oldest)))
        if first := known.get(f"{key}/0") if key and not thread else "":
            known |= _keys(await _listed(client, channel, first, oldest))
    except SlackApiError as error:  # without the scope a second copy is the lesser evil
        _log.warning("slack.posted error=%s", code(error))
        if code(error) == UNREADABLE:  # it says nothing of what is there; Slack is soon itself
            raise
        return {}
    return known


async def _listed(
    client: AsyncWebClient, channel: str, thread: str, oldest: str
) -> list[dict[str, Any]]:
    """Return the newest messages of a thread, or of a conversation where there is none."""
    try:
        if thread:
            found = await client.conversations_replies(
                channel=channel, ts=thread, oldest=oldest, include_all_metadata=True
            )
            return list(found.get("messages") or ())
    except SlackApiError as error:
        if code(error) not in NO_THREAD:
            raise
    found = await client.conversations_history(
        channel=channel, oldest=oldest, limit=_LOOKED_AT, include_all_metadata=True
    )
    return list(found.get("messages") or ())


def _keys(messages: Iterable[Mapping[str, object]]) -> Iterable[tuple[str, str]]:
    for each in messages:
        metadata = each.get("metadata")
        if isinstance(metadata, dict) and metadata.get("event_type") == _KIND:
            yield str((metadata.get("event_payload") or {}).get("key")), str(each["ts"])
