"""Takes every message and gives every reply, whatever happens on the way."""

import asyncio
import logging
import secrets
import traceback
from collections.abc import AsyncIterator
from datetime import timedelta

from bot.check import desk as check
from bot.check import words as check_words
from bot.frontdesk import words
from bot.frontdesk.route import route
from bot.library.watch import Shelf
from bot.ports import Clock, Sessions
from bot.reading.intake import take
from bot.talk.intent import Ask, Check, Continue, Intent, Respond, Unsure
from bot.talk.message import Message
from bot.talk.reply import Reply, Working
from bot.talk.session import Session
from bot.talk.trouble import DeskcheckError

_log = logging.getLogger("deskcheck")
_REMEMBERED = timedelta(minutes=30)


class FrontDesk:
    """The one entrance for every channel."""

    def __init__(self, shelf: Shelf, clock: Clock, sessions: Sessions, language: str) -> None:
        self._shelf, self._clock, self._sessions = shelf, clock, sessions
        self._language = language

    async def handle(self, message: Message) -> AsyncIterator[Working | Reply]:
        """Yield signs of life, then exactly one reply."""
        try:
            self._shelf.refresh()
            intent = self.route(message)
            if isinstance(intent, Check):
                yield Working("Reading ...")
                reply = await asyncio.to_thread(self._check, message)
            else:
                reply = self._answer(intent, message)
        except DeskcheckError as error:
            reply = words.sorry(error.message_for_people)
        except Exception as error:
            reply = words.sorry(_broke(error))
        yield reply

    def assess(self, message: Message) -> check.Assessment:
        """Check what a message brings and return the structured result."""
        parts, unread = take(message.text, message.parts)
        return check.assess(
            parts,
            self._shelf.library,
            self._clock.now().date(),
            unread=unread,
            stage=message.form.get("stage", ""),
            role=message.form.get("role", ""),
            language=self._language,
        )

    def route(self, message: Message) -> Intent:
        """Say what a message is after."""
        return route(message, self._shelf.library)

    def _check(self, message: Message) -> Reply:
        assessment = self.assess(message)
        if not assessment.parts:
            return words.sorry(check_words.unread(assessment))
        until = self._clock.now() + _REMEMBERED
        self._sessions.put(_key(message), Session("check", assessment, until))
        return check_words.render(assessment)

    def _answer(self, intent: Intent, message: Message) -> Reply:
        match intent:
            case Continue():
                return self._continue(message)
            case Ask():
                return words.coming("ask")
            case Respond():
                return words.coming("respond")
            case Unsure(choices=choices):
                return words.which(choices)
            case _:
                return words.help_()

    def _continue(self, message: Message) -> Reply:
        press = message.press or ""
        session = self._sessions.get(_key(message))
        if not press.startswith("check."):
            return words.help_()
        if session is None or not isinstance(session.state, check.Assessment):
            return words.sorry("That check is no longer remembered; paste the profile again.")
        return check_words.more(session.state, press) or words.help_()


def _key(message: Message) -> str:
    return f"{message.channel}/{message.workspace}/{message.sender}/{message.thread}"


def _broke(error: Exception) -> str:
    """Log where it broke, never the exception's text, which may hold what was pasted."""
    reference = secrets.token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    _log.error(
        "frontdesk.broke reference=%s kind=%s at=%s", reference, type(error).__name__, places
    )
    return (
        "Something went wrong here, not with your text. Nothing was kept. Please try again; "
        f"if it happens again, give your administrator the reference {reference}."
    )
