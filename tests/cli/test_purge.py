from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.engines.budget import Tokens
from tests.cli.running import deskcheck
from tests.engines.keeping import SECRET, Watch, store


def purge(folder: Path, *arguments: str) -> str:
    done = deskcheck(
        "purge", *arguments, DESKCHECK_DATABASE=f"sqlite:///{folder / 'deskcheck.db'}",
        DESKCHECK_KEY=SECRET, DESKCHECK_INDEX=str(folder / "index"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def counts(said: str) -> list[int]:
    return [int(line[22:30].replace(",", "")) for line in said.splitlines()]


def test_where_nothing_is_kept_nothing_is_made(tmp_path: Path) -> None:
    assert purge(tmp_path) == "Nothing is kept yet.\n"
    assert list(tmp_path.iterdir()) == []


def test_what_has_had_its_time_is_counted_and_deleted_kind_by_kind(tmp_path: Path) -> None:
    watch = Watch()
    watch.at = datetime.now(UTC) - timedelta(days=400)
    kept = store(tmp_path, watch)
    for id_ in ("1", "2"):
        kept.inbox.accept(id_, id_, b"x")
    kept.inbox.claim(1)
    kept.inbox.done("1")
    for _ in range(3):
        kept.ledger.note("check", "U1", {})
    kept.ledger.note("flag.wrong", "U1", {})
    kept.limits.wait("ana")
    kept.usage.add("2020-01-01", "U1", Tokens(1, 1))
    watch.at = datetime.now(UTC)
    kept.ledger.note("check", "U1", {})
    dry = purge(tmp_path, "--dry-run")
    assert counts(dry) == [2, 0, 0, 1, 3, 1, 0, 1] and dry.count("would be deleted") == 8
    assert purge(tmp_path, "feedback").splitlines() == ["lines of feedback            1 deleted"], (
        "one kind alone, where it is named"
    )
    assert counts(purge(tmp_path)) == [2, 0, 0, 1, 3, 0, 0, 1]
    assert len(list(kept.ledger.lines())) == 1 and kept.inbox.waiting() == 0
    kept.close()


def test_a_kind_that_there_is_not_is_told_with_those_there_are() -> None:
    done = deskcheck("purge", "letters")
    assert done.returncode == 2 and "feedback" in done.stderr and "Traceback" not in done.stderr
