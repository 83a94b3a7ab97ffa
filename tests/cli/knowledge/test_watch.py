import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from tests.cli.running import ROOT, deskcheck
from tests.library.folder import CLEAN, IDEA, write

_PATIENCE = 40  # seconds


def _hear() -> None:
    """Hear Ctrl-C: whatever a shell starts in the background begins deaf to it, tests too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watching:
    """``deskcheck knowledge watch`` on a folder, and the lines that it has said so far."""

    def __init__(self, root: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "knowledge", "watch"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "DESKCHECK_KNOWLEDGE": str(root), "PYTHONUNBUFFERED": "1"},
            preexec_fn=_hear,
        )  # fmt: skip
        self.lines: list[str] = []
        self._reader = Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        self.lines.extend(line.rstrip() for line in self._process.stdout)

    def wait(self, words: str) -> str:
        """Return the first line with ``words``, once it is there."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            for line in self.lines:
                if words in line:
                    return line
            time.sleep(0.05)
        raise AssertionError((words, self.lines))

    def end(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit status and what stood on standard error."""
        self._process.send_signal(signal.SIGINT)
        status = self._process.wait(_PATIENCE)
        self._reader.join()
        assert self._process.stderr is not None
        told = self._process.stderr.read()
        with self._process:  # closes both pipes
            return status, told


def test_every_change_is_linted_and_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    root = write(tmp_path)
    watching = Watching(root)
    try:
        watching.wait("4 mistakes")  # the small folder's examples say nothing that fires
        (root / IDEA).write_text(CLEAN[IDEA] + "oops: 1\n")
        assert watching.wait("oops").startswith(f"knowledge/{IDEA}:5: oops: unknown key")
    finally:
        status, errors = watching.end()
    assert (status, errors) == (0, "")
    assert watching.lines[-1] == "Watching has ended."


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    done = deskcheck("knowledge", "watch", DESKCHECK_KNOWLEDGE=str(tmp_path / "none"))
    assert done.returncode == 1 and "DESKCHECK_KNOWLEDGE" in done.stderr
