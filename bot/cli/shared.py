"""What the commands share: the settings, and errors turned into words."""

import json
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, NoReturn

from pydantic import ValidationError

from bot.channels.plain import plain
from bot.channels.terminal import receive
from bot.reading.intake import take
from bot.settings import Settings
from bot.talk.trouble import DeskcheckError


@cache
def settings() -> Settings:
    """Return the settings.

    Raises:
        DeskcheckError: when one of them cannot be used, naming it.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"DESKCHECK_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors()
        )
        raise DeskcheckError(f"A setting cannot be used: {wrong}") from None


def fail(message: str) -> NoReturn:
    """Say on one line of standard error what could not be done, and exit with status 1."""
    print(f"deskcheck: {plain(message)}", file=sys.stderr)
    raise SystemExit(1)


def guarded(run: Callable[[], Any]) -> None:
    """Run the program so that a person never sees a traceback."""
    try:
        run()
    except DeskcheckError as error:
        fail(error.message_for_people)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.stderr.close()  # nothing is left to tell, and nobody to tell it to
        raise SystemExit(130) from None
    except Exception as error:  # whatever it is, a traceback is for nobody at a prompt
        fail(f"Something went wrong here, not with your text ({type(error).__name__}). Try again.")


def given_input() -> str:
    """Return all of standard input as text."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")


def words(what: str) -> str:
    """Return the text that an argument gives: itself, a file's, or standard input's for ``-``.

    Raises:
        DeskcheckError: when a file cannot be read as text.
    """
    if not what:
        return ""
    taken = given_input() if what == "-" else receive.argument(what)
    if isinstance(taken, str):
        return taken
    parts, unread = take("", (taken,))
    if unread or not parts:
        told = f"{unread[0].what} {unread[0].reason}." if unread else f"{what} holds no text."
        raise DeskcheckError(told)
    return parts[0].text


def many(number: int, noun: str) -> str:
    """Return a count with its noun, in the plural where it is not one: ``1 file``, ``2 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def dump(value: object) -> str:
    """Return JSON on one line, ASCII only, so that no pasted character can steer a terminal."""
    return json.dumps(value, ensure_ascii=True).replace("\x7f", "\\u007f")
