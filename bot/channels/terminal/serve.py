"""The chat at the prompt: paste, press Enter, read; numbers press buttons, /file gives files."""

import asyncio
import shlex
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot.channels.plain import plain
from bot.channels.terminal import receive
from bot.channels.terminal.render import render
from bot.frontdesk.desk import FrontDesk
from bot.talk.message import Message
from bot.talk.reply import Button, Buttons, Reply
from bot.talk.trouble import DeskcheckError

_WIDTH = 100  # columns, where there is no terminal to ask
_YES = ("y", "yes", "j", "ja", "s", "sim")
_HELLO = (
    "Paste a profile, ask a question, or tell what is happening, and press Enter. /file PATH gives "
    "a file (several are one profile), a number presses a button, /help explains, /quit leaves."
)


def console(*, error: bool = False) -> Console:
    """Return a console as wide as the terminal, or of a fixed width where there is none."""
    stream = sys.stderr if error else sys.stdout
    return Console(
        stderr=error, width=None if stream.isatty() else _WIDTH, highlight=False, soft_wrap=False
    )


async def answer(desk: FrontDesk, message: Message, out: Console) -> Reply:
    """Let the front desk answer, with a sign of life meanwhile, and print the reply."""
    reply = None
    with out.status("Reading ...") if out.is_terminal else _Silent():
        async for said in desk.handle(message):
            if isinstance(said, Reply):
                reply = said
    if reply is None:  # the front desk promises one reply; this is its promise checked
        raise DeskcheckError("No answer came. Please try again.")
    out.print(render(reply, buttons=out.is_terminal))
    return reply


class _Silent:
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def show(desk: FrontDesk, samples: Iterable[Path], count: int) -> None:
    """Print sample messages with their replies; ``count`` is how many there are."""
    out = console()
    for number, sample in enumerate(samples, 1):
        text = sample.read_text(encoding="utf-8")
        title = f"Sample {number} of {count}: {sample.stem[2:].replace('-', ' ')}"
        out.print(Rule(Text(title, style="bold magenta"), style="magenta", characters="="))
        out.print(Text(plain(text.strip()), style="dim"))
        out.print()
        asyncio.run(answer(desk, receive.message(text), out))
        out.print()


def serve(desk: FrontDesk) -> None:
    """Chat until the person leaves; with no terminal, answer what is piped in and end."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        asyncio.run(answer(desk, receive.message(sys.stdin.read()), console()))
        return
    # Imported here: only a chat at a real prompt needs it, and it costs 100 ms.
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import DummyHistory

    out = console()
    out.print(_HELLO)
    prompt: PromptSession[str] = PromptSession(history=DummyHistory())  # pastes are not kept
    pressable: tuple[Button, ...] = ()
    while True:
        try:
            line = prompt.prompt("> ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if line in ("/quit", "/exit", "/q"):
            return
        if not line:
            continue
        try:
            message = _pressed(line, pressable, prompt.prompt) or _message(line)
            reply = asyncio.run(answer(desk, message, out))
        except (EOFError, KeyboardInterrupt):  # whoever leaves a question open does not press
            continue
        except DeskcheckError as error:
            out.print(Text(f"! {plain(error.message_for_people)}", style="yellow"))
            continue
        pressable = _pressable(reply) or pressable


def _pressable(reply: Reply) -> tuple[Button, ...]:
    return tuple(
        button for part in reply.parts if isinstance(part, Buttons) for button in part.items
    )


def _pressed(line: str, pressable: tuple[Button, ...], ask: Callable[[str], str]) -> Message | None:
    """Return the button that a number presses, with what it asks for; None for no number of one."""
    if not (line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(pressable)):
        return None
    button = pressable[int(line) - 1]
    form = {"text": ask(f"{plain(button.asks)}: ").strip()} if button.asks else {}
    if button.offers and ask(f"{plain(button.offers)}? [y/N] ").strip().casefold() in _YES:
        form["offer"] = "yes"
    if button.confirm and ask(f"{plain(button.confirm)} [y/N] ").strip().casefold() not in _YES:
        raise KeyboardInterrupt
    return receive.message("", press=button.id, form=form)


def _message(line: str) -> Message:
    if line == "/help":
        return receive.message("", press="help")
    if line.startswith("/file"):
        try:
            names = shlex.split(line.removeprefix("/file"))
        except ValueError:
            raise DeskcheckError("A quotation mark is missing in that file name.") from None
        if not names:
            raise DeskcheckError("Name the file: /file cv.pdf")
        return receive.message("", [receive.file(Path(name).expanduser()) for name in names])
    return receive.message(line)
