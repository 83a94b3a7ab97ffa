"""Takes every message and gives every reply, whatever happens on the way."""

import logging
import time
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.frontdesk.cases import Cases, Foreign
from bot.frontdesk.desks import Desks
from bot.frontdesk.gate import Gate
from bot.frontdesk.replies import Replies
from bot.library.watch import Shelf
from bot.library.wording import Say
from bot.ports import ChatModel, Clock, Ledger, Meaning, Meter, Sessions
from bot.talk.condition import Condition, State
from bot.talk.intent import Ask, Check, Intent
from bot.talk.message import Message
from bot.talk.trouble import DeskcheckError, StoreError

if TYPE_CHECKING:
    from bot.casebook.links import Casebook
    from bot.library.wording import Say
    from bot.talk.reply import Button, Partial, Reply, Working

_log = logging.getLogger("deskcheck")


class FrontDesk(Desks):
    """The one entrance for every channel."""

    def __init__(
        self,
        shelf: Shelf,
        clock: Clock,
        sessions: Sessions,
        meaning: Meaning,
        language: str,
        *,
        model: ChatModel,
        ledger: Ledger,
        gate: Gate | None = None,
        keep: timedelta = timedelta(0),
        book: "Casebook | None" = None,
        name: Callable[[str], str] | None = None,
        meter: Meter | None = None,
    ) -> None:
        """Join the parts.

        Args:
            shelf: holds the library.
            clock: tells the time.
            sessions: remember what was said.
            meaning: finds passages by meaning.
            language: of replies where the asker's is not known.
            model: the chat model, or what stands where there is none.
            ledger: is told who did what.
            gate: says who may ask, and how often; None lets everybody in.
            keep: how long a card is remembered beyond its conversation.
            book: compares the checks of several applicants; None where that is off.
            name: makes an id that nobody can guess; None for ids by chance.
            meter: counts replies.
        """
        super().__init__(shelf, clock, meaning, model, language, book)
        self._gate, self._cases = gate or Gate(), Cases(sessions, clock, keep, name)
        self._meter = meter
        self._replies = Replies(self, self._cases, ledger, keep, self._gate)

    async def handle(self, message: Message) -> "AsyncIterator[Working | Partial | Reply]":
        """Yield signs of life, then exactly one reply.

        Raises:
            StoreError: when what is kept cannot be reached; the same message may come again.
        """
        import asyncio

        from bot.frontdesk import words
        from bot.frontdesk.growing import grown
        from bot.talk.reply import Partial, Reply, Working

        reply: Reply
        desk, outcome, began = "", "failed", time.monotonic()
        try:
            say = self.say(message)
            intent = await asyncio.to_thread(self._let_in, message, say)
            if isinstance(intent, str):
                yield words.sorry(intent)
                return
            desk = type(intent).__name__.lower()
            if isinstance(intent, Check):
                yield Working(say("Reading ..."))
            elif isinstance(intent, Ask):
                yield Working(say("Looking it up ..."))
            async for each in grown(partial(self._replies.reply, intent, message)):
                if isinstance(each, Partial):
                    yield each
                else:
                    reply = each
            outcome = "answered"
        except Foreign:
            if self._meter:
                self._meter.refused("foreign")
            reply = words.sorry(self.say(message)(words.FOREIGN))
        except StoreError:  # it passes; whoever asked for the answer comes again for it
            raise
        except DeskcheckError as error:
            reply = words.sorry(error.message_for_people)
        except Exception as error:
            reply = words.sorry(_broke(error, self.say(message)))
        if self._meter and desk:
            self._meter.replied(message.channel, desk, outcome, time.monotonic() - began)
        yield reply

    def _let_in(self, message: Message, say: "Say") -> Intent | str:
        """Return what a message is after, or why it is not worked."""
        self.shelf.refresh()
        return self._gate.refuses(message, say) or self.route(message)

    def button(self, message: Message) -> "Button | None":
        """Return the button that a message presses, or None where it is no longer remembered."""
        from bot.frontdesk.presses import button

        try:
            case = self._cases.find(message)
        except Foreign:
            return None
        return button(case, message.press or "", self.library, self.say(message)) if case else None

    def status(self, message: Message) -> list[str]:
        """Return how the knowledge folder is, in lines for those who keep it; else nothing."""
        if not self._gate.keeps(message):
            return []
        say, library, wrong = self.say(message), self.library, self.shelf.mistakes
        told = "Library {hash}: {signals} signs, {steps} steps, {passages} passages."
        lines = [
            say(
                told, hash=library.hash, signals=len(library.signals), steps=len(library.steps),
                passages=len(library.passages),
            )
        ]  # fmt: skip
        if wrong:
            told = "The folder has {count} mistakes, so the last good copy answers. First: {first}"
            lines.append(say(told, count=len(wrong), first=str(wrong[0])))
        return lines

    def conditions(self) -> list[Condition]:
        """Return how the library, search by meaning and the model are; looking at the folder."""
        library = self.shelf.refresh()
        self.prepare()
        mistakes, state = len(self.shelf.mistakes), self._meaning.state
        facts: dict[str, str | int | float | None] = {
            "library_hash": library.hash, "library_mistakes": mistakes,
        }  # fmt: skip
        levels: dict[str, State] = {"preparing": "down", "renewing": "weak", "failed": "weak"}
        return [
            Condition("library", "weak" if mistakes else "ok", "old" if mistakes else "", facts),
            Condition("index", levels.get(state, "ok"), state),
            self._minded(),
        ]

    def _minded(self) -> Condition:
        """Return how the chat model is; without it everybody is answered all the same."""
        if not self._writes:
            return Condition("model", "ok", "off")
        resting = bool(self.model.absent)
        return Condition("model", "weak" if resting else "ok", "resting" if resting else "")

    def knows(self, message: Message) -> bool:
        """Whether the sender has been talking to us in this message's thread."""
        try:
            return self._cases.find(message) is not None
        except Foreign:
            return False

    def route(self, message: Message) -> Intent:
        """Say what a message is after; a follow-up belongs to what its thread is about."""
        from bot.frontdesk.route import follow, route

        intent = route(message, self.library, self._meaning)
        case = self._cases.find(message)
        return follow(intent, message, case.session, self.library) if case else intent


def _broke(error: Exception, say: Say) -> str:
    """Log where it broke, never the exception's text, which may hold what was pasted."""
    import secrets
    import traceback

    reference = secrets.token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = "<".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    _log.error(
        "frontdesk.broke reference=%s kind=%s at=%s", reference, type(error).__name__, places
    )
    return say(
        "Something went wrong here, not with your text. Nothing was kept. Please try again; "
        "if it happens again, give your administrator the reference {reference}.",
        reference=reference,
    )
