"""What is typed at the prompt, or given as arguments, turned into a Message."""

import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.reading.intake import KNOWN_ENDINGS
from bot.talk.message import Attachment, Message
from bot.talk.trouble import ChannelError

_NUMBERS = itertools.count(1)
_READ_AT_MOST = 10_000_001  # bytes; one more than intake takes, so that it can tell


def message(
    text: str,
    files: Sequence[Attachment] = (),
    form: Mapping[str, str] | None = None,
    press: str | None = None,
    timezone: str = "",
) -> Message:
    """Return a message of the one person at this terminal, in the time zone of this machine."""
    return Message(
        id=f"terminal-{next(_NUMBERS)}",
        text=text,
        parts=tuple(files),
        sender="you",
        channel="terminal",
        form=form or {},
        press=press,
        timezone=timezone,
    )


def file(path: Path) -> Attachment:
    """Read a file from disk, no more of it than intake may take.

    Raises:
        ChannelError: when it cannot be read, with what to do.
    """
    try:
        with path.open("rb") as opened:
            return Attachment(path.name, opened.read(_READ_AT_MOST))
    except IsADirectoryError:
        raise ChannelError(f"{path} is a folder; name the files in it.") from None
    except FileNotFoundError:
        raise ChannelError(f"There is no file {path}; check its name and folder.") from None
    except OSError:
        raise ChannelError(f"{path} cannot be opened; check that you may read it.") from None


def argument(given: str) -> Attachment | str:
    """Tell a file from a text: an existing path is a file.

    Raises:
        ChannelError: for what looks like a file name and is none.
    """
    path = Path(given)
    try:
        exists = path.exists()
    except (OSError, ValueError):  # longer than a path can be, or with a NUL: it is a text
        exists = False
    if exists:
        return file(path)
    if " " not in given and "\n" not in given and path.suffix.casefold() in KNOWN_ENDINGS:
        raise ChannelError(f"There is no file {given}; check its name and folder.")
    return given
