"""Files from Slack: fetched with the bot's token, or told by name with what to do instead."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.channels.fetch import GONE, Wanted
from bot.channels.fetch import fetch as taken
from bot.library.wording import Say
from bot.talk.message import Attachment

_NO_SCOPE = (
    "could not be opened, because Deskcheck may not read files in this workspace; paste its text, "
    "or ask whoever runs Deskcheck to add the scope files:read"
)
_ELSEWHERE = "lies outside Slack and was not fetched; paste its text, or upload the file itself"
_NOT_CAME = "did not come from Slack in time; send it again, or paste its text"


async def fetch(cards: Iterable[Mapping[str, Any]], token: str, say: Say) -> list[Attachment]:
    """Return the files of a message in their order; what could not be had says why."""
    return await taken([_wanted(each, token) for each in cards], say)


def _wanted(card: Mapping[str, Any], token: str) -> Wanted:
    name = str(card.get("name") or card.get("title") or card.get("id") or "file")
    url = card.get("url_private_download")
    if card.get("mode") in ("tombstone", "hidden_by_limit"):
        return Wanted(name, trouble=GONE)
    if card.get("is_external") or not url:
        return Wanted(name, trouble=_ELSEWHERE)
    return Wanted(
        name,
        str(url),
        late=_NOT_CAME,
        # Without the scope Slack answers 200 with its login page.
        page="" if card.get("filetype") in ("html", "htm") else _NO_SCOPE,
        headers={"Authorization": f"Bearer {token}"},
        size=int(card.get("size") or 0),
    )
