from pathlib import Path

import sqlalchemy as sa

from bot.engines.database import Database


def test_it_makes_the_tables_of_links_with_the_mark_as_their_key(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    seen = sa.inspect(database.engine)
    assert {"link_cases", "link_marks"} <= set(seen.get_table_names())
    assert seen.get_pk_constraint("link_marks")["constrained_columns"] == ["mark", "number"]
    with database.begin(reading=True) as connection:
        plan = connection.execute(
            sa.text("EXPLAIN QUERY PLAN SELECT number FROM link_marks WHERE mark = 1 LIMIT 9")
        ).all()
    assert "PRIMARY KEY" in str(plan), "a look-up is one search, however many there are"
    database.close()
