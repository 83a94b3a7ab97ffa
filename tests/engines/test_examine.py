from pathlib import Path

from bot.engines import examine
from bot.engines.database import Database


def test_a_key_that_others_can_read_is_told_with_the_command_that_mends_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "key"
    assert examine.private(path, "key", "The key file").level == "ok", "none is there yet"
    path.write_text("secret", encoding="ascii")
    path.chmod(0o644)
    said = examine.private(path, "key", "The key file")
    assert said.level == "fail" and said.fix == f"chmod 600 {path}"
    path.chmod(0o600)
    assert examine.private(path, "key", "The key file").level == "ok"
    path.chmod(0o644)
    tmp_path.chmod(0o700)
    assert examine.private(path, "key", "The key file").level == "ok", "nobody gets to it"
    tmp_path.chmod(0o755)
    assert examine.private(path / "below", "key", "The key file").level == "fail"


def test_a_database_is_opened_and_a_missing_one_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    assert examine.database(f"sqlite:///{path}").level == "ok" and not path.exists()
    Database(f"sqlite:///{path}").close()
    assert "can be written" in examine.database(f"sqlite:///{path}").told
    path.write_bytes(b"no database at all" * 100)
    said = examine.database(f"sqlite:///{path}")
    assert said.level == "fail" and "DESKCHECK_DATABASE" in said.fix


def test_a_password_is_not_told() -> None:
    said = examine.database("postgresql+psycopg://ana:hunter2@127.0.0.1:1/none")
    assert said.level == "fail" and "hunter2" not in said.told


def test_whether_search_by_meaning_is_prepared(tmp_path: Path) -> None:
    assert examine.index(tmp_path, "off").level == "ok"
    said = examine.index(tmp_path, "minilm")
    assert said.level == "warn" and said.fix == "deskcheck knowledge index"
    (tmp_path / "kb_1").mkdir()
    assert examine.index(tmp_path, "minilm").level == "ok"
