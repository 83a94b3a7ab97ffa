"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "inbox",
        sa.Column("number", number, primary_key=True),
        sa.Column("id", sa.String(255), nullable=False, unique=True),
        sa.Column("lane", sa.String(255), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("received", sa.Float, nullable=False),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Index("inbox_state_due", "state", "due"),
        sa.Index("inbox_lane_state", "lane", "state"),
    )
    op.create_table(
        "sessions",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("until", sa.Float, nullable=False, index=True),
    )
    op.create_table(
        "posts",
        sa.Column("number", number, primary_key=True),
        sa.Column("case", sa.String(64), nullable=False, index=True),
        sa.Column("place", sa.String(255), nullable=False),
        sa.Column("id", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("at", sa.Float, nullable=False, index=True),
        sa.UniqueConstraint("place", "id"),
    )
    op.create_table(
        "ledger",
        sa.Column("number", number, primary_key=True),
        sa.Column("at", sa.Float, nullable=False, index=True),
        sa.Column("event", sa.String(64), nullable=False, index=True),
        sa.Column("who", sa.String(255), nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
    )
    op.create_table(
        "limits",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("uses", sa.Integer, nullable=False),
    )
