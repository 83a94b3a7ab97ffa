from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.engines.budget import Tokens
from tests.cli.running import deskcheck
from tests.engines.keeping import SECRET, Watch, store


def purge(folder: Path) -> str:
    done = deskcheck(
        "purge", DESKCHECK_DATABASE=f"sqlite:///{folder / 'deskcheck.db'}", DESKCHECK_KEY=SECRET,
        DESKCHECK_INDEX=str(folder / "index"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_where_nothing_is_kept_nothing_is_made(tmp_path: Path) -> None:
    assert purge(tmp_path) == "Nothing is kept yet.\n"
    assert list(tmp_path.iterdir()) == []


def test_what_has_had_its_time_is_deleted_and_counted(tmp_path: Path) -> None:
    watch = Watch()
    watch.at = datetime.now(UTC) - timedelta(days=400)
    kept = store(tmp_path, watch)
    for id_ in ("1", "2"):
        kept.inbox.accept(id_, id_, b"x")
    kept.inbox.claim(1)
    kept.inbox.done("1")
    for _ in range(3):
        kept.ledger.note("check", "U1", {})
    kept.limits.wait("ana")
    kept.usage.add("2020-01-01", "U1", Tokens(1, 1))
    watch.at = datetime.now(UTC)
    kept.ledger.note("check", "U1", {})
    counts = [line.split()[-2] for line in purge(tmp_path).splitlines()]
    assert counts == ["1", "0", "1", "3", "1"]
    assert kept.inbox.waiting() == 1, "what was never worked stays"
    assert len(list(kept.ledger.lines())) == 1
    kept.close()
