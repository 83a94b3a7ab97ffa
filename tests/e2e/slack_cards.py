"""Takes a picture of every card, and says what is cut, empty or missing on it.

Run it as ``python -m tests.e2e.slack_cards``; the pictures stand in ``tests/e2e/pictures``.
"""

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matplotlib.image import imread

from bot.channels.slack.measure import Json
from tests.e2e.cards import Card, cards

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_HIDDEN = frozenset(("confirm", "options", "filter"))  # shown when something is opened
_SHOWN = frozenset(("text", "plain_text", "link"))


@dataclass(frozen=True, slots=True)
class Seen:
    """What the browser saw of one card."""

    name: str
    text: str
    wrong: list[str]


def browser() -> str:
    """Return the browser, installed first where it is not there."""
    found = _browser()
    if not found and shutil.which("apt-get"):
        told = subprocess.DEVNULL
        for what in (["update", "-q"], ["install", "-yq", "chromium", "fonts-noto-color-emoji"]):
            subprocess.run(["apt-get", *what], stdout=told, check=False)
        found = _browser()
    if not found:
        raise SystemExit("No browser: install chromium (Debian: apt install chromium).")
    return found


def _browser() -> str:
    return next(filter(None, map(shutil.which, BROWSERS)), "")


def packages() -> None:
    """Install what draws the blocks, at the versions that are locked."""
    if not shutil.which("npm"):
        raise SystemExit("No npm: install Node.js 18 or newer (Debian: apt install nodejs npm).")
    lock, done = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    if not done.is_file() or done.stat().st_mtime < lock.stat().st_mtime:
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HERE, stdout=subprocess.DEVNULL, check=True)


def draw(drawn: list[Card]) -> list[Seen]:
    """Have the browser take the pictures."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    wanted = {
        "browser": browser(), "folder": str(PICTURES), "cards": [_told(each) for each in drawn],
    }  # fmt: skip
    done = subprocess.run(
        ["node", "draw.mjs"], cwd=HERE, input=json.dumps(wanted), text=True, encoding="utf-8",
        stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return [Seen(**each) for each in json.loads(done.stdout)]


def _told(card: Card) -> Json:
    told: Json = {"name": card.name, "blocks": card.blocks, "post": html.unescape(card.post)}
    if card.view and card.view["type"] == "modal":
        told |= {name: card.view[name]["text"] for name in ("title", "submit", "close")}
    return told


def wrong(card: Card, seen: Seen) -> Iterator[str]:
    """Tell what is wrong with a picture."""
    yield from seen.wrong
    if not card.blocks and not card.post:
        yield "there is nothing to show"
    page = _words(seen.text)
    for text in (*_texts(card.blocks), html.unescape(card.post)):
        for line in text.splitlines():
            if _words(line) not in page:
                yield f"not on the page: {line[:80]!r}"
    picture = imread(PICTURES / f"{card.name}.png")[..., :3]
    if picture.max() - picture.min() < 0.5:
        yield "the picture is blank"


def _words(text: str) -> str:
    return re.sub(r"\s", "", text)


def _texts(value: object) -> Iterator[str]:
    """Give every text that blocks show, as it is read."""
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        kind = value.get("type")
        if kind in _SHOWN:
            yield value["text"]
        elif kind == "mrkdwn":
            yield from _read(value["text"])
        hidden = _HIDDEN if kind != "checkboxes" else frozenset(("confirm",))
        for key, each in value.items():
            if key not in hidden:
                yield from _texts(each)


def _read(markup: str) -> Iterator[str]:
    """Give what is read of markup: the texts of links, names and moments left to the client."""
    bare = re.sub(r"<[@!][^>]*>|:[a-z_]+:", "\n", markup)
    bare = re.sub(r"<[^|>]*\|([^>]*)>", r"\1", bare)
    yield html.unescape(bare.strip("*"))


def main() -> int:
    """Take all pictures and tell what is wrong with them."""
    packages()
    drawn = list(cards())
    seen = draw(drawn)
    told = [f"{card.name}: {each}" for card, look in zip(drawn, seen, strict=True)
            for each in wrong(card, look)]  # fmt: skip
    print(*told, sep="\n", end="\n" if told else "")
    print(f"{len(drawn)} pictures in {PICTURES}, {len(told)} complaints")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
