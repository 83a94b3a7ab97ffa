"""Talks to Deskcheck in Microsoft's Agents Playground, in a browser, as a person in Teams does.

``python -m tests.e2e.teams.playground`` starts both on loopback, walks through what people do
there (see ``playground.cjs``), leaves a picture of every step in ``tests/e2e/teams/pictures`` and
says what is not as it should be.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.e2e.slack_cards import browser

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PICTURES = HERE / "pictures"
PLAYGROUND = HERE / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
_UP = 60.0  # seconds that something has to answer
_WALK = 200.0  # seconds for the whole


def free() -> int:
    """Return a port that nobody has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def started(
    command: Sequence[str], address: str, log: Path, env: Mapping[str, str], cwd: Path = ROOT
) -> Iterator[None]:
    """Run a program until it answers at an address, and end it with all that it started."""
    with log.open("wb") as told:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdout=told, stderr=told, start_new_session=True
        )
    try:
        _wait(process, address, log)
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(25)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + _UP
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]
    raise SystemExit("\n".join((f"It does not answer at {address}. Its last words:", *last)))


def settings(port: int, folder: Path) -> dict[str, str]:
    """Return what Deskcheck is told: nothing but a place of its own and the development switch."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "DESKCHECK_EMBEDDINGS": "off",
        "DESKCHECK_TEAMS_DEV": "1",
        "DESKCHECK_LISTEN": f"127.0.0.1:{port}",
        "DESKCHECK_DATABASE": f"sqlite:///{folder / 'deskcheck.db'}",
        "DESKCHECK_INDEX": str(folder / "index"),
    }


def main() -> int:
    """Walk through it; return how it went."""
    if not PLAYGROUND.is_file():
        raise SystemExit(
            "The Agents Playground is not installed: @microsoft/m365agentsplayground could not be "
            "fetched. `npm ci --ignore-scripts` in tests/e2e/teams says why."
        )
    bot, port = free(), free()
    endpoint = f"http://127.0.0.1:{bot}/api/messages"
    page = f"http://127.0.0.1:{port}/"
    client = (
        "node", "-r", str(HERE / "loopback.cjs"), str(PLAYGROUND), "start", "-e", endpoint,
        "-c", "msteams", "-p", str(port), "--dt",
    )  # fmt: skip
    quiet = {**os.environ, "TEAMSAPPTESTER_BROWSER": "none"}
    serve = (sys.executable, "-m", "bot", "serve")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        healthy = f"http://127.0.0.1:{bot}/healthz"
        with (
            started(serve, healthy, folder / "bot.log", settings(bot, folder)),
            started(client, page, folder / "client.log", quiet, folder),  # it leaves files
        ):
            walk = ["node", "playground.cjs", page, str(PICTURES)]
            env = {**os.environ, "CHROMIUM": browser()}
            try:
                return subprocess.run(
                    walk, cwd=HERE, env=env, timeout=_WALK, check=False
                ).returncode
            except subprocess.TimeoutExpired:
                raise SystemExit(f"The walk through Teams took over {_WALK:.0f} s.") from None


if __name__ == "__main__":
    sys.exit(main())
