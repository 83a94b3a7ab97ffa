from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.engines.database import Database
from tests.contract.stores import KINDS, address
from tests.engines.keeping import Watch, store
from tests.postgres import Server


@pytest.mark.parametrize("kind", KINDS)
def test_it_makes_the_table_of_replicas(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    def server() -> Server:
        made: Server = request.getfixturevalue("server")
        return made

    database = Database(address(kind, tmp_path, server, "migrations"))
    assert "replicas" in sa.inspect(database.engine).get_table_names()
    database.close()


def test_what_an_older_version_kept_is_still_there(tmp_path: Path, watch: Watch) -> None:
    kept = store(tmp_path, watch)
    kept.inbox.accept("1", "ana", b"x")
    with kept.database.begin() as connection:
        for table in ("replicas", "usage"):
            connection.execute(sa.text(f"DROP TABLE {table}"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0002'"))
    kept.close()
    again = store(tmp_path, watch)
    assert [each.payload for each in again.inbox.claim(1)] == [b"x"]
    again.replicas.join("abc")
    again.close()
