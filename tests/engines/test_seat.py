import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.engines.hold import Held, Hold
from bot.engines.seat import Seat
from bot.talk.trouble import EngineError


class Heir:
    """Counts how often what a dead process had was taken over."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return 0


def test_one_alone_takes_over_and_a_second_is_told(tmp_path: Path) -> None:
    file, heir = tmp_path / "a.db", Heir()
    with Seat(file, heir, shared=False):
        assert heir.times == 1
        for shared in (False, True):
            with pytest.raises(EngineError, match="Another Deskcheck"):
                Seat(file, heir, shared=shared, patience=0)
        assert heir.times == 1, "nobody takes from a process that lives"
    with Seat(file, heir, shared=False):
        assert heir.times == 2


def test_several_share_and_only_the_first_takes_over(tmp_path: Path) -> None:
    file, heir = tmp_path / "a.db", Heir()
    with Seat(file, heir, shared=True):
        with Seat(file, heir, shared=True):
            assert heir.times == 1
        with pytest.raises(EngineError):
            Seat(file, heir, shared=False, patience=0)
    assert heir.times == 1


def test_it_waits_for_a_predecessor_that_is_about_to_end(tmp_path: Path) -> None:
    file, heir = tmp_path / "a.db", Heir()
    first = Hold(tmp_path / "a.db.serve")
    threading.Timer(0.2, first.close).start()
    with Seat(file, heir, shared=False, patience=10):
        assert heir.times == 1


def test_nobody_claims_while_another_takes_over(tmp_path: Path) -> None:
    """Many begin at once: whoever takes over finds nobody seated."""
    file, seated, wrong = tmp_path / "a.db", threading.Semaphore(0), []
    count, lock = [0], threading.Lock()

    def heir() -> int:
        with lock:
            wrong.extend([1] * bool(count[0]))
        return 0

    def begin() -> None:
        with Seat(file, heir, shared=True):
            with lock:
                count[0] += 1
            seated.release()
            with lock:
                count[0] -= 1

    for _ in range(10):
        threads = [threading.Thread(target=begin) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert not wrong


def test_a_system_without_holds_takes_nothing_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engines.hold._lock", lambda file, shared: False)
    heir = Heir()
    with Seat(tmp_path / "a.db", heir, shared=False), Seat(tmp_path / "a.db", heir, shared=False):
        assert heir.times == 0


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be used"):
        Seat(tmp_path / "nowhere" / "a.db", Heir(), shared=False)


def test_a_failure_while_taking_over_lets_go(tmp_path: Path) -> None:
    def fails() -> int:
        raise EngineError("the database is away")

    with pytest.raises(EngineError, match="away"):
        Seat(tmp_path / "a.db", fails, shared=False)
    Hold(tmp_path / "a.db.serve").close()


def test_a_killed_process_leaves_its_seat(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bot.engines.seat import Seat; "
        "seat = Seat(Path(sys.argv[1]), lambda: 0, shared=False); print('up', flush=True); "
        "sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline() == b"up\n"
        with pytest.raises(Held):
            Hold(tmp_path / "a.db.serve")
        child.kill()
        child.wait()
    with Seat(tmp_path / "a.db", Heir(), shared=False, patience=0):
        pass
