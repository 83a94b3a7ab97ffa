"""What the chat model was used for each day."""

import sqlalchemy as sa
from alembic import op

revision = "0002_usage"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "usage",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("who", sa.String(255), primary_key=True),
        sa.Column("read", sa.BigInteger, nullable=False),
        sa.Column("written", sa.BigInteger, nullable=False),
    )
