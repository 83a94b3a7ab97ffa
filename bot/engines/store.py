"""What is kept between messages: one database, one key, and the tables behind each port."""

from pathlib import Path

from bot.engines.agreed import AgreedClock
from bot.engines.cipher import Cipher, kept_secret
from bot.engines.database import Database
from bot.engines.inbox import DatabaseInbox
from bot.engines.ledger import DatabaseLedger
from bot.engines.posts import DatabasePosts
from bot.engines.rate_limit import DatabaseRateLimit
from bot.engines.replicas import Replicas
from bot.engines.seat import Seat
from bot.engines.sessions import DatabaseSessions
from bot.engines.usage import DatabaseUsage
from bot.ports import Clock
from bot.talk.trouble import EngineError

_WINDOW = 60.0  # seconds


class Store:
    """Opens everything together.

    Attributes:
        clock: the time that all processes of the database agree on.
        replicas: those processes.
    """

    def __init__(
        self,
        url: str,
        secret: str,
        key_file: Path,
        clock: Clock,
        *,
        limit: int,
        pool: int = 8,
        patience: float = 2.0,
    ) -> None:
        """Open the database; without a secret, use the one in ``key_file`` or make it.

        Args:
            url: of the database.
            secret: that seals; empty for the one in the file.
            key_file: where a secret is kept that nobody gave.
            clock: tells the time.
            limit: messages of one person in a minute.
            pool: connections to a server at the most.
            patience: seconds that a server may take to be there.

        Raises:
            EngineError: when the database or the key cannot be used.
        """
        self.database = Database(url, pool=pool, patience=patience)
        try:
            cipher = Cipher(self._secret(secret, key_file))
        except EngineError:
            self.database.close()
            raise
        self.name = cipher.name
        self.clock = AgreedClock(self.database, clock)
        self.inbox = DatabaseInbox(self.database, cipher, self.clock)
        self.sessions = DatabaseSessions(self.database, cipher, self.clock)
        self.posts = DatabasePosts(self.database, self.clock)
        self.ledger = DatabaseLedger(self.database, self.clock)
        self.usage = DatabaseUsage(self.database)
        self.limits = DatabaseRateLimit(self.database, self.clock, limit, _WINDOW)
        self.cipher = cipher
        self.replicas = Replicas(self.database, self.clock, cipher.name("replicas"))

    def _secret(self, secret: str, key_file: Path) -> str:
        if not secret and self.database.shared:
            raise EngineError(
                "With PostgreSQL set DESKCHECK_KEY, the same for every process: what one keeps, "
                "another must be able to read. `openssl rand -hex 32` prints a good one."
            )
        return secret or kept_secret(key_file)

    def seat(self, *, shared: bool) -> Seat | None:
        """Take the right to work what is delivered, and what a dead process left of it.

        On a server there are as many seats as processes, and leases say what a dead one left.

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
