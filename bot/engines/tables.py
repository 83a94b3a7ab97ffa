"""The tables of the database; what quotes anybody is sealed before it is written.

Moments are seconds since 1970 in UTC, as every database keeps a number the same way.
"""

from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Insert: TypeAlias = "sqlite.Insert | postgresql.Insert"

METADATA = sa.MetaData()

INBOX = sa.Table(
    "inbox",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("id", sa.String(255), nullable=False, unique=True),
    sa.Column("lane", sa.String(255), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),  # waiting | claimed | done
    sa.Column("payload", sa.LargeBinary),
    sa.Column("received", sa.Float, nullable=False),
    sa.Column("due", sa.Float, nullable=False),  # the end of the lease while it is claimed
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Index("inbox_state_due", "state", "due"),
    sa.Index("inbox_lane_state", "lane", "state"),
)

SESSIONS = sa.Table(
    "sessions",
    METADATA,
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("until", sa.Float, nullable=False, index=True),
)

POSTS = sa.Table(
    "posts",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("case", sa.String(64), nullable=False, index=True),
    sa.Column("place", sa.String(255), nullable=False),
    sa.Column("id", sa.String(255), nullable=False),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.UniqueConstraint("place", "id"),
)

LEDGER = sa.Table(
    "ledger",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.Column("event", sa.String(64), nullable=False, index=True),
    sa.Column("who", sa.String(255), nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
)

LIMITS = sa.Table(
    "limits",
    METADATA,
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("since", sa.Float, nullable=False),
    sa.Column("uses", sa.Integer, nullable=False),
)

LINK_CASES = sa.Table(
    "link_cases",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("case", sa.String(16), nullable=False, unique=True),
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.Column("marks", sa.LargeBinary, nullable=False),  # so that each is deleted by its key
    sa.Column("labels", sa.LargeBinary, nullable=False),
    sa.Column("sketch", sa.LargeBinary, nullable=False),
)

LINK_MARKS = sa.Table(
    "link_marks",
    METADATA,
    sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,  # the table is its own index: half the size, one look instead of two
)

REPLICAS = sa.Table(
    "replicas",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("key", sa.String(64), nullable=False),  # a mark of it; nobody can tell it from that
    sa.Column("library", sa.String(64), nullable=False),
    sa.Column("seen", sa.Float, nullable=False),
)

USAGE = sa.Table(
    "usage",
    METADATA,
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("who", sa.String(255), primary_key=True),
    sa.Column("read", sa.BigInteger, nullable=False),
    sa.Column("written", sa.BigInteger, nullable=False),
)


def insert(dialect: str, table: sa.Table) -> Insert:
    """Return an insert that can be told what to do with a row that is there already."""
    if dialect != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # a tenth of a second, with all its drivers

    return postgresql.insert(table)
