"""Which of our messages show which case, kept so that they can be updated and taken away."""

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import POSTS
from bot.ports import Clock, Post


class DatabasePosts:
    """Posts in a table."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def add(self, case: str, post: Post) -> None:
        """Remember one more message of a case; a message shows the case it was added for last."""
        row = {"case": case, "place": post.place, "id": post.id, "kind": post.kind}
        with self._database.begin() as connection:
            connection.execute(
                sa.delete(POSTS).where(POSTS.c.place == post.place, POSTS.c.id == post.id)
            )
            connection.execute(sa.insert(POSTS).values(**row, at=self._clock.now().timestamp()))

    def of(self, case: str) -> list[Post]:
        """Return the messages of a case in the order they were posted."""
        wanted = sa.select(POSTS).where(POSTS.c.case == case).order_by(POSTS.c.number)
        with self._database.begin(reading=True) as connection:
            return [Post(row.place, row.id, row.kind) for row in connection.execute(wanted)]

    def case(self, post: Post) -> str:
        """Return the case that a message shows."""
        wanted = sa.select(POSTS.c.case).where(POSTS.c.place == post.place, POSTS.c.id == post.id)
        with self._database.begin(reading=True) as connection:
            return connection.execute(wanted).scalar() or ""

    def drop(self, case: str) -> None:
        """Forget where a case was shown."""
        with self._database.begin() as connection:
            connection.execute(sa.delete(POSTS).where(POSTS.c.case == case))

    def older(self, seconds: float) -> list[str]:
        """Return the cases whose first message is older than that."""
        first = (
            sa.select(POSTS.c.case)
            .group_by(POSTS.c.case)
            .having(sa.func.min(POSTS.c.at) < self._clock.now().timestamp() - seconds)
        )
        with self._database.begin(reading=True) as connection:
            return [row.case for row in connection.execute(first)]
