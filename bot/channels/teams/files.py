"""Files from Teams: fetched where Teams says, or told by name with what to do instead."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.channels.fetch import Wanted
from bot.channels.fetch import fetch as taken
from bot.channels.teams.auth import loopback
from bot.channels.teams.incoming import Json
from bot.library.wording import Say
from bot.talk.message import Attachment

_UPLOADED = "application/vnd.microsoft.teams.file.download.info"
_LATE = "did not come from Teams in time; send it again, or paste its text"
_NOT_HERE = (
    "was not read: Teams hands files over in your own chat with Deskcheck only; send it there, or "
    "paste its text"
)
_PICTURE = "is a picture and was not read; paste the text that stands in it"
_OTHER = "is nothing that Deskcheck can open; paste its text, or upload the file itself"


async def fetch(
    cards: Iterable[Json], say: Say, *, personal: bool, local: bool
) -> list[Attachment]:
    """Return the files of a message in their order; what could not be had says why.

    Args:
        cards: attachments as Teams describes them.
        say: the reader's language.
        personal: whether it was said in a chat with one person.
        local: whether a file may come from this machine, as in development.
    """
    return await taken([_wanted(each, personal, local) for each in cards], say)


def _wanted(card: Json, personal: bool, local: bool) -> Wanted:
    kind = str(card.get("contentType") or "")
    name = str(card.get("name") or kind.rpartition("/")[2] or "file")
    if kind.startswith("image/"):
        return Wanted(name, trouble=_PICTURE)
    if kind != _UPLOADED:
        shared = card.get("name") and not personal
        return Wanted(name, trouble=_NOT_HERE if shared else _OTHER)
    url = str((card.get("content") or {}).get("downloadUrl") or "")
    if not _safe(url, local):
        return Wanted(name, trouble=_OTHER)
    page = "" if name.lower().endswith((".html", ".htm")) else _LATE
    return Wanted(name, url, late=_LATE, page=page)


def _safe(url: str, local: bool) -> bool:
    """Whether an address is one that a file may be fetched from."""
    try:
        split = urlsplit(url)
        host = split.hostname or ""
    except ValueError:
        return False
    if local and loopback(host):
        return True
    named = "." in host and not host.rpartition(".")[2].isdigit() and ":" not in host
    return split.scheme == "https" and named and not split.username
