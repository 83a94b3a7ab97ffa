"""The one place where parts are chosen and joined: settings in, a front desk out."""

from bot.engines.clock import SystemClock
from bot.engines.recent import RecentSessions
from bot.frontdesk.desk import FrontDesk
from bot.library.watch import Shelf
from bot.settings import Settings


def front_desk(settings: Settings) -> FrontDesk:
    """Join the parts.

    Raises:
        KnowledgeError: when the knowledge folder cannot be used.
    """
    clock = SystemClock()
    return FrontDesk(
        shelf=Shelf(settings.knowledge),
        clock=clock,
        sessions=RecentSessions(clock),
        language=settings.language,
    )
