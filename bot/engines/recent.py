"""Sessions kept in this process's memory only: gone with it, and nothing is written anywhere."""

from collections import OrderedDict
from collections.abc import Mapping

from bot.ports import Clock
from bot.talk.session import Session

_MOST = 1000  # people remembered at once; the longest silent is forgotten first


class RecentSessions:
    """A bounded memory of the newest sessions."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Session] = OrderedDict()

    def get(self, key: str) -> Session | None:
        """Return the session of ``key`` unless it has run out."""
        session = self._kept.get(key)
        if session is not None and session.until <= self._clock.now():
            del self._kept[key]
            return None
        return session

    def put(self, key: str, session: Session, also: Mapping[str, Session] | None = None) -> None:
        """Keep ``session`` and others; forget the oldest where there are too many."""
        for name, each in {key: session, **(also or {})}.items():
            self._kept[name] = each
            self._kept.move_to_end(name)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def drop(self, key: str) -> None:
        """Forget ``key``."""
        self._kept.pop(key, None)


class NoLedger:
    """Writes nothing down: at a terminal nobody else is to be told."""

    def note(self, event: str, who: str, facts: Mapping[str, str | int]) -> None:
        """Do nothing."""
