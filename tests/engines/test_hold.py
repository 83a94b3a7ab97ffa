import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engines.hold import Held, Hold, waited


def test_one_alone_has_it_until_it_lets_go(tmp_path: Path) -> None:
    first = Hold(tmp_path / "lock")
    assert first.sure
    for shared in (False, True):
        with pytest.raises(Held):
            Hold(tmp_path / "lock", shared=shared)
    first.close()
    first.close()
    with Hold(tmp_path / "lock"), pytest.raises(Held):
        Hold(tmp_path / "lock")
    Hold(tmp_path / "lock").close()


def test_any_number_share_it_and_none_is_alone_meanwhile(tmp_path: Path) -> None:
    first, second = (Hold(tmp_path / "lock", shared=True) for _ in range(2))
    for hold in (first, second):
        with pytest.raises(Held):
            Hold(tmp_path / "lock")
        hold.close()
    Hold(tmp_path / "lock").close()


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bot.engines.hold import Hold; "
        "hold = Hold(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline() == b"held\n"
        with pytest.raises(Held):
            Hold(tmp_path / "lock")
        child.send_signal(signal.SIGKILL)
        child.wait()
    Hold(tmp_path / "lock").close()


def test_a_file_that_cannot_be_opened_is_no_hold(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Hold(tmp_path / "nowhere" / "lock")


def test_who_waited_has_the_hold_until_the_file_is_closed(tmp_path: Path) -> None:
    with (tmp_path / "a").open("ab") as file:
        waited(file.fileno())
        with pytest.raises(Held):
            Hold(tmp_path / "a")
    Hold(tmp_path / "a").close()
