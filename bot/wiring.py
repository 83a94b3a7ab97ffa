"""The one place where parts are chosen and joined: settings in, a front desk out."""

from collections.abc import Callable, Sequence
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
from bot.library.load import CHECKING, LINKING
from bot.library.watch import Shelf
from bot.ports import Clock, Inbox, Meaning
from bot.settings import Settings
from bot.talk.condition import Condition

if TYPE_CHECKING:
    from bot.casebook.links import Casebook
    from bot.engines.database import Database
    from bot.engines.meter import PrometheusMeter
    from bot.engines.retention import Retention
    from bot.engines.store import Store

_PATIENCE = 30.0  # seconds for a server that starts at the same time


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
        meaning=NoMeaning("") if checks_only else _meaning(settings, say),
        language=settings.language,
        model=chat_model(wanted(settings), RecentUsage(), clock),
        ledger=NoLedger(),
        book=book,
    )


@dataclass(frozen=True, slots=True)
class House:
    """Everything that channels share.

    Attributes:
        desk: the one entrance.
        store: what is kept.
        clock: tells the time.
        inbox: what is delivered, counted.
        meter: counts.
    """

    desk: FrontDesk
    store: "Store"
    clock: Clock
    inbox: Inbox
    meter: "PrometheusMeter"

    def conditions(self) -> list[Condition]:
        """Return how everything is that channels share; it may take a while."""
        from bot.engines.backlog import look

        return [
            *self.desk.conditions(), look(self.store.database, self.clock),
            self.store.replicas.condition(self.desk.library.hash),
        ]  # fmt: skip

    def scrape(self, conditions: Sequence[Condition]) -> tuple[bytes, str]:
        """Return what Prometheus reads, and its type."""
        from bot.engines.meter import TYPE

        return self.meter.text(conditions), TYPE


def kept(settings: Settings, clock: Clock, patience: float = 2.0) -> "Store":
    """Open what is kept between messages; a server may take ``patience`` seconds to be there.

    Raises:
        EngineError: when the database or the key cannot be used.
    """
    # Imported here: the terminal pays for no database.
    from bot.engines.store import Store

    secret, file = settings.key.get_secret_value(), settings.index.with_name("key")
    return Store(
        settings.database, secret, file, clock,
        limit=settings.limit, pool=settings.pool, patience=patience,
    )  # fmt: skip


def house(settings: Settings, clock: Clock | None = None) -> House:
    """Join the parts for channels that many people use; mend a database's file that is damaged.

    Raises:
        KnowledgeError: when the knowledge folder cannot be used.
        EngineError: when the database, the key or the chat model that is set cannot be used.
    """
    # Imported here: the terminal counts nothing.
    from bot.engines.counted import CountedInbox
    from bot.engines.meter import PrometheusMeter
    from bot.engines.rescue import rescue

    rescue(settings.database)
    store, meter = kept(settings, clock or SystemClock(), _PATIENCE), PrometheusMeter()
    clock = store.clock
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
            meter=meter,
            roles=roles(settings),
        ),
        keep=timedelta(days=settings.keep_days),
        book=casebook(settings, clock, store.database),
        name=store.name,
        meter=meter,
    )
    return House(desk, store, clock, CountedInbox(store.inbox, meter), meter)


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


def retention(settings: Settings, database: "Database", clock: Clock) -> "Retention":
    """Return what knows how long each kind of data is kept."""
    from bot.engines.retention import Days, Retention

    on = bool(settings.links_key.get_secret_value())
    days = Days(
        inbox=settings.inbox_days,
        ledger=settings.ledger_days,
        feedback=settings.feedback_days,
        links=settings.links_days if on else 0,
    )
    return Retention(database, clock, days)


def roles(settings: Settings) -> dict[str, frozenset[str]]:
    """Return who may use which desk; an empty list is everybody."""
    return {
        "check": listed(settings.checkers),
        "ask": listed(settings.askers),
        "respond": listed(settings.responders),
    }


def groups(settings: Settings) -> frozenset[str]:
    """Return the ids of groups in all lists, whose members the platform is asked for.

    Where people and groups stand in one list, Slack's groups are told by their first letter.
    """
    mixed = frozenset().union(*roles(settings).values(), listed(settings.keepers))
    return listed(settings.groups) | {each for each in mixed if each.startswith("S")}


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
