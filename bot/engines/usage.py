"""How much of the chat model each person used each day, in the database."""

import sqlalchemy as sa

from bot.engines.budget import Tokens
from bot.engines.database import Database
from bot.engines.tables import USAGE, insert


class DatabaseUsage:
    """Tokens by day and person, so that all processes count together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: str, who: str, used: Tokens) -> None:
        """Count more."""
        row = {"day": day, "who": who, "read": used.read, "written": used.written}
        with self._database.begin() as connection:
            new = insert(connection.dialect.name, USAGE).values(row)
            more = {name: USAGE.c[name] + new.excluded[name] for name in ("read", "written")}
            connection.execute(new.on_conflict_do_update(index_elements=["day", "who"], set_=more))

    def of(self, day: str, who: str | None = None) -> Tokens:
        """Return what was used on a day."""
        total = sa.select(sa.func.sum(USAGE.c.read), sa.func.sum(USAGE.c.written)).where(
            USAGE.c.day == day, *(() if who is None else (USAGE.c.who == who,))
        )
        with self._database.begin(reading=True) as connection:
            read, written = connection.execute(total).one()
        return Tokens(int(read or 0), int(written or 0))
