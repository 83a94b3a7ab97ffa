"""The one place where parts are chosen and joined: settings in, a front desk out."""

from collections.abc import Callable

from bot.engines.clock import SystemClock
from bot.engines.meaning import BackgroundMeaning, NoMeaning
from bot.engines.recent import NoLedger, RecentSessions
from bot.frontdesk.desk import FrontDesk
from bot.library.load import CHECKING
from bot.library.watch import Shelf
from bot.ports import Meaning
from bot.settings import Settings


def front_desk(
    settings: Settings,
    *,
    checks_only: bool = False,
    say: Callable[[int, int], None] | None = None,
) -> FrontDesk:
    """Join the parts.

    Args:
        settings: what is set.
        checks_only: for a command that only checks; the other desks' files stay closed.
        say: told (done, total) while search by meaning is prepared.

    Raises:
        KnowledgeError: when the knowledge folder cannot be used.
    """
    clock = SystemClock()
    return FrontDesk(
        shelf=Shelf(
            settings.knowledge,
            CHECKING if checks_only else frozenset(),
            settings.index.with_name("sealed") / f"{'check' if checks_only else 'all'}.json",
        ),
        clock=clock,
        sessions=RecentSessions(clock),
        meaning=NoMeaning("") if checks_only else _meaning(settings, say),
        language=settings.language,
        ledger=NoLedger(),
    )


def _meaning(settings: Settings, say: Callable[[int, int], None] | None) -> Meaning:
    if settings.embeddings == "off":
        return NoMeaning("")
    # Imported here: a check pays for neither.
    from bot.engines.embeddings import MiniLm
    from bot.engines.passage_index import ChromaIndex

    embedder = MiniLm()
    return BackgroundMeaning(embedder, ChromaIndex(settings.index, embedder), say)
