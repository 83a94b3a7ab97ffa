"""Looks at what is kept: the key, the database, the index."""

import stat
from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database
from bot.talk.examined import Examined
from bot.talk.trouble import EngineError

_OTHERS, _ENTER = 0o077, 0o011


def private(path: Path, about: str, what: str) -> Examined:
    """Look at a file that only this account may read; ``what`` names it, as in "The key file"."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        closed = not path.absolute().parent.stat().st_mode & _ENTER
    except FileNotFoundError:
        return Examined("ok", about, f"{what} {path} is not there yet.")
    except OSError as error:
        return Examined(
            "fail", about, f"{what} {path} cannot be looked at ({type(error).__name__}).",
            "Check who owns it and its folder.",
        )  # fmt: skip
    if mode & _OTHERS and not closed:
        return Examined(
            "fail", about, f"{what} {path} can be read by others on this machine ({mode:o}).",
            f"chmod 600 {path}",
        )  # fmt: skip
    return Examined("ok", about, f"{what} {path} is for this account alone.")


def database(url: str) -> Examined:
    """Open the database and write into it, leaving nothing there."""
    about, shown = "database", sa.make_url(url).render_as_string(hide_password=True)
    file = Path(url.removeprefix("sqlite:///"))
    if url.startswith("sqlite:///") and not file.exists():
        # To look must not make it; the first start does.
        return Examined("ok", about, f"The database {shown} is not there yet; serve makes it.")
    try:
        opened = Database(url)
        try:
            with opened.begin() as connection:
                connection.execute(sa.text("UPDATE limits SET uses = uses WHERE key = ''"))
        finally:
            opened.close()
    except EngineError as error:
        fix = "Put DESKCHECK_DATABASE on a disk that this account may write."
        return Examined("fail", about, error.message_for_people, fix)
    return Examined("ok", about, f"The database {shown} can be written.")


def index(folder: Path, embeddings: str) -> Examined:
    """Look whether search by meaning is prepared."""
    if embeddings == "off":
        return Examined("ok", "index", "Search by meaning is off; answers come by words.")
    if any(folder.glob("kb_*")):
        return Examined("ok", "index", f"Search by meaning is prepared in {folder}.")
    return Examined(
        "warn", "index", "Search by meaning is not prepared; until it is, answers come by words.",
        "deskcheck knowledge index",
    )  # fmt: skip
