"""What is kept between messages: one database, one key, and the tables behind each port."""

import logging
from pathlib import Path

from bot.engines.budget import today
from bot.engines.cipher import Cipher, kept_secret
from bot.engines.database import Database
from bot.engines.inbox import DatabaseInbox
from bot.engines.ledger import DatabaseLedger
from bot.engines.posts import DatabasePosts
from bot.engines.rate_limit import DatabaseRateLimit
from bot.engines.seat import Seat
from bot.engines.sessions import DatabaseSessions
from bot.engines.usage import DatabaseUsage
from bot.ports import Clock

_log = logging.getLogger("deskcheck")
_WINDOW = 60.0  # seconds


class Store:
    """Opens everything together."""

    def __init__(self, url: str, secret: str, key_file: Path, clock: Clock, *, limit: int) -> None:
        """Open the database; without a secret, use the one in ``key_file`` or make it.

        Args:
            url: of the database.
            secret: that seals; empty for the one in the file.
            key_file: where a secret is kept that nobody gave.
            clock: tells the time.
            limit: messages of one person in a minute.

        Raises:
            EngineError: when the database or the key cannot be used.
        """
        self._clock = clock
        cipher = Cipher(secret or kept_secret(key_file))
        self.name = cipher.name
        self.database = Database(url)
        self.inbox = DatabaseInbox(self.database, cipher, clock)
        self.sessions = DatabaseSessions(self.database, cipher, clock)
        self.posts = DatabasePosts(self.database, clock)
        self.ledger = DatabaseLedger(self.database, clock)
        self.usage = DatabaseUsage(self.database)
        self.limits = DatabaseRateLimit(self.database, clock, limit, _WINDOW)

    def purge(self, ledger_days: int) -> dict[str, int]:
        """Delete what has had its time; return how much of each."""
        gone = {
            "inbox": self.inbox.purge(),
            "sessions": self.sessions.purge(),
            "limits": self.limits.purge(),
            "ledger": self.ledger.purge(ledger_days),
            "usage": self.usage.purge(today(self._clock, before=ledger_days)),
        }
        _log.info("store.purged %s", " ".join(f"{name}={count}" for name, count in gone.items()))
        return gone

    def seat(self, *, shared: bool) -> Seat | None:
        """Take the right to work what is delivered, and what a dead process left of it.

        Args:
            shared: whether others may work this database as well.

        Raises:
            EngineError: when another process has it alone.
        """
        file = self.database.file
        return Seat(file, self.inbox.inherit, shared=shared) if file else None

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()
