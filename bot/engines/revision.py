"""Which change the tables are at, and how they come to the newest one."""

from pathlib import Path

import sqlalchemy as sa

_HERE = Path(__file__).parent / "migrations"
_KEPT = "alembic_version"  # the table in which Alembic notes the last change


def newest() -> str:
    """Return the name of the last change that there is: their files are numbered by it."""
    return max(path.name.partition("_")[0] for path in (_HERE / "versions").glob("[0-9]*.py"))


def at(connection: sa.Connection) -> str | None:
    """Return the name of the last change that was made to the tables; none where there are none."""
    if not sa.inspect(connection).has_table(_KEPT):
        return None
    found: str | None = connection.scalar(sa.text(f"SELECT version_num FROM {_KEPT}"))
    return found


def upgrade(connection: sa.Connection) -> None:
    """Make the changes that are not made yet.

    Raises:
        LookupError: when the last that was made is none that this program knows.
    """
    # Imported here: a third of a second, which a start that changes nothing need not pay.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    given = Config()
    given.set_main_option("script_location", str(_HERE))
    given.attributes["connection"] = connection
    try:
        command.upgrade(given, "heads")
    except CommandError as error:
        raise LookupError(error) from None
