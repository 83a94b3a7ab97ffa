"""Which of our messages show which case, kept so that they can be updated and taken away."""

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import POSTS, insert
from bot.ports import Clock, Post


class DatabasePosts:
    """Posts in a table."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def add(self, case: str, post: Post) -> None:
        """Remember one more message of a case; a message shows the case it was added for last."""
        shown = {"case": case, "kind": post.kind, "at": self._clock.now().timestamp()}

        def put(connection: sa.Connection) -> None:
            row = insert(connection, POSTS).values(place=post.place, id=post.id, **shown)
            connection.execute(
                row.on_conflict_do_update(index_elements=[POSTS.c.place, POSTS.c.id], set_=shown)
            )

        self._database.run(put)

    def of(self, case: str) -> list[Post]:
        """Return the messages of a case in the order they were posted."""
        wanted = sa.select(POSTS).where(POSTS.c.case == case).order_by(POSTS.c.number)
        rows = self._database.run(lambda each: each.execute(wanted).all(), reading=True)
        return [Post(row.place, row.id, row.kind) for row in rows]

    def case(self, post: Post) -> str:
        """Return the case that a message shows."""
        wanted = sa.select(POSTS.c.case).where(POSTS.c.place == post.place, POSTS.c.id == post.id)
        return self._database.run(lambda each: each.execute(wanted).scalar(), reading=True) or ""

    def drop(self, case: str) -> None:
        """Forget where a case was shown."""
        gone = sa.delete(POSTS).where(POSTS.c.case == case)
        self._database.run(lambda connection: connection.execute(gone))

    def older(self, seconds: float) -> list[str]:
        """Return the cases whose first message is older than that."""
        first = (
            sa.select(POSTS.c.case)
            .group_by(POSTS.c.case)
            .having(sa.func.min(POSTS.c.at) < self._clock.now().timestamp() - seconds)
        )
        rows = self._database.run(lambda each: each.execute(first).all(), reading=True)
        return [row.case for row in rows]
