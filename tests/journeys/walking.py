"""Walks a conversation written as a text file through a channel.

Lines: ``YOU text`` says it, ``YOU <<`` to ``>>`` pastes several lines, ``FILE name content`` lays a
file beside the next message, ``SEND`` sends it without words, ``PRESS id`` presses a button, ``BOT
words`` must stand in the reply, ``NOT words`` must not; words in double quotes are a quote.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Say = Callable[[str, list[tuple[str, bytes]], str | None], Awaitable[str]]


@dataclass
class Turn:
    """What is said, and what must and must not be answered."""

    text: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    press: str | None = None
    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)


def turns(path: Path) -> Iterator[Turn]:
    """Yield the turns of a journey."""
    lines = iter(path.read_text(encoding="utf-8").splitlines())
    turn = Turn()
    spoken = False
    for line in lines:
        word, _, rest = line.partition(" ")
        if word in ("YOU", "FILE", "PRESS", "SEND") and spoken:
            yield turn
            turn, spoken = Turn(), False
        if word == "YOU":
            turn.text, spoken = _pasted(lines) if rest == "<<" else rest, True
        elif word == "FILE":
            name, _, content = rest.partition(" ")
            turn.files.append((name, content.encode().decode("unicode_escape").encode("latin-1")))
        elif word == "PRESS":
            turn.press, spoken = rest, True
        elif word == "SEND":
            spoken = True
        elif word == "BOT":
            turn.wanted.append(rest.strip('"'))
        elif word == "NOT":
            turn.unwanted.append(rest.strip('"'))
        elif word and word != "#":
            raise ValueError(f"{path.name}: not a line of a journey: {line}")
    yield turn


def _pasted(lines: Iterator[str]) -> str:
    pasted = []
    for line in lines:
        if line == ">>":
            break
        pasted.append(line)
    return "\n".join(pasted)


async def walk(path: Path, say: Say) -> int:
    """Walk a journey through a channel's ``say``; return how many turns it had."""
    count = 0
    for turn in turns(path):
        count += 1
        reply = " ".join((await say(turn.text, turn.files, turn.press)).split())
        for words in turn.wanted:
            assert words in reply, (path.name, turn.text, words, reply)
        for words in turn.unwanted:
            assert words not in reply, (path.name, turn.text, words)
    return count
