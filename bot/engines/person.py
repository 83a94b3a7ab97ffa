"""What is kept of one person: found, given out, and erased."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from bot.check.desk import Assessment
from bot.engines.second_copy import SecondCopy
from bot.engines.sessions import plain
from bot.engines.store import Store
from bot.engines.tables import INBOX, LEDGER, LIMITS, LINK_CASES, POSTS, SESSIONS, USAGE
from bot.ports import Links
from bot.talk.handoff import Handoff
from bot.talk.session import Session, reference

ERASED = "erased"
"""Stands in the ledger in the place of a person who was erased: what happened stays provable."""
_CASE = "case/"
Kept = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Found:
    """Which of the sessions are somebody's, and what they are called by.

    Attributes:
        sessions: by key.
        cases: ids of the cases among them, and of others of theirs.
        references: what those are called by.
    """

    sessions: dict[str, Session]
    cases: frozenset[str]
    references: frozenset[str]


def asker(store: Store, person: str) -> Found:
    """Find what is a person's who used Deskcheck: by the platform's id of them."""
    return _found(store, lambda key, session: _theirs(key, session, person))


def applicant(store: Store, words: str, references: Collection[str]) -> Found:
    """Find the checks of an applicant.

    Args:
        store: what is kept.
        words: that a check has to hold, such as an address; empty for none.
        references: what else of their checks is known by.
    """

    def about(key: str, session: Session) -> bool:
        if not key.startswith(_CASE):
            return False
        return reference(key.removeprefix(_CASE)) in references or (
            words != "" and words.casefold() in _text(session).casefold()
        )

    return _found(store, about, frozenset(references))


def export(store: Store, found: Found, person: str = "") -> Kept:
    """Return everything that was found as JSON-ready values; ``person`` is who asked, if known."""
    with store.database.begin(reading=True) as connection:
        lines = connection.execute(sa.select(LEDGER).where(_noted(found, person))).all()
        posts = connection.execute(sa.select(POSTS).where(POSTS.c.case.in_(found.cases))).all()
        waiting = connection.execute(sa.select(INBOX).where(_sent(person))).all()
        used = connection.execute(sa.select(USAGE).where(_used(person))).all()
        hashes = connection.execute(
            sa.select(LINK_CASES.c.case, LINK_CASES.c.at).where(
                LINK_CASES.c.case.in_(found.references)
            )
        ).all()
    return {
        "sessions": [{"key": _called(key), **plain(each)} for key, each in found.sessions.items()],
        "ledger": [
            {"at": _moment(row.at), "event": row.event, "who": row.who, "facts": row.facts}
            for row in lines
        ],
        "cards": [{"place": row.place, "id": row.id, "at": _moment(row.at)} for row in posts],
        "inbox": [
            {"received": _moment(row.received), "state": row.state, "payload": _opened(store, row)}
            for row in waiting
        ],
        "links": [{"case": row.case, "at": _moment(row.at)} for row in hashes],
        "usage": [{"day": row.day, "read": row.read, "written": row.written} for row in used],
    }


def erase(store: Store, found: Found, links: Links, person: str = "") -> dict[str, int]:
    """Delete everything that was found, and return how much of each; the ledger forgets who."""
    kept = export(store, found, person)
    # First: what stands there and not in the database is put back at a start.
    sent = sa.select(INBOX.c.id).where(_sent(person))
    SecondCopy(store.database).tidy(
        store.database.run(lambda each: each.execute(sent).scalars().all(), reading=True)
    )
    for case in found.references:
        links.drop(case)
    with store.database.begin() as connection:
        for key in found.sessions:
            connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.key == key))
        connection.execute(sa.delete(POSTS).where(POSTS.c.case.in_(found.cases)))
        connection.execute(sa.delete(INBOX).where(_sent(person)))
        connection.execute(sa.delete(USAGE).where(_used(person)))
        if person:
            limits = sa.delete(LIMITS).where(_ends(LIMITS.c.key, person))
            connection.execute(limits)
            _unname(connection, person)
    store.database.settle()
    return {kind: len(each) for kind, each in kept.items()}


def _unname(connection: sa.Connection, person: str) -> None:
    """Have the ledger forget who, and whom something was shared with."""
    for row in connection.execute(sa.select(LEDGER).where(_noted(None, person))).all():
        facts = {key: ERASED if value == person else value for key, value in row.facts.items()}
        connection.execute(
            sa.update(LEDGER)
            .where(LEDGER.c.number == row.number)
            .values(who=ERASED if row.who == person else row.who, facts=facts)
        )


def _found(
    store: Store, wanted: Callable[[str, Session], bool], also: frozenset[str] = frozenset()
) -> Found:
    sessions = {key: each for key, each in store.sessions.every() if wanted(key, each)}
    cases = frozenset(_cases(sessions))
    return Found(sessions, cases, also | {reference(case) for case in cases})


def _cases(sessions: dict[str, Session]) -> Iterator[str]:
    for key, session in sessions.items():
        if key.startswith(_CASE):
            yield key.removeprefix(_CASE)
        elif key.startswith("thread/"):
            yield str(session.state)


def _theirs(key: str, session: Session, person: str) -> bool:
    state = session.state
    handed = isinstance(state, Handoff) and person in (state.asker, state.to)
    return handed or _is(session.owner, person) or _is(key, person)


def _is(owner: str, person: str) -> bool:
    return person != "" and (owner == person or owner.endswith(f"/{person}"))


def _text(session: Session) -> str:
    state = session.state
    return "\n".join(each.text for each in state.parts) if isinstance(state, Assessment) else ""


def _called(key: str) -> str:
    """Return what a session may be called by where it is given out: never a case's id."""
    return f"{_CASE}{reference(key.removeprefix(_CASE))}" if key.startswith(_CASE) else key


def _noted(found: Found | None, person: str) -> sa.ColumnElement[bool]:
    if person:
        return sa.or_(LEDGER.c.who == person, LEDGER.c.facts["to"].as_string() == person)
    references = found.references if found else frozenset[str]()
    return sa.and_(LEDGER.c.facts["case"].as_string().in_(references))


def _sent(person: str) -> sa.ColumnElement[bool]:
    return _ends(INBOX.c.lane, person) if person else sa.false()


def _used(person: str) -> sa.ColumnElement[bool]:
    return USAGE.c.who == person if person else sa.false()


def _ends(column: sa.Column[str], person: str) -> sa.ColumnElement[bool]:
    return sa.or_(column == person, column.endswith(f"/{person}", autoescape=True))


def _opened(store: Store, row: sa.Row[Any]) -> str:
    payload = store.cipher.open(row.payload) if row.payload else None
    return (payload or b"").decode("utf-8", "replace")


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
