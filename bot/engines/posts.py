"""Which of our messages show which case, kept so that they can be updated and taken away."""

from functools import cache

import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.tables import POSTS, insert
from bot.ports import Clock
from bot.talk.kept import Post

# Statements are put together once: that takes longer than what the database does with them.
_OF = sa.select(POSTS).where(POSTS.c.case == sa.bindparam("of")).order_by(POSTS.c.number)
_CASE = sa.select(POSTS.c.case).where(
    POSTS.c.place == sa.bindparam("at"), POSTS.c.id == sa.bindparam("as")
)


class DatabasePosts:
    """Posts in a table."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def add(self, case: str, *posts: Post) -> None:
        """Remember more messages of a case; a message shows the case it was added for last."""
        at = self._clock.now().timestamp()
        rows = [
            {"case": case, "place": post.place, "id": post.id, "kind": post.kind, "at": at}
            for post in posts
        ]
        self._database.run(lambda each: each.execute(_put(each.dialect.name), rows))

    def of(self, case: str) -> list[Post]:
        """Return the messages of a case in the order they were posted."""
        asked = {"of": case}
        rows = self._database.run(lambda each: each.execute(_OF, asked).all(), reading=True)
        return [Post(row.place, row.id, row.kind) for row in rows]

    def case(self, post: Post) -> str:
        """Return the case that a message shows."""
        asked = {"at": post.place, "as": post.id}
        found = self._database.run(lambda each: each.execute(_CASE, asked).scalar(), reading=True)
        return found or ""

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


@cache
def _put(dialect: str) -> sa.Executable:
    new = insert(dialect, POSTS)
    same = [POSTS.c.place, POSTS.c.id]
    shown = {each: new.excluded[each] for each in ("case", "kind", "at")}
    return new.on_conflict_do_update(index_elements=same, set_=shown)
