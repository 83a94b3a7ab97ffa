"""Takes every message and gives every reply, whatever happens on the way.

Each desk is imported when it is first asked: a command that only checks pays for no other.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.check import desk as check
from bot.library.library import Library
from bot.library.shapes import LANGUAGES
from bot.library.watch import Shelf
from bot.library.wording import Say
from bot.ports import Clock, Meaning, Sessions
from bot.reading.intake import Taken, take
from bot.talk.intent import Ask, Check, Continue, Help, Intent, Respond, Unsure
from bot.talk.message import Message
from bot.talk.session import Session
from bot.talk.trouble import DeskcheckError

if TYPE_CHECKING:
    from bot.ask import desk as ask
    from bot.respond import desk as respond
    from bot.talk.reply import Reply, Working

_log = logging.getLogger("deskcheck")
_REMEMBERED = timedelta(minutes=30)
_BARE = 12  # words; so short a wish for a check brings no text with it
_TURNS = 4  # questions of one thread that are remembered


class FrontDesk:
    """The one entrance for every channel."""

    def __init__(
        self, shelf: Shelf, clock: Clock, sessions: Sessions, meaning: Meaning, language: str
    ) -> None:
        self._shelf, self._clock, self._sessions = shelf, clock, sessions
        self._meaning, self._language = meaning, language
        self._followed = ""

    async def handle(self, message: Message) -> "AsyncIterator[Working | Reply]":
        """Yield signs of life, then exactly one reply."""
        import asyncio

        from bot.frontdesk import words
        from bot.talk.reply import Working

        try:
            self._shelf.refresh()
            intent, say = self.route(message), self.say(message)
            if isinstance(intent, Check):
                yield Working(say("Reading ..."))
            elif isinstance(intent, Ask):
                yield Working(say("Looking it up ..."))
            reply = await asyncio.to_thread(self._answer, intent, message)
        except DeskcheckError as error:
            reply = words.sorry(error.message_for_people)
        except Exception as error:
            reply = words.sorry(_broke(error, self.say(message)))
        yield reply

    def say(self, message: Message) -> Say:
        """Return what speaks the asker's language: their platform's, else the one that is set."""
        asked = message.locale[:2].lower()
        return self.library.say(asked if asked in LANGUAGES else self._language)

    @property
    def library(self) -> Library:
        """The library in force."""
        return self._shelf.library

    def prepare(self, wait: float = 0) -> bool:
        """Begin what takes a while, so that it is there when somebody asks.

        Args:
            wait: seconds to wait for it.

        Returns:
            Whether it is there.
        """
        if self.library.hash != self._followed:
            from bot.ask import desk as ask
            from bot.ask.search import searcher

            self._followed = self.library.hash
            # Made here and first: numpy breaks when two threads import it at once.
            searcher(self.library)
            self._meaning.follow(ask.texts(self.library), self.library.hash)
        return self._meaning.wait(wait)

    def assess(self, message: Message, taken: Taken | None = None) -> check.Assessment:
        """Check what a message brings, or what was ``taken`` of it, and return the result."""
        parts, unread = taken if taken is not None else take(message.text, message.parts)
        return check.assess(
            parts,
            self.library,
            self._clock.now().date(),
            unread=unread,
            stage=message.form.get("stage", ""),
            role=message.form.get("role", ""),
            language=self.say(message).language,
        )

    def answer(self, message: Message, earlier: Sequence[str] = ()) -> "ask.Answer":
        """Answer the question in a message and return the structured result."""
        from bot.ask import desk as ask

        self.prepare()
        return ask.assess(
            message.text,
            self.library,
            self._meaning,
            earlier=earlier,
            jurisdiction=message.form.get("jurisdiction", ""),
            say=self.say(message),
        )

    def advise(self, message: Message) -> "respond.Advice":
        """Open the playbook for the incident in a message and return the structured result.

        Raises:
            DeskcheckError: when the moment of awareness or the time zone cannot be read.
        """
        from bot.respond import clocks
        from bot.respond import desk as respond

        where = clocks.zone(message.timezone)
        aware = clocks.aware_at(message.form.get("aware_at", ""), self._clock.now(), where)
        incident = respond.opening(
            message.text,
            self.library,
            aware,
            jurisdiction=message.form.get("jurisdiction", ""),
            phase=message.form.get("phase", ""),
        )
        return respond.assess(incident, self.library, self.say(message))

    def route(self, message: Message) -> Intent:
        """Say what a message is after; a follow-up belongs to what its thread is about."""
        from bot.frontdesk.route import follow, route

        intent = route(message, self.library)
        session = self._sessions.get(_key(message))
        return follow(intent, message, session, self.library) if session else intent

    def _answer(self, intent: Intent, message: Message) -> "Reply":
        from bot.frontdesk import words

        match intent:
            case Check(why=why):
                return self._check(message, why)
            case Ask():
                return self._ask(message)
            case Respond():
                return self._open(self.advise(message), message)
            case Continue():
                return self._continue(intent, message)
            case Unsure(choices=choices):
                self._remember(message, "frontdesk", message)
                return words.which(choices, self.say(message))
            case Help():
                return words.help_(self.say(message))

    def _check(self, message: Message, why: str) -> "Reply":
        from bot.check import words as check_words
        from bot.frontdesk import words
        from bot.frontdesk.route import REQUESTED

        assessment = self.assess(message)
        if why == REQUESTED and not assessment.findings and len(message.text.split()) <= _BARE:
            return words.paste_please(self.say(message))
        if not assessment.parts:
            return words.sorry(check_words.unread(assessment, self.say(message)))
        self._remember(message, "check", assessment)
        return check_words.render(assessment, self.say(message))

    def _ask(self, message: Message) -> "Reply":
        from bot.ask import words as ask_words

        session = self._sessions.get(_key(message))
        earlier = session.state if session is not None and session.desk == "ask" else ()
        turns = earlier if isinstance(earlier, tuple) else ()
        answer = self.answer(message, turns)
        self._remember(message, "ask", (*turns, message.text)[-_TURNS:])
        return ask_words.render(answer, self.library, self.say(message))

    def _open(self, advice: "respond.Advice", message: Message) -> "Reply":
        from bot.respond import words as respond_words

        self._remember(message, "respond", advice.incident)
        return respond_words.render(advice, self.library, self.say(message))

    def _continue(self, intent: Continue, message: Message) -> "Reply":
        from bot.check import words as check_words
        from bot.frontdesk import words
        from bot.respond import desk as respond
        from bot.respond import words as respond_words

        session = self._sessions.get(_key(message))
        state, library = session.state if session else None, self.library
        say = self.say(message)
        press = message.press or ""
        match intent.desk, state:
            case "frontdesk", Message() as held if press in words.CHOICES:
                return self._answer(words.CHOICES[press]("a button said so"), held)
            case "check", check.Assessment():
                return check_words.more(state, press, say) or words.help_(say)
            case "respond", check.Assessment():
                text = "\n".join(part.text for part in state.parts)
                held = Message(message.id, text, timezone=message.timezone)
                return self._open(self.advise(held), message)
            case "respond", respond.Incident():
                told = respond_words.pressed(state, press) if press else None
                incident = told or respond.added(state, message.text, library)
                return self._open(respond.assess(incident, library, say), message)
            case (("check" | "respond" | "frontdesk"), _):
                return words.sorry(say(words.FORGOTTEN))
        return words.help_(say)

    def _remember(self, message: Message, desk: str, state: object) -> None:
        until = self._clock.now() + _REMEMBERED
        self._sessions.put(_key(message), Session(desk, state, until))


def _key(message: Message) -> str:
    return f"{message.channel}/{message.workspace}/{message.sender}/{message.thread}"


def _broke(error: Exception, say: Say) -> str:
    """Log where it broke, never the exception's text, which may hold what was pasted."""
    import secrets
    import traceback

    reference = secrets.token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    _log.error(
        "frontdesk.broke reference=%s kind=%s at=%s", reference, type(error).__name__, places
    )
    return say(
        "Something went wrong here, not with your text. Nothing was kept. Please try again; "
        "if it happens again, give your administrator the reference {reference}.",
        reference=reference,
    )
