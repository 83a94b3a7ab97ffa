"""Joins the parts for channels that many people use, and opens what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.engines.chat_model import chat_model
from bot.engines.clock import SystemClock
from bot.frontdesk.desk import FrontDesk
from bot.frontdesk.gate import Gate
from bot.library.watch import Shelf
from bot.ports import Clock, Inbox
from bot.settings import Settings
from bot.talk.condition import Condition
from bot.wiring.desk import casebook, meaning, wanted
from bot.wiring.rights import listed, roles

if TYPE_CHECKING:
    from bot.engines.database import Database
    from bot.engines.meter import PrometheusMeter
    from bot.engines.retention import Retention
    from bot.engines.store import Store

_PATIENCE = 30.0  # seconds for a server that starts at the same time


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
        meaning=meaning(settings, None),
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
