"""The one place where parts are chosen and joined: settings in, a front desk out."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.engines.budget import RecentUsage
from bot.engines.chat_model import chat_model
from bot.engines.clock import SystemClock
from bot.engines.meaning import BackgroundMeaning, NoMeaning
from bot.engines.model_access import Wanted
from bot.engines.recent import NoLedger, RecentSessions
from bot.frontdesk.desk import FrontDesk
from bot.frontdesk.gate import Gate
from bot.library.load import CHECKING
from bot.library.watch import Shelf
from bot.ports import Clock, Meaning
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.engines.store import Store


def front_desk(
    settings: Settings,
    *,
    checks_only: bool = False,
    say: Callable[[int, int], None] | None = None,
) -> FrontDesk:
    """Join the parts for one person at a terminal: nothing is written down.

    Args:
        settings: what is set.
        checks_only: for a command that only checks; the other desks' files stay closed.
        say: told (done, total) while search by meaning is prepared.

    Raises:
        KnowledgeError: when the knowledge folder cannot be used.
        EngineError: when a chat model is set that cannot be one.
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
        model=chat_model(wanted(settings), RecentUsage(), clock),
        ledger=NoLedger(),
    )


@dataclass(frozen=True, slots=True)
class House:
    """Everything that channels share.

    Attributes:
        desk: the one entrance.
        store: what is kept.
        clock: tells the time.
    """

    desk: FrontDesk
    store: "Store"
    clock: Clock


def kept(settings: Settings, clock: Clock) -> "Store":
    """Open what is kept between messages.

    Raises:
        EngineError: when the database or the key cannot be used.
    """
    # Imported here: the terminal pays for no database.
    from bot.engines.store import Store

    secret, file = settings.key.get_secret_value(), settings.index.with_name("key")
    return Store(settings.database, secret, file, clock, limit=settings.limit)


def house(settings: Settings, clock: Clock | None = None) -> House:
    """Join the parts for channels that many people use.

    Raises:
        KnowledgeError: when the knowledge folder cannot be used.
        EngineError: when the database, the key or the chat model that is set cannot be used.
    """
    clock = clock or SystemClock()
    store = kept(settings, clock)
    desk = FrontDesk(
        shelf=Shelf(
            settings.knowledge, sealed=settings.index.with_name("sealed") / "all.json", rest=1.0
        ),
        clock=clock,
        sessions=store.sessions,
        meaning=_meaning(settings, None),
        language=settings.language,
        model=chat_model(wanted(settings), store.usage, clock),
        ledger=store.ledger,
        gate=Gate(
            limit=store.limits,
            workspaces=listed(settings.workspaces),
            people=listed(settings.people),
            groups=listed(settings.groups),
            keepers=listed(settings.keepers),
        ),
        keep=timedelta(days=settings.keep_days),
        name=store.name,
    )
    return House(desk, store, clock)


def listed(setting: str) -> frozenset[str]:
    """Return the ids of a setting with commas."""
    return frozenset(each.strip() for each in setting.split(",") if each.strip())


def wanted(settings: Settings) -> Wanted:
    """Return what is set about the chat model."""
    return Wanted(**settings.model_dump(include={each.name for each in fields(Wanted)}))


def _meaning(settings: Settings, say: Callable[[int, int], None] | None) -> Meaning:
    if settings.embeddings == "off":
        return NoMeaning("")
    # Imported here: a check pays for neither.
    from bot.engines.embeddings import MiniLm
    from bot.engines.passage_index import ChromaIndex

    embedder = MiniLm()
    return BackgroundMeaning(embedder, ChromaIndex(settings.index, embedder), say)
