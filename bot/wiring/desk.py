"""Joins the parts for one person at a terminal, and those that channels need as well."""

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING

from bot.engines.budget import RecentUsage
from bot.engines.chat_model import chat_model
from bot.engines.clock import SystemClock
from bot.engines.meaning import BackgroundMeaning, NoMeaning
from bot.engines.model_access import Wanted
from bot.engines.recent import NoLedger, RecentSessions
from bot.frontdesk.desk import FrontDesk
from bot.library.load import CHECKING, LINKING
from bot.library.watch import Shelf
from bot.ports import Clock, Meaning
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.casebook.links import Casebook
    from bot.engines.database import Database


def front_desk(
    settings: Settings,
    *,
    checks_only: bool = False,
    say: Callable[[int, int], None] | None = None,
) -> FrontDesk:
    """Join the parts for one person at a terminal.

    Nothing is written down, but for keyed hashes where links between applicants are on.

    Args:
        settings: what is set.
        checks_only: for a command that only checks; the other desks' files stay closed.
        say: told (done, total) while search by meaning is prepared.

    Raises:
        KnowledgeError: when the knowledge folder cannot be used.
        EngineError: when a chat model is set that cannot be one.
    """
    clock = SystemClock()
    book = casebook(settings, clock)
    return FrontDesk(
        shelf=Shelf(
            settings.knowledge,
            (LINKING if book else CHECKING) if checks_only else frozenset(),
            settings.index.with_name("sealed") / f"{'check' if checks_only else 'all'}.json",
        ),
        clock=clock,
        sessions=RecentSessions(clock),
        meaning=NoMeaning("") if checks_only else meaning(settings, say),
        language=settings.language,
        model=chat_model(wanted(settings), RecentUsage(), clock),
        ledger=NoLedger(),
        book=book,
    )


def casebook(
    settings: Settings, clock: Clock, database: "Database | None" = None
) -> "Casebook | None":
    """Return what compares applicants' checks, or None where that is off.

    Args:
        settings: what is set.
        clock: tells the time.
        database: that is open already; None: it is opened.

    Raises:
        EngineError: when the key is too short, or the database cannot be used.
    """
    secret = settings.links_key.get_secret_value()
    if not secret:
        return None
    # Imported here: whoever does not want it pays for none of it.
    from bot.casebook.links import Casebook
    from bot.engines.database import Database
    from bot.engines.links import DatabaseLinks

    links = DatabaseLinks(database or Database(settings.database), clock, settings.links_days)
    return Casebook(links, secret, settings.links_days)


def wanted(settings: Settings) -> Wanted:
    """Return what is set about the chat model."""
    return Wanted(**settings.model_dump(include={each.name for each in fields(Wanted)}))


def meaning(settings: Settings, say: Callable[[int, int], None] | None) -> Meaning:
    """Return search by meaning; ``say`` is told (done, total) while it is prepared."""
    if settings.embeddings == "off":
        return NoMeaning("")
    # Imported here: a check pays for neither.
    from bot.engines.embeddings import MiniLm
    from bot.engines.passage_index import ChromaIndex
    from bot.engines.recalled import RecalledEmbedder

    embedder = MiniLm()
    index = ChromaIndex(settings.index, embedder)
    return BackgroundMeaning(RecalledEmbedder(embedder), index, say)
