import os
import pty
import select
import subprocess
import sys
import time

from tests.cli.running import ROOT, deskcheck
from tests.patience import PATIENCE

READY = "\x1b[?2004h"  # the prompt asks the terminal to mark pastes


def test_the_demo_without_a_terminal_shows_everything_and_ends() -> None:
    done = deskcheck("chat", "--demo", DESKCHECK_EMBEDDINGS="off")
    assert done.returncode == 0 and done.stderr == ""
    assert "Sample 1 of 6" in done.stdout and "Sample 6 of 6" in done.stdout
    assert "What to verify, in this order" in done.stdout
    assert "That is not in the folder" in done.stdout
    assert "read this workspace" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_piped_text_is_answered_once() -> None:
    done = deskcheck(
        "chat",
        DESKCHECK_EMBEDDINGS="off",
        given="notes\n- he refused to switch the camera on\n- ok\n",
    )
    assert done.returncode == 0
    assert "Will not switch the camera on" in done.stdout


def test_in_a_terminal_the_chat_stays_and_answers() -> None:
    """Type into a real pseudo-terminal: a paste of several lines, a button, a file, goodbye."""
    controller, worker = pty.openpty()
    env = {
        **os.environ,
        "TERM": "xterm",
        "COLUMNS": "100",
        "LINES": "40",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "DESKCHECK_EMBEDDINGS": "off",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        stdin=worker, stdout=worker, stderr=worker, cwd=ROOT, env=env, close_fds=True,
    )  # fmt: skip
    os.close(worker)
    try:
        assert "Paste a profile" in _until(controller, READY)
        paste = "\x1b[200~notes\r- he refused to switch the camera on\r- fine\x1b[201~\r"
        os.write(controller, paste.encode())
        heard = _until(controller, READY)
        assert "Will not switch the camera on" in heard and "[1] All words to send" in heard
        os.write(controller, b"3\r")
        assert "Sources" in _until(controller, READY)
        os.write(controller, b"/file nothing-here.pdf\r")
        assert "There is no file" in _until(controller, READY)
        os.write(controller, b"/quit\r")
        assert process.wait(timeout=PATIENCE) == 0
    finally:
        process.kill()
        os.close(controller)


def _until(controller: int, *wanted: str) -> str:
    """Read until one of the wanted words was printed; fail loudly when none comes."""
    heard = ""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ready, _, _ = select.select([controller], [], [], 0.2)
        if ready:
            heard += os.read(controller, 65536).decode(errors="replace")
            if any(each in heard for each in wanted):
                return heard
    raise AssertionError(f"none of {wanted} in {heard[-2000:]!r}")
