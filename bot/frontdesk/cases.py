"""What is remembered under a card: found again by the card's id, or as the last of a thread."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.ports import Clock, Sessions
from bot.talk.message import Message
from bot.talk.session import Marks, Session

_THREAD = timedelta(minutes=30)  # how long a thread stays about what was said last
ANYBODY = "security"  # the desk whose cards are pressed by whoever they were sent to


class Foreign(Exception):
    """A card belongs to somebody else's conversation."""


@dataclass(frozen=True, slots=True)
class Case:
    """A session with the id that its card's buttons carry."""

    id: str
    session: Session


class Cases:
    """Opens, finds and forgets cases."""

    def __init__(
        self,
        sessions: Sessions,
        clock: Clock,
        keep: timedelta,
        name: Callable[[str], str] | None = None,
    ) -> None:
        """Prepare.

        Args:
            sessions: where they are kept.
            clock: says when they run out.
            keep: how long a card is remembered; never shorter than its conversation.
            name: makes an id that nobody can guess of what a case is opened for, so that a message
                that is worked again opens the same case; None for one by chance.
        """
        self._name = name
        self._sessions, self._clock = sessions, clock
        self._keep = max(keep, _THREAD)

    def find(self, message: Message) -> Case | None:
        """Return the case whose card a message is about, else the last one of its thread.

        Raises:
            Foreign: when it is another person's.
        """
        id_ = message.about or self._last(message)
        session = self._sessions.get(f"case/{id_}") if id_ else None
        if session is None:
            return None
        if session.owner != owner(message) and session.desk != ANYBODY:
            raise Foreign
        return Case(id_, session)

    def named(self, message: Message, desk: str, person: str = "") -> str:
        """Return an id for a case that is opened for a message."""
        opened = f"{owner(message)}\n{message.id}\n{desk}\n{person}"
        return self._name(opened)[:16] if self._name else secrets.token_hex(8)

    def open(
        self, message: Message, desk: str, state: object, person: str = "", id_: str = ""
    ) -> str:
        """Remember what a desk said, as the last of the thread; return the case's id.

        Args:
            message: that it answers.
            desk: that said it.
            state: what the desk wants to know again.
            person: whose case it is; empty for who wrote the message.
            id_: that ``named`` gave; empty for one of now.
        """
        id_ = id_ or self.named(message, desk, person)
        until = self._clock.now() + self._keep
        last = Session("", id_, self._clock.now() + _THREAD, owner(message))
        self._sessions.put(
            f"case/{id_}",
            Session(desk, state, until, person or owner(message), Marks()),
            {} if person else {_thread(message): last},
        )
        return id_

    def change(self, case: Case, edit: Callable[[Session], Session]) -> Case:
        """Keep a case as ``edit`` makes it, its time as it was."""
        changed = replace(edit(case.session), until=case.session.until)
        self._sessions.put(f"case/{case.id}", changed)
        return Case(case.id, changed)

    def drop(self, case: Case) -> None:
        """Forget a case at once."""
        self._sessions.drop(f"case/{case.id}")

    def _last(self, message: Message) -> str:
        pointer = self._sessions.get(_thread(message))
        return str(pointer.state) if pointer is not None else ""


def owner(message: Message) -> str:
    """Return who wrote a message, across all channels."""
    return f"{message.channel}/{message.workspace}/{message.sender}"


def _thread(message: Message) -> str:
    return f"thread/{owner(message)}/{message.thread}"
