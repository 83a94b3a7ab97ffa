"""The three desks' structured results: what ``--json`` prints and what replies are laid out from.

Each desk is imported when it is first asked: a command that only checks pays for no other.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bot.check import desk as check
from bot.library.library import Library
from bot.library.shapes import LANGUAGES
from bot.library.watch import Shelf
from bot.library.wording import Say
from bot.ports import ChatModel, Clock, Meaning
from bot.reading.intake import Taken, take
from bot.reading.linked import Link
from bot.reading.profile import Profile
from bot.talk.message import Message
from bot.talk.session import reference
from bot.talk.trouble import DeskcheckError

if TYPE_CHECKING:
    from bot.ask import desk as ask
    from bot.casebook.links import Casebook
    from bot.respond import desk as respond

_NOT_COMPARED = (
    "Not compared with other applicants: what is kept of them cannot be read or written now. "
    "Whoever runs Deskcheck can look at the log."
)
_WARMING = (
    "my notes\n- no camera in the call, asked to be paid in crypto\n- ana@example.com, +49 30 1",
    "Can we insist that the candidate's camera is on in an interview?",
    "A contractor whom our springfield office let go wants money for silence.",
)


class Desks:
    """Lets each desk assess a message."""

    def __init__(
        self,
        shelf: Shelf,
        clock: Clock,
        meaning: Meaning,
        model: ChatModel,
        language: str,
        book: "Casebook | None" = None,
    ) -> None:
        """Join the parts.

        Args:
            shelf: holds the library.
            clock: tells the time.
            meaning: finds passages by meaning.
            model: the chat model, or what stands where there is none.
            language: of replies where the asker's is not known.
            book: compares the checks of several applicants; None where that is off.
        """
        self.shelf, self.clock, self.model, self.book = shelf, clock, model, book
        self._meaning, self._language = meaning, language
        self._followed = ""
        # What is absent from the start was never set: nobody is told that it did not help.
        self._writes = not model.absent

    def say(self, message: Message) -> Say:
        """Return what speaks the asker's language: their platform's, else the one that is set."""
        asked = message.locale[:2].lower()
        return self.library.say(asked if asked in LANGUAGES else self._language)

    @property
    def library(self) -> Library:
        """The library in force."""
        return self.shelf.library

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

    def warm(self) -> None:
        """Do everything once for nobody, so that the first who asks does not wait for it."""
        for text in _WARMING:
            message = Message(id="", text=text)
            self.assess(message)
            self.answer(message)
            self.advise(message)
        self.model.warm()

    def assess(
        self, message: Message, taken: Taken | None = None, *, case: str = ""
    ) -> check.Assessment:
        """Check what a message brings, and return the result.

        Args:
            message: what is asked.
            taken: what was taken of it already.
            case: under which it is compared with other applicants' checks; empty for not at all.
        """
        parts, unread = taken if taken is not None else take(message.text, message.parts)
        return check.assess(
            parts,
            self.library,
            self.clock.now().date(),
            unread=unread,
            stage=message.form.get("stage", ""),
            role=message.form.get("role", ""),
            language=self.say(message).language,
            look=self._look(message, case) if case and self.book else None,
        )

    def forget(self, case: str) -> None:
        """Forget what could link a check to those of other applicants."""
        if self.book:
            self.book.drop(reference(case))

    def _look(self, message: Message, case: str) -> check.Look:
        """Return what compares a profile with those of other applicants."""

        def look(profile: Profile) -> tuple[Sequence[Link], Sequence[str]]:
            if self.book is None:
                return (), ()
            try:
                asked = message.form.get("candidate", "")
                seen = self.book.look(profile, reference(case), asked, self.library)
            except DeskcheckError:  # the check itself stands without it
                return (), (_NOT_COMPARED,)
            return seen.links, (seen.notice,) if seen.notice else ()

        return look

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

    def explained(self, assessment: check.Assessment, message: Message) -> check.Assessment:
        """Put beside an assessment what the chat model, if there is one, adds; it stays as it is.

        Args:
            assessment: what the rules say.
            message: asks for it.
        """
        if not self._writes or not assessment.parts:
            return assessment
        from bot.check.explain import explain

        return explain(assessment, self.library, self.model, message.sender, self.say(message))

    def written(
        self,
        message: Message,
        earlier: Sequence[str] = (),
        tell: Callable[[Sequence[str]], None] | None = None,
    ) -> "ask.Answer":
        """Answer the question in a message, in the chat model's words if there is one.

        Args:
            message: the question.
            earlier: the asker's turns before it, oldest first.
            tell: told the sentences so far, each time there is one more.
        """
        if not self._writes:
            return self.answer(message, earlier)
        from bot.ask.written import Asked, write

        self.prepare()
        asked = Asked(
            message.text, message.sender, tuple(earlier), message.form.get("jurisdiction", "")
        )
        return write(asked, self.library, self._meaning, self.model, self.say(message), tell)

    def advise(self, message: Message) -> "respond.Advice":
        """Open the playbook for the incident in a message and return the structured result.

        Raises:
            DeskcheckError: when the moment of awareness or the time zone cannot be read.
        """
        from bot.frontdesk.sense import pieces
        from bot.respond import clocks
        from bot.respond import desk as respond

        where = clocks.zone(message.timezone)
        aware = clocks.aware_at(message.form.get("aware_at", ""), self.clock.now(), where)
        incident = respond.opening(
            message.text,
            self.library,
            aware,
            jurisdiction=message.form.get("jurisdiction", ""),
            phase=message.form.get("phase", ""),
            vectors=partial(pieces, message.text, self.library, self._meaning),
        )
        return respond.assess(incident, self.library, self.say(message))
