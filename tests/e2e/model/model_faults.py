"""Lets an independent OpenAI-compatible server (aimock) go wrong in every way it knows.

Run it as ``python -m tests.e2e.model.model_faults``; it prints what came of each fault, and fails
when one was anything but a whole answer or one sentence for people, or when an original left.
"""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.engines.budget import Budget, Limits, RecentUsage
from bot.engines.chat_model import LineModel
from bot.engines.circuit import Circuit
from bot.engines.clock import SystemClock
from bot.engines.model_access import Wanted, access
from bot.engines.model_examine import Word
from bot.ports import Prompt
from bot.privacy import Mask
from bot.talk.trouble import EngineError

HERE = Path(__file__).parent
SECONDS = 3.0
CANARY = "Xquevedo Marn, canary-77@example.com, +49 151 5550 1234"
# What is asked for, the server's fault meanwhile, and what has to come of it: an answer or words.
FAULTS: tuple[tuple[str, dict[str, float], str], ...] = (
    ("ready", {}, "ready"),
    ("mended", {}, "ready"),
    ("healed", {}, "ready"),
    ("key", {}, "refused the key"),
    ("busy", {}, "no more requests"),
    ("sick", {}, "trouble of its own"),
    ("cut", {}, "cannot be"),
    ("gone", {}, "cannot be"),
    ("silly", {}, "cannot be used"),
    ("nobody", {}, "trouble of its own"),
    ("ready", {"rateLimitRate": 1}, "no more requests"),
    ("ready", {"dropRate": 1}, "trouble of its own"),
    ("ready", {"malformedRate": 1}, "cannot be used"),
    ("ready", {"disconnectRate": 1}, "cannot be reached"),
    ("ready", {"latencyMs": 20_000}, "in time"),
)
STREAMED = {"cut", "gone", "healed"}  # faults of a stream; and one that happens once
WRITTEN = {"mended"}


@contextmanager
def aimock() -> Iterator[str]:
    """Run the server on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cli = HERE / "node_modules" / "@copilotkit" / "aimock" / "dist" / "cli.js"
    running = subprocess.Popen(
        ["node", str(cli), "-p", str(port), "-h", "127.0.0.1", "-f", str(HERE / "fixtures.json"),
         "--strict", "--validate-on-load"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(lambda: call(f"{url}/health"))
        yield url
    finally:
        running.terminate()
        running.wait(10)


def _wait(ready: Callable[[], object]) -> None:
    for _ in range(100):
        try:
            ready()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("aimock did not start; run npm ci in tests/e2e/model.")


def call(url: str, method: str = "GET", body: object = None) -> str:
    """Return what the server's own doors say."""
    given = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        url, given, {"Content-Type": "application/json"}, method=method
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        said: bytes = answer.read()
    return said.decode()


def came(url: str, wanted: str, streamed: bool) -> tuple[str, float]:
    """Return what came of one call, and after how many seconds."""
    reached = Wanted(model="openai:gpt-test", model_url=f"{url}/v1", model_seconds=SECONDS)
    budget = Budget(Limits(), RecentUsage(), SystemClock())
    model = LineModel(access(reached), budget, Circuit())
    mask = Mask()
    prompt = Prompt("word", "1", "Say it.", mask.join(mask.mask(CANARY), f" {wanted}"))
    began = time.monotonic()
    try:
        if streamed:
            words = [each.word for each in model.stream(prompt, Word, "")]
        else:
            words = [model.write(prompt, Word, "").word]
        said = words[-1]
    except EngineError as error:
        said = error.message_for_people
    finally:
        took = time.monotonic() - began
        model.close()
    return said, took


def run(url: str) -> list[str]:
    """Go through every fault; return what was wrong."""
    wrong: list[str] = []
    came(url, "ready", False)  # LangChain is imported here, which is no fault of the server's
    for wanted, chaos, told in FAULTS:
        modes = {False: wanted not in STREAMED, True: wanted not in WRITTEN}
        for streamed in (mode for mode, fits in modes.items() if fits):
            if chaos:
                call(f"{url}/__aimock/chaos", "POST", chaos)
            said, took = came(url, wanted, streamed)
            call(f"{url}/__aimock/chaos", "DELETE")
            name = f"{wanted} {'stream' if streamed else 'write'} {chaos or ''}"
            print(f"{name:45} {took:5.1f} s  {said}")
            if told not in said or "\n" in said or took > SECONDS + 1:
                wrong.append(name)
    journal = call(f"{url}/__aimock/journal")
    seen: list[Any] = json.loads(journal) if journal.startswith("[") else [journal]
    print(f"{len(seen)} requests in the journal; {journal.count('[mail-1]')} times a placeholder.")
    if "[mail-1]" not in journal:
        wrong.append("the journal shows no request")
    wrong += [each for each in CANARY.replace(",", "").split() if each in journal and len(each) > 4]
    return wrong


if __name__ == "__main__":
    with aimock() as server:
        failed = run(server)
    sys.exit(f"wrong: {failed}" if failed else 0)
