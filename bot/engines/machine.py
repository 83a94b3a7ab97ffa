"""Looks at what the machine gives: room on the disk, a clock that goes right, a good secret."""

import os
import shutil
from datetime import date, datetime
from pathlib import Path

from bot.engines.backlog import LEAST
from bot.engines.cipher import LEAST as LETTERS
from bot.talk.examined import Examined

_LITTLE = 10 * LEAST
_VARIED = 10  # different characters; a random secret of 24 has more, nearly always
_NEW = (
    "Put what `openssl rand -hex 32` prints into DESKCHECK_KEY; what is sealed until now is lost."
)


def disk(folder: Path) -> Examined:
    """Look at the disk that a folder is on, or will be."""
    at = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not os.access(at, os.W_OK):
        return Examined(
            "fail", "disk", f"This account may not write into {at}.",
            "Give it the folder, or set DESKCHECK_DATABASE and DESKCHECK_INDEX to one that it has.",
        )  # fmt: skip
    free = shutil.disk_usage(at).free
    told = f"{free / 1e9:.1f} GB are free where {folder} is."
    if free < LEAST:
        return Examined("fail", "disk", told, "Make room: what is delivered can soon not be kept.")
    if free < _LITTLE:
        return Examined("warn", "disk", told, "Make room before it is full.")
    return Examined("ok", "disk", told)


def clock(now: datetime, newest: date) -> Examined:
    """Look whether the clock can be right; ``newest`` is when the knowledge was last looked at."""
    told = f"This machine says that it is {now:%Y-%m-%d %H:%M} UTC"
    if now.date() < newest:
        return Examined(
            "fail", "clock", f"{told}, but knowledge was reviewed on {newest:%Y-%m-%d}.",
            "Let the machine set its clock by NTP; signatures and deadlines depend on it.",
        )  # fmt: skip
    return Examined("ok", "clock", f"{told}.")


def secret(given: str) -> Examined:
    """Look whether a secret that somebody set could be guessed."""
    if len(given) < LETTERS:
        told = f"DESKCHECK_KEY has {len(given)} characters; {LETTERS} are the least."
        return Examined("fail", "key", told, _NEW)
    if len(set(given)) < _VARIED:
        told = f"DESKCHECK_KEY is made of only {len(set(given))} different characters."
        return Examined("warn", "key", told, _NEW)
    return Examined("ok", "key", "DESKCHECK_KEY is set, and long enough.")
